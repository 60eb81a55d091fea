private import Foundation
internal import Kinerja
internal import Platform
internal import Wording

/// Writes `datapackage.json`: what the CSV files of a run hold, as a Frictionless data package.
struct DataPackage {
  static let fileName = "datapackage.json"

  let content: ReportContent

  private struct Package: Encodable {
    let profile = "tabular-data-package"
    let name: String
    let title: String
    let resources: [Resource]
  }

  private struct Resource: Encodable {
    let name: String
    let path: String
    let profile = "tabular-data-resource"
    let format = "csv"
    let encoding = "utf-8"
    let bytes: Int
    let hash: String
    let schema: Schema
  }

  private struct Schema: Encodable {
    let fields: [Field]
    let missingValues = [""]
    let primaryKey: [String]
  }

  private struct Field: Encodable {
    let name: String
    let type: String
    let title: String
    let constraints: Constraints
  }

  private struct Constraints: Encodable {
    let required: Bool
    var pattern: String?
    var `enum`: [String]?
  }

  func write(to folder: RunFolder) throws(WriteError) {
    let table = content.table
    let results = schema(table.columns, key: ["nip"])
    let special = [
      ResultTable.monthFileName: schema(table.monthColumns, key: ["nip", "bulan"]),
      ResultTable.quarterFileName: schema(table.quarterColumns, key: ["nip"]),
    ]
    let tables = folder.files.filter { RankingFiles.holds($0.path) }
    let package = Package(
      name: "kinerja-\("\(content.table.results.quarter)".lowercased())",
      title: Text(
        "Hasil kinerja triwulan \(content.table.results.quarter)",
        "Performance results, quarter \(content.table.results.quarter)"
      ).in(content.language),
      resources: tables.map { file in
        Resource(
          name: Self.resourceName(file.path), path: file.path, bytes: file.bytes, hash: "sha256:\(file.digest)",
          schema: special[file.path] ?? results)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(package) else { preconditionFailure("a package of texts can be encoded") }
    try folder.add(Self.fileName, Array(data) + [0x0A])
  }

  /// A name of lower-case letters, digits, `-`, `_` and `.`, made from a path; other bytes become `_` and two digits.
  private static func resourceName(_ path: String) -> String {
    var name = ""
    for byte in path.dropLast(4).utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "."
      if isPlain { name.unicodeScalars.append(scalar) } else { name += "_" + String(byte, radix: 16) }
    }
    return name
  }

  private func schema(_ columns: [PublishedColumn], key: [String]) -> Schema {
    Schema(fields: columns.map { field($0) }, primaryKey: key)
  }

  private func field(_ column: PublishedColumn) -> Field {
    let (type, pattern, values): (String, String?, [String]?) =
      switch column.kind {
      case .nip: ("string", NIPForm.pattern, nil)
      case .text: ("string", nil, nil)
      case .code(let codes): ("string", nil, codes)
      case .predikat: ("string", nil, content.table.results.predikats)
      case .whole, .rupiah: ("integer", nil, nil)
      case .decimal: ("number", nil, nil)
      }
    return Field(
      name: column.name, type: type, title: column.title.in(content.language),
      constraints: Constraints(required: !column.isOptional, pattern: pattern, enum: values))
  }
}
