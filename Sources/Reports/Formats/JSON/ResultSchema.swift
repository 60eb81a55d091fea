internal import Kinerja

/// The JSON Schema of a line of `hasil.json`.
package enum ResultSchema {
  /// The schema, as `kinerja schema hasil` prints it.
  package static var bytes: [UInt8] {
    // As NIPs may be pseudonyms, so may posts be left out.
    let columns = ResultColumn.allCases.map(\.groupedDeclaration)
    let months = MonthColumn.allCases.dropFirst().map(\.declaration)
    let cell = JSONText.object([("type", .list([.text("number"), .text("null")]))])
    let payment: [(String, JSONText)] = [
      (
        "bulanan",
        .object([
          ("type", .text("array")), ("maxItems", .literal("3")),
          (
            "items",
            .object([
              ("type", .text("object")), ("properties", .object(months.map { ($0.name, .object($0.schema)) })),
              ("required", .list(months.map { .text($0.name) })), ("additionalProperties", cell),
            ])
          ),
        ])
      ),
      ("triwulan", .object([("type", .text("object")), ("additionalProperties", cell)])),
    ]
    let schema = JSONText.object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text("kinerja-hasil/2")),
      (
        "description",
        .text(
          "A line of hasil.json: the columns of hasil.csv, the months of bulanan.csv and the cells of triwulan.csv; what is missing is null."
        )
      ),
      ("type", .text("object")), ("properties", .object(columns.map { ($0.name, .object($0.schema)) } + payment)),
      ("required", .list((columns.map(\.name) + payment.map(\.0)).map { .text($0) })),
      ("additionalProperties", .literal("false")),
    ])
    return Array((schema.pretty() + "\n").utf8)
  }
}

extension PublishedColumn {
  /// What the schema says of a value of this column.
  var schema: [(String, JSONText)] {
    func type(_ name: String) -> (String, JSONText) {
      ("type", isOptional ? .list([.text(name), .text("null")]) : .text(name))
    }
    return switch kind {
    case .nip: [type("string"), ("pattern", .text("^(\(NIPForm.pattern))$"))]
    case .text, .predikat: [type("string")]
    case .code(let codes): [("enum", .list(codes.map { .text($0) } + (isOptional ? [.literal("null")] : [])))]
    case .whole(let least, let most):
      [type("integer"), ("minimum", .literal("\(least)"))] + (most.map { [("maximum", .literal("\($0)"))] } ?? [])
    case .rupiah: [type("integer"), ("minimum", .literal("0"))]
    case .decimal: [type("number")]
    }
  }
}

/// What stands in a column of NIPs.
enum NIPForm {
  /// A NIP, or a pseudonym.
  static let pattern = "[0-9]{18}|P[0-9a-f]{16}"
}

/// JSON whose members keep their order.
indirect enum JSONText {
  case text(String)
  case literal(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// The text on lines of their own, two blanks for each depth.
  func pretty(_ margin: String = "") -> String {
    let inner = margin + "  "
    func lines(_ open: String, _ parts: [String], _ close: String) -> String {
      open + "\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n" + margin + close
    }
    return switch self {
    case .text(let text): "\"\(text)\""
    case .literal(let text): text
    case .list(let items): lines("[", items.map { $0.pretty(inner) }, "]")
    case .object(let members): lines("{", members.map { "\"\($0)\": \($1.pretty(inner))" }, "}")
    }
  }
}
