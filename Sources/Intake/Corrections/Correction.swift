package import Kinerja

/// An approved change of what is read: a row of koreksi.csv.
package struct Correction: Hashable, Sendable {
  /// What it does to a table.
  package enum Change: Hashable, Sendable {
    /// A cell of a row is read otherwise: its column, what must stand there, and what is read in its stead.
    case cell(AnyColumn, old: String, new: String)
    /// A row that is missing is read: its cells besides the key.
    case addition([Content])
    /// A row is not read; where a content is named, only one that has it.
    case withdrawal(Content?)
  }

  /// A cell and what it holds.
  package struct Content: Hashable, Sendable {
    /// The column.
    package let column: AnyColumn
    /// What the cell holds.
    package let text: String
  }

  /// Its name.
  package let id: String
  /// The table that it changes.
  package let table: Table
  /// The key of the row, in the order of the table's key columns.
  package let key: [String]
  /// What it does.
  package let change: Change
  /// Why.
  package let reason: String
  /// The number of the decision (nomor_sk).
  package let decree: String
  /// Who approved it.
  package let approver: String
  /// When.
  package let date: CivilDate

  /// The key as it is told.
  package var keyText: String { Self.keyText(key) }

  /// The cells of a key as they are told, without what is left out at its end.
  package static func keyText(_ key: some BidirectionalCollection<String>) -> String {
    key.reversed().drop { $0.isEmpty }.reversed().joined(separator: ", ")
  }

  /// What it does, by the word of `tindakan`.
  package var action: CorrectionAction {
    switch change {
    case .cell: .change
    case .addition: .addition
    case .withdrawal: .withdrawal
    }
  }

  /// The column whose content it names.
  package var column: AnyColumn? {
    switch change {
    case .cell(let column, _, _): column
    case .addition: nil
    case .withdrawal(let content): content?.column
    }
  }

  /// The cells of koreksi.csv that say what it does.
  package var written: (column: String, old: String, new: String) {
    let name = column.map { table.spec[$0].name } ?? ""
    return switch change {
    case .cell(_, let old, let new): (name, old, new)
    case .addition(let contents):
      ("", "", contents.map { "\(table.spec[$0.column].name)=\($0.text)" }.joined(separator: "; "))
    case .withdrawal(let content): (name, content?.text ?? "", "")
    }
  }
}

extension Correction {
  /// Reads the cells of a row besides its key, as `column=value`, separated by semicolons; nil when they are no such thing,
  /// or name a column twice, a key, or none of the table's.
  package static func contents(_ text: String, of table: Table) -> [Content]? {
    let spec = table.spec
    let free = spec.indices.filter { !spec.key.contains($0) }
    var contents: [Content] = []
    for part in text.split(separator: ";") where part.contains(where: { $0 != " " }) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
      guard sides.count == 2, let column = free.first(where: { spec[$0].name == sides[0] }),
        !contents.contains(where: { $0.column == column })
      else { return nil }
      contents.append(Content(column: column, text: sides[1]))
    }
    return contents
  }

  /// The columns that a row may be given besides its key, as one writes them.
  package static func form(of table: Table) -> String {
    let spec = table.spec
    return spec.indices.filter { !spec.key.contains($0) }.map { "\(spec[$0].name)=…" }.joined(separator: "; ")
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// A correction where it took effect.
package struct AppliedCorrection: Hashable, Sendable {
  /// The correction.
  package let correction: Correction
  /// Where it is written: a file and a physical line.
  package let source: RowPlace
  /// The row that it changed or left out; where it is written itself when it added one.
  package let target: RowPlace
}

/// A row in a file.
package struct RowPlace: Hashable, Sendable, CustomStringConvertible {
  /// The file's name within the input folder.
  package let file: String
  /// The physical line, from 1.
  package let line: Int

  /// Makes a place.
  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// Reads `file:line`.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) else { return nil }
    self.init(file: String(text[..<colon]), line: line)
  }

  /// `file:line`.
  package var description: String { "\(file):\(line)" }
}
