internal import Kinerja
package import Platform
internal import Reports
package import Wording

/// What keeps a run from being published.
package enum PublicationError: Error, Sendable {
  /// A run folder that is none, or is not what its manifest says.
  case broken(path: String)
  /// Two folders hold the same run.
  case repeated(path: String)
  /// The database cannot be written.
  case write(WriteError)
}

extension PublicationError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .write(let error): error.refusal
    case .broken(let path):
      Refusal(
        .difference,
        "\(path): "
          + Text(
            "bukan folder run yang utuh; periksa dengan `kinerja verify`",
            "is no whole run folder; look into it with `kinerja verify`"))
    case .repeated(let path):
      Refusal(.usage, "\(path): " + Text("run yang sama diberikan dua kali", "the same run is given twice"))
    }
  }
}

/// Loads runs into one new SQLite database, which appears whole or not at all. Of several runs of a quarter the last one holds.
///
/// Each run is computed again before, unless `isVerified` is false, which the database says then.
package func publish(
  _ runs: [StoredRun], to path: String, isVerified: Bool = true, note: @escaping (Text) -> Void = { _ in }
) throws {
  for run in runs {
    guard run.checkOutputsAndTotals().answer == .holds else { throw PublicationError.broken(path: run.path) }
    try run.requireRepeatable(isVerified: isVerified, note: note)
  }
  try write(runs, to: path, isVerified: isVerified)
}

private func write(_ runs: [StoredRun], to path: String, isVerified: Bool) throws(PublicationError) {
  let holding = Dictionary(runs.map { ($0.manifest?.quarter, $0.manifest?.id) }) { $1 }
  let place: FilePlace
  let database: ResultDatabase
  do {
    place = try FilePlace(path)
    database = try ResultDatabase(creating: place.draft)
  } catch {
    throw .write(error)
  }
  var known: Set<String> = []
  for run in runs {
    guard run.checkOutputsAndTotals().answer == .holds, let manifest = run.manifest,
      let bytes = fileBytes("\(run.path)/hasil.csv")
    else { throw .broken(path: run.path) }
    guard known.insert(manifest.id).inserted else { throw .repeated(path: run.path) }
    do {
      let isHolding = holding[manifest.quarter] == manifest.id
      try database.add(
        manifest.databaseRun(isHolding: isHolding, isVerified: isVerified), units: manifest.units.map { ($0.unit, nil) }
      )
      var failure: WriteError?
      let columns = ResultColumn.allCases.map { ($0, $0.declaration) }
      let isWhole = forEachRow(of: bytes, ResultColumn.allCases) { row in
        let cells = columns.compactMap { column, declaration in declaration.cell(reading: row[column]) }
        guard cells.count == columns.count else { return false }
        do throws(WriteError) { try database.add(cells, run: manifest.id) } catch { failure = error }
        return failure == nil
      }
      if let failure { throw failure }
      guard isWhole else { throw PublicationError.broken(path: run.path) }
      for (table, name) in [
        (ResultDatabase.PaymentTable.months, ResultTable.monthFileName), (.quarter, ResultTable.quarterFileName),
      ] {
        guard let bytes = fileBytes("\(run.path)/\(name)"), let payment = PaymentRows(bytes, of: table) else {
          throw PublicationError.broken(path: run.path)
        }
        try database.add(to: table, run: manifest.id, cells: payment.cells, payment.rows)
      }
    } catch let error as WriteError {
      throw .write(error)
    } catch {
      throw .broken(path: run.path)
    }
  }
  do {
    try database.close()
    try place.publish()
  } catch {
    throw .write(error)
  }
}

/// The rows of a published table of payment.
private struct PaymentRows {
  /// The names of the cells.
  private(set) var cells: [String] = []
  /// The rows, the cells of the fixed columns first.
  private(set) var rows: [[ResultCell]] = []

  /// Reads a table; nil when the bytes are none.
  init?(_ bytes: [UInt8], of table: ResultDatabase.PaymentTable) {
    var columns = table.fixedColumns
    var names: [String] = []
    var rows: [[ResultCell]] = []
    let isWhole = forEachRow(
      of: bytes,
      { header in
        guard header.starts(with: columns.map(\.name)) else { return false }
        names = Array(header.dropFirst(columns.count))
        columns += names.map { .cell($0) }
        return true
      },
      { row in
        let cells = zip(columns, row).compactMap { $0.cell(reading: $1) }
        rows.append(cells)
        return cells.count == columns.count
      })
    guard isWhole else { return nil }
    (cells, self.rows) = (names, rows)
  }
}

extension Manifest {
  fileprivate func databaseRun(isHolding: Bool, isVerified: Bool) -> ResultDatabase.Run {
    ResultDatabase.Run(
      id: id, quarter: quarter, asOf: asOf, policy: policy.id, policyDigest: policy.sha256,
      engine: "kinerja \(engine.version) (\(engine.build))",
      incomplete: incomplete, isHolding: isHolding, isVerified: isVerified,
      inputs: inputs.map { ResultDatabase.Run.Input(name: $0.name, table: $0.table, rows: $0.rows, sha256: $0.sha256) })
  }
}
