private import Digests
private import Foundation
private import Glibc
private import Platform
package import Intake
package import Kinerja
internal import Reports
package import Wording

/// An objection (keberatan) of an employee against one cell of a run's exports, or one row that is there or is missing.
package struct Objection: Codable, Equatable, Sendable {
  /// A file with its digest.
  package struct Evidence: Codable, Equatable, Sendable {
    /// Its name.
    package var name: String
    /// The digest of its bytes.
    package var sha256: String

    /// Names a file.
    package init(name: String, bytes: [UInt8]) {
      self.name = name
      sha256 = "\(Digest(of: bytes))"
    }
  }

  /// The run's name: the `id` of its manifest.
  package var run: String
  /// The quarter.
  package var quarter: String
  /// The employee who objects.
  package var nip: String
  /// The table.
  package var table: String
  /// The row's key, in the order of the table's key columns.
  package var key: [String]
  /// What is asked for, by the word of `tindakan`; nil for the change of a cell.
  package var action: String?
  /// The column; of a row that should not be there, one that tells it from others; empty for a row that is missing.
  package var column: String
  /// Where the row is: a file and a physical line; the table's file for a row that is missing.
  package var place: String
  /// What stands in the cell.
  package var oldValue: String
  /// What should stand there, as the employee says, or the cells of the missing row; nil where that is left open.
  package var wanted: String?
  /// What the employee says.
  package var claim: String
  /// The evidence.
  package var evidence: [Evidence]
  /// The day of receipt.
  package var received: String
  /// The last day for a decision.
  package var deadline: String
  /// The law behind the deadline.
  package var basis: String

  /// Describes an objection.
  package init(
    _ manifest: Manifest, nip: NIP, table: Table, key: [String], _ subject: Subject, wanted: String?, claim: String,
    evidence: [Evidence], received: CivilDate, deadline: CivilDate, basis: String
  ) {
    switch subject {
    case .cell(let column, let place, let content): (self.column, self.place, oldValue) = (column, "\(place)", content)
    case .missingRow: (column, place, oldValue) = ("", table.fileName, "")
    case .row(let place, let column, let content):
      (self.column, self.place, oldValue) = (column, "\(place)", content)
    }
    action = subject.action == .change ? nil : subject.action.rawValue
    run = manifest.id
    quarter = manifest.quarter
    self.nip = "\(nip)"
    self.table = table.rawValue
    self.key = key
    self.wanted = wanted
    self.claim = claim
    self.evidence = evidence
    self.received = "\(received)"
    self.deadline = "\(deadline)"
    self.basis = basis
  }
}

extension Objection {
  /// What an objection is about.
  package enum Subject: Sendable {
    /// A cell: its column, its row and what stands in it.
    case cell(column: String, RowPlace, content: String)
    /// A row that should be there.
    case missingRow
    /// A row that should not be there, with a cell that tells it from others.
    case row(RowPlace, column: String, content: String)

    /// What it asks for.
    var action: CorrectionAction {
      switch self {
      case .cell: .change
      case .missingRow: .addition
      case .row: .withdrawal
      }
    }
  }

  /// The row's key besides the NIP, without what is left out at its end.
  package var keyText: String { Correction.keyText(key.dropFirst()) }

  /// What it asks for.
  package var asked: CorrectionAction { action.flatMap(CorrectionAction.init) ?? .change }

  /// Whether another one is about the same cell of the same quarter, or either about the row that holds it.
  func isAboutSameCell(as other: Objection) -> Bool {
    quarter == other.quarter && table == other.table && key == other.key
      && (column == other.column || asked != .change || other.asked != .change)
  }

  /// What it is about, and what is asked for.
  package var subject: Text {
    let wanted = wanted.map { " → \"\($0)\"" } ?? ""
    return switch asked {
    case .change: Text("\(place) \(column) \"\(oldValue)\"\(wanted)")
    case .addition:
      "\(table) \(keyText)"
        + Text(" (baris yang tidak ada)\(wanted)", " (a row that is missing)\(wanted)")
    case .withdrawal: "\(place)" + Text(" (baris yang tidak benar)", " (a row that should not be there)")
    }
  }
}

