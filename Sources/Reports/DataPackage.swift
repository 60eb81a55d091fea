private import Foundation
internal import Kinerja
internal import Platform

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
    let primaryKey = "nip"
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
    let schema = Schema(fields: ResultTable.columns.map(field))
    let tables = folder.files.filter { $0.path.hasSuffix(".csv") }
    let package = Package(
      name: "kinerja-\("\(content.table.results.quarter)".lowercased())",
      title: content.say(
        "Hasil kinerja triwulan \(content.table.results.quarter)",
        "Performance results, quarter \(content.table.results.quarter)"),
      resources: tables.map { file in
        Resource(
          name: Self.resourceName(file.path), path: file.path, bytes: file.bytes, hash: "sha256:\(file.digest)",
          schema: schema)
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

  private func field(_ column: String) -> Field {
    func make(_ type: String, _ title: String, required: Bool = true, pattern: String? = nil, values: [String]? = nil)
      -> Field
    {
      Field(
        name: column, type: type, title: title,
        constraints: Constraints(required: required, pattern: pattern, enum: values))
    }
    let say = content.say
    let levels = ExpectationLevel.allCases.map(\.code)
    return switch column {
    case "peringkat": make("integer", say("peringkat di antara semua", "rank over all"), required: false)
    case "peringkat_unit": make("integer", say("peringkat dalam unit", "rank in the unit"), required: false)
    case "peringkat_kelompok":
      make("integer", say("peringkat dalam kelompok", "rank in the peer group"), required: false)
    case "nip": make("string", "NIP", pattern: "[0-9]{18}|P[0-9a-f]{16}")
    case "nama": make("string", say("nama", "name"))
    case "unit_kode": make("string", say("kode unit", "unit"))
    case "jenis_jabatan": make("string", say("jenis jabatan", "kind of post"), values: JobType.allCases.map(\.code))
    case "kelas_jabatan": make("integer", say("kelas jabatan", "class of the post"))
    case "kelompok": make("string", say("kelompok pembanding", "peer group"))
    case "hari_kerja": make("integer", say("hari yang dihitung", "counted days"))
    case "hari_tk": make("integer", say("hari tanpa keterangan", "unexcused days"))
    case "disiplin": make("number", say("disiplin", "discipline"), required: false)
    case "capaian": make("number", say("capaian", "achievement"), required: false)
    case "beban_rasio": make("number", say("rasio beban", "workload ratio"), required: false)
    case "beban_relatif": make("number", say("beban terhadap kelompok", "relative workload"))
    case "faktor_beban": make("number", say("faktor beban", "workload factor"))
    case "capaian_normal": make("number", say("capaian setelah beban", "normalised achievement"), required: false)
    case "perilaku": make("number", say("perilaku", "conduct"), required: false)
    case "indeks": make("number", say("indeks", "index"), required: false)
    case "hasil_kerja": make("string", say("hasil kerja", "results"), required: false, values: levels)
    case "perilaku_kerja": make("string", say("perilaku kerja", "conduct"), required: false, values: levels)
    case "predikat": make("string", say("predikat", "rating"), required: false, values: content.table.results.predikats)
    case "sumber_predikat":
      make("string", say("sumber predikat", "source of the rating"), required: false, values: ["EKINERJA", "HITUNG"])
    case "dasar_insentif": make("number", say("dasar insentif, rupiah", "base of the incentive, rupiah"))
    case "insentif": make("integer", say("insentif, rupiah", "incentive, rupiah"))
    case "status_nilai": make("string", say("status", "status"), values: ["DINILAI", "TIDAK_DINILAI"])
    default: make("string", say("yang tidak ada", "what is missing"), required: false)
    }
  }
}
