private import CSQLite
internal import Intake
package import Kinerja
package import Platform
internal import Wording

/// A SQLite database of results, in the schema of `schema.sql`.
package final class ResultDatabase {
  /// What is recorded of a run.
  package struct Run: Sendable {
    /// A file that was read.
    package struct Input: Sendable {
      let name: String
      let table: String
      let rows: Int
      let sha256: String

      /// Makes an entry.
      package init(name: String, table: String, rows: Int, sha256: String) {
        self.name = name
        self.table = table
        self.rows = rows
        self.sha256 = sha256
      }
    }

    let id: String
    let quarter: String
    let asOf: String
    let policy: String
    let policyDigest: String
    let engine: String
    let incomplete: String?
    let isHolding: Bool
    let isVerified: Bool
    let inputs: [Input]

    /// Makes an entry.
    package init(
      id: String, quarter: String, asOf: String, policy: String, policyDigest: String, engine: String,
      incomplete: String?, isHolding: Bool, isVerified: Bool, inputs: [Input]
    ) {
      self.id = id
      self.quarter = quarter
      self.asOf = asOf
      self.policy = policy
      self.policyDigest = policyDigest
      self.engine = engine
      self.incomplete = incomplete
      self.isHolding = isHolding
      self.isVerified = isVerified
      self.inputs = inputs
    }
  }

  /// The statements that make an empty database: those of `schema.sql`, with the columns of `hasil`.
  static func schema(_ columns: [PublishedColumn]) -> String {
    String(decoding: PackageResources.schema_sql, as: UTF8.self)
      .replacing(
        "  -- the columns of hasil.csv\n",
        with: columns.map { "  \($0.definition),\n" }.joined()
      )
      .replacing(
        "  -- the columns of bulanan.csv\n",
        with: MonthColumn.allCases.map { "  \($0.declaration.definition),\n" }.joined())
  }

  private let path: String
  private var handle: OpaquePointer?
  private var insertion: OpaquePointer?
  /// The columns of cells, by cell, in the order in which they came.
  private var cells: [PaymentTable: [(cell: String, column: String)]] = [:]

  /// Creates a database with the schema and these columns of results, for its owner only.
  package init(
    creating path: String, columns: [PublishedColumn] = ResultColumn.allCases.map(\.declaration)
  ) throws(WriteError) {
    self.path = path
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE
    guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK else {
      throw .notCreated(path: path, reason: Text(message))
    }
    // The file is new and put into its place whole: nothing needs to be undone in it.
    try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
    try execute("BEGIN;" + Self.schema(columns))
  }

  deinit {
    sqlite3_finalize(insertion)
    sqlite3_close_v2(handle)
  }

  private var message: String { handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory" }

  private func execute(_ statements: String) throws(WriteError) {
    guard sqlite3_exec(handle, statements, nil, nil, nil) == SQLITE_OK else {
      throw .failed(path: path, reason: Text(message))
    }
  }

  private func prepare(_ statement: String) throws(WriteError) -> OpaquePointer? {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(handle, statement, -1, &prepared, nil) == SQLITE_OK else {
      throw .failed(path: path, reason: Text(message))
    }
    return prepared
  }

  private func insert(_ statement: OpaquePointer?, _ cells: [ResultCell]) throws(WriteError) {
    for (place, cell) in cells.enumerated() {
      let place = CInt(place + 1)
      switch cell {
      case .empty: sqlite3_bind_null(statement, place)
      case .text(let text): bind(statement, place, text)
      case .whole(let number): sqlite3_bind_int64(statement, place, number)
      case .decimal(let number, _):
        if let number = Int64(exactly: number) {
          sqlite3_bind_int64(statement, place, number)
        } else {
          bind(statement, place, "\(number)")
        }
      }
    }
    guard sqlite3_step(statement) == SQLITE_DONE, sqlite3_reset(statement) == SQLITE_OK else {
      throw .failed(path: path, reason: Text(message))
    }
  }

  private func bind(_ statement: OpaquePointer?, _ place: CInt, _ text: String) {
    // The destructor -1 makes SQLite copy the text.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(statement, place, text, CInt(text.utf8.count), copied)
  }

  private func insert(into table: String, _ cells: [ResultCell]) throws(WriteError) {
    let places = Array(repeating: "?", count: cells.count).joined(separator: ", ")
    let statement = try prepare("INSERT INTO \(table) VALUES (\(places))")
    defer { sqlite3_finalize(statement) }
    try insert(statement, cells)
  }

  /// Adds a run with its units: codes and, where known, names.
  package func add(_ run: Run, units: [(code: String, name: String?)]) throws(WriteError) {
    let texts = [run.id, run.quarter, run.asOf, run.policy, run.policyDigest, run.engine]
    let marks = [run.isHolding, run.isVerified].map { ResultCell.whole($0 ? 1 : 0) }
    try insert(into: "run", texts.map { .text($0) } + [run.incomplete.map { .text($0) } ?? .empty] + marks)
    for input in run.inputs {
      try insert(
        into: "masukan",
        [
          .text(run.id), .text(input.name), .text(input.table), .whole(Int64(input.rows)), .text(input.sha256),
        ])
    }
    for unit in units {
      try insert(into: "unit", [.text(run.id), .text(unit.code), unit.name.map { .text($0) } ?? .empty])
    }
  }

  /// Adds an employee's row: the cells of the published table, in its order of columns.
  package func add(_ cells: [ResultCell], run: String) throws(WriteError) {
    if insertion == nil {
      let places = Array(repeating: "?", count: ResultColumn.allCases.count + 1).joined(separator: ", ")
      insertion = try prepare("INSERT INTO hasil VALUES (\(places))")
    }
    try insert(insertion, [.text(run)] + cells)
  }

  /// A table of payment, whose columns are also the cells of the policies.
  package enum PaymentTable: String, CaseIterable, Sendable {
    /// A row for each month of each employee.
    case months = "bulanan"
    /// A row for each employee.
    case quarter = "triwulan"

    /// The columns before the cells, the run's left out.
    package var fixedColumns: [PublishedColumn] {
      switch self {
      case .months: MonthColumn.allCases.map(\.declaration)
      case .quarter: [MonthColumn.nip.declaration]
      }
    }
  }

  /// Adds rows of payment, each the cells of the table's fixed columns and then of these cells of the policy.
  package func add(
    to table: PaymentTable, run: String, cells names: [String], _ rows: some Sequence<[ResultCell]>
  ) throws(WriteError) {
    let columns = try names.map { name throws(WriteError) in try column(of: name, in: table) }
    let fixed = table.fixedColumns.map { $0.definition.prefix { $0 != " " } }.map(String.init)
    let all = ["run"] + fixed + columns.map(Self.quoted)
    let places = Array(repeating: "?", count: all.count).joined(separator: ", ")
    let statement = try prepare("INSERT INTO \(table.rawValue) (\(all.joined(separator: ", "))) VALUES (\(places))")
    defer { sqlite3_finalize(statement) }
    for row in rows { try insert(statement, [.text(run)] + row) }
  }

  /// The column of a cell, which is made where there is none; names that differ by case alone have different ones.
  private func column(of cell: String, in table: PaymentTable) throws(WriteError) -> String {
    let known = cells[table, default: []]
    if let found = known.first(where: { $0.cell == cell }) { return found.column }
    var column = "\(cell)_mikro"
    let fixed = table.fixedColumns.map { String($0.definition.prefix { $0 != " " }) }
    let taken = Set((["run"] + known.map(\.column) + fixed).map { $0.lowercased() })
    while taken.contains(column.lowercased()) { column += "_" }
    // Without a type: a number that 64 bits do not hold stays the text that it is.
    try execute("ALTER TABLE \(table.rawValue) ADD COLUMN \(Self.quoted(column))")
    cells[table, default: []].append((cell, column))
    try insert(into: "sel", [.text(table.rawValue), .text(cell), .text(column)])
    return column
  }

  /// The views with a row for each cell that is there.
  private func addLongViews() throws(WriteError) {
    for table in PaymentTable.allCases {
      let key = table == .months ? "run, nip, bulan" : "run, nip"
      func select(_ column: (cell: String, column: String)) -> String {
        let name = Self.quoted(column.column)
        return
          "SELECT \(key), '\(column.cell)' AS sel, \(name) / 1e6 AS nilai FROM \(table.rawValue) WHERE \(name) IS NOT NULL"
      }
      let selects = (cells[table] ?? []).map(select)
      // SQLite takes at most 500 parts of a union at once.
      let parts = stride(from: 0, to: selects.count, by: 400).map { start in
        "SELECT * FROM (\(selects[start..<min(selects.count, start + 400)].joined(separator: " UNION ALL ")))"
      }
      let none = "SELECT \(key), '' AS sel, 0.0 AS nilai FROM \(table.rawValue) WHERE 0"
      try execute(
        "CREATE VIEW \(table.rawValue)_panjang AS "
          + (parts.isEmpty ? none : parts.joined(separator: " UNION ALL ")))
    }
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }

  /// Brings everything into the file.
  package func close() throws(WriteError) {
    try addLongViews()
    try execute("COMMIT; ANALYZE;")
    sqlite3_finalize(insertion)
    insertion = nil
    let status = sqlite3_close_v2(handle)
    handle = nil
    guard status == SQLITE_OK else { throw .failed(path: path, reason: Text("SQLite \(status)")) }
  }
}

extension PublishedColumn {
  /// The column in a table of the database: numbers with decimals are whole numbers of their last one.
  var definition: String {
    let (suffix, type) =
      switch kind {
      case .nip, .text, .code, .predikat: ("", "TEXT")
      case .whole, .rupiah: ("", "INTEGER")
      case .decimal(.hundredths): ("_sen", "INTEGER")
      case .decimal(.millionths): ("_mikro", "INTEGER")
      }
    return "\(name)\(suffix) \(type)\(isOptional ? "" : " NOT NULL")"
  }
}

extension ReportFormat {
  static let sqlite = ReportFormat("sqlite", files: [DatabaseReport.fileName], Text("basis data", "a database")) {
    content, folder throws(WriteError) in try DatabaseReport(content: content).write(to: folder)
  }
}

/// Writes `hasil.sqlite`.
struct DatabaseReport {
  static let fileName = "hasil.sqlite"

  let content: ReportContent

  func write(to folder: RunFolder) throws(WriteError) {
    let results = content.table.results
    let run = ResultDatabase.Run(
      id: "\(results.quarter)", quarter: "\(results.quarter)", asOf: "\(results.asOf)", policy: content.policy.id,
      policyDigest: content.policyDigest, engine: content.engine,
      incomplete: content.incomplete, isHolding: true, isVerified: true,
      inputs: content.inputs.map {
        ResultDatabase.Run.Input(
          name: $0.name, table: $0.table, rows: $0.rows, sha256: "\($0.digest)")
      })
    let database = try ResultDatabase(creating: folder.place(of: Self.fileName), columns: content.table.columns)
    try database.add(run, units: content.unitSummaries().map { ($0.code, $0.name) })
    let table = content.table
    for position in results.order { try database.add(table.cells(Int(position)), run: run.id) }
    try database.add(
      to: .months, run: run.id, cells: results.cells.monthNames,
      results.order.lazy.flatMap { table.monthCells(Int($0)) })
    try database.add(
      to: .quarter, run: run.id, cells: results.cells.quarterNames,
      results.order.lazy.map { table.quarterCells(Int($0)) })
    try database.close()
    try folder.adopt(Self.fileName)
  }
}