/// What was decided on an objection.
package struct ObjectionDecision: Codable, Equatable, Sendable {
  /// Whether it was upheld.
  package enum Outcome: String, Codable, CaseIterable, Sendable {
    /// Upheld: the cell or row is corrected.
    case upheld = "DITERIMA"
    /// Rejected.
    case rejected = "DITOLAK"
  }

  /// The objection's number.
  package var objection: Int
  /// What was decided.
  package var outcome: Outcome
  /// Why.
  package var reason: String
  /// Who decided.
  package var decider: String
  /// The number of the decision (nomor SK).
  package var decree: String
  /// The day of the decision.
  package var date: String
  /// What the cell becomes, or the cells of the row; nil when rejected.
  package var newValue: String?
  /// The file with the correction; nil when rejected.
  package var correction: Objection.Evidence?

  /// Describes a decision.
  package init(
    on objection: Int, _ outcome: Outcome, reason: String, decider: String, decree: String, date: CivilDate,
    newValue: String? = nil, correction: Objection.Evidence? = nil
  ) {
    self.objection = objection
    self.outcome = outcome
    self.reason = reason
    self.decider = decider
    self.decree = decree
    self.date = "\(date)"
    self.newValue = newValue
    self.correction = correction
  }
}

/// What is wrong with a register, or with what is asked of it.
package enum ObjectionError: Error, Equatable, Sendable {
  /// The register's file is not as it was written.
  case chain(ChainError)
  /// There is no objection with this number.
  case unknown(Int)
  /// The objection was decided before.
  case decided(Int)
  /// The same cell was corrected by another objection.
  case corrected(by: Int)
  /// The decision was taken before the objection was received.
  case early(received: String)
}

extension ObjectionError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .chain(let error): error.refusal(ObjectionRegister.name)
    case .unknown(let number):
      Refusal(.noInput, Text("keberatan \(number) tidak ada", "there is no objection \(number)"))
    case .decided(let number):
      Refusal(.usage, Text("keberatan \(number) sudah diputuskan", "objection \(number) is decided already"))
    case .corrected(let other):
      Refusal(
        .usage,
        Text(
          "sel atau baris itu sudah dibetulkan oleh keberatan \(other)",
          "that cell or row was corrected by objection \(other)"))
    case .early(let received):
      Refusal(
        .usage,
        "--date: " + Text("sebelum keberatan diterima", "before the objection was received") + " \(received)")
    }
  }
}

/// The objections and what was decided on them: a file to which lines are added and never changed.
package struct ObjectionRegister: Sendable {
  /// A line of the register: an objection or a decision.
  package struct Entry: ChainedEntry {
    /// Its number, from 1.
    package var number: Int
    /// The objection; nil for a decision.
    package var objection: Objection?
    /// The decision; nil for an objection.
    package var decision: ObjectionDecision?
    /// When it was entered, in UTC.
    package var entered: String
    /// The digest of the entry before; empty for the first.
    package var previous: String
    /// The digest of the entry with this field empty.
    package var digest: String

    var bare: Entry {
      var bare = self
      bare.digest = ""
      return bare
    }
  }

  /// An objection with what became of it.
  package struct Case: Sendable {
    /// The objection's number: that of its entry.
    package let number: Int
    /// The objection.
    package let objection: Objection
    /// The decision; nil as long as there is none.
    package let decision: ObjectionDecision?

    /// Whether it is undecided after its last day.
    package func isOverdue(on day: CivilDate) -> Bool { decision == nil && objection.deadline < "\(day)" }

    /// Whether it was decided after its last day.
    package var isDecidedLate: Bool { decision.map { objection.deadline < $0.date } ?? false }

    /// The name of the correction that it becomes when it is upheld.
    package var correctionID: String { "KEBERATAN-\(number)" }
  }

  /// The name of the register's file in its folder.
  package static let fileName = "keberatan.jsonl"
  /// The name of the file that holds the number and the digest of the last entry.
  package static let headName = "kepala.txt"

  /// What people call one of its entries.
  static let name = Text("register keberatan, catatan", "register of objections, entry")

  private var chain: ChainedFile<Entry>

  /// Does something to a register while nobody else does, for whom so many seconds are waited; `note` is told of a line that was not written to its end and is
  /// gone now.
  package static func changing<Outcome>(
    _ path: String, mayBegin: Bool = false, waiting seconds: Int = 30, note: (Text) -> Void = { _ in },
    _ body: (inout ObjectionRegister) throws -> Outcome
  ) throws -> Outcome {
    if !mayBegin, access(path, F_OK) != 0 {
      throw ObjectionError.chain(.missing(path: "\(path)/\(fileName)"))
    }
    let lock = try FolderLock(ofFolder: path, mayBeMissing: mayBegin, waiting: seconds)
    defer { withExtendedLifetime(lock) {} }
    var register = try ObjectionRegister(at: path, mayBegin: mayBegin, mends: true)
    if let removed = register.chain.removed { note(ChainError.removal(of: removed, Self.name)) }
    return try body(&register)
  }

  /// Opens a register, or begins one where it may; checks its chain.
  package init(at path: String, mayBegin: Bool) throws(ObjectionError) {
    try self.init(at: path, mayBegin: mayBegin, mends: false)
  }

  private init(at path: String, mayBegin: Bool, mends: Bool) throws(ObjectionError) {
    do throws(ChainError) {
      chain = try ChainedFile(at: path, (Self.fileName, Self.headName), mayBegin: mayBegin, mends: mends)
    } catch {
      throw .chain(error)
    }
  }

  /// The objections, oldest first.
  package var cases: [Case] {
    let decisions = Dictionary(chain.entries.compactMap(\.decision).map { ($0.objection, $0) }) { first, _ in first }
    return chain.entries.compactMap { entry in
      entry.objection.map { Case(number: entry.number, objection: $0, decision: decisions[entry.number]) }
    }
  }

  /// The corrections that were decided for a quarter.
  package func corrections(of quarter: Quarter) -> DecidedCorrections {
    let files = cases.filter { $0.objection.quarter == "\(quarter)" }.compactMap(\.decision?.correction)
    return DecidedCorrections(Dictionary(files.map { ($0.name, $0.sha256) }) { $1 })
  }

  /// The objection with a number.
  package func `case`(_ number: Int) throws(ObjectionError) -> Case {
    guard let found = cases.first(where: { $0.number == number }) else { throw .unknown(number) }
    return found
  }

  /// The objection with a number, which must be of this employee and quarter.
  package func `case`(_ number: Int, of nip: NIP, quarter: String) throws -> Case {
    let found = try self.case(number)
    guard found.objection.nip == "\(nip)" else {
      throw Refusal(
        .usage, Text("keberatan \(number) bukan dari \(nip)", "objection \(number) is not of \(nip)"))
    }
    guard found.objection.quarter == quarter else {
      throw Refusal(
        .usage,
        Text(
          "keberatan \(number) mengenai \(found.objection.quarter), run ini \(quarter)",
          "objection \(number) is about \(found.objection.quarter), this run is of \(quarter)"))
    }
    return found
  }

  /// The objection with a number, which must be undecided.
  package func open(_ number: Int) throws(ObjectionError) -> Case {
    let found = try self.case(number)
    guard found.decision == nil else { throw .decided(number) }
    return found
  }

  /// Enters an objection; gives its number.
  package mutating func add(_ objection: Objection) throws(ObjectionError) -> Int {
    try append(objection, nil)
  }

  /// Makes sure that a decision may be entered; gives its objection.
  package func admit(_ outcome: ObjectionDecision.Outcome, on number: Int, date: CivilDate) throws(ObjectionError)
    -> Case
  {
    let found = try open(number)
    guard found.objection.received <= "\(date)" else { throw .early(received: found.objection.received) }
    let other = cases.first { other in
      other.decision?.outcome == .upheld && other.objection.isAboutSameCell(as: found.objection)
    }
    if outcome == .upheld, let other { throw .corrected(by: other.number) }
    return found
  }

  /// Enters a decision.
  package mutating func decide(_ decision: ObjectionDecision) throws(ObjectionError) {
    _ = try open(decision.objection)
    _ = try append(nil, decision)
  }

  private mutating func append(_ objection: Objection?, _ decision: ObjectionDecision?) throws(ObjectionError) -> Int {
    var entry = Entry(
      number: chain.entries.count + 1, objection: objection, decision: decision, entered: Date().formatted(.iso8601),
      previous: chain.entries.last?.digest ?? "", digest: "")
    entry.digest = entry.ownDigest
    do throws(ChainError) { try chain.append(entry) } catch { throw .chain(error) }
    return entry.number
  }
}

extension ObjectionRegister.Case {
  /// The correction that an upheld objection asks for, as a file of the input folder.
  package func correction(
    _ newValue: String, reason: String, decider: String, decree: String, date: CivilDate
  ) -> (name: String, bytes: [UInt8]) {
    let key = Dictionary(uniqueKeysWithValues: zip(CorrectionColumn.keys, objection.key))
    let cells = CorrectionColumn.allCases.map { column in
      switch column {
      case .id: correctionID
      case .tabel: objection.table
      case .tindakan: objection.asked.rawValue
      case .kunci1, .kunci2, .kunci3, .kunci4, .kunci5: key[column] ?? ""
      case .kolom: objection.column
      case .nilaiLama: objection.oldValue
      case .nilaiBaru: newValue
      case .alasan: reason
      case .nomorSK: decree
      case .disetujuiOleh: decider
      case .tanggal: "\(date)"
      }
    }
    return (
      "\(DecidedCorrections.prefix)\(number).csv",
      StudyTable("", Table.corrections.spec.columns.map { .text($0.name) }, [cells]).csv
    )
  }
}
