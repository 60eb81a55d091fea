internal import Digests
package import Kinerja
internal import Platform

/// One of two runs that are compared.
package struct ComparedRun: Sendable {
  /// The facts of its inputs, without and with corrections.
  package struct Inputs: Sendable {
    /// As exported.
    package let exported: Facts
    /// With corrections; nil when there are none.
    package let corrected: Facts?

    /// Puts both together.
    package init(exported: Facts, corrected: Facts?) {
      self.exported = exported
      self.corrected = corrected
    }

    /// What the run was evaluated from.
    var final: Facts { corrected ?? exported }
  }

  /// The run folder.
  package let stored: StoredRun
  /// Its manifest.
  package let manifest: Manifest
  /// Its policy.
  package let policy: Policy
  /// Its inputs, read under the codes of both policies; nil when they are not at hand.
  package let inputs: Inputs?
  /// The last day that counts.
  package let asOf: CivilDate

  /// Puts the parts together.
  package init(stored: StoredRun, manifest: Manifest, policy: Policy, inputs: Inputs?, asOf: CivilDate) {
    self.stored = stored
    self.manifest = manifest
    self.policy = policy
    self.inputs = inputs
    self.asOf = asOf
  }

  func recorded() -> [UInt64: RecordedResult]? { fileBytes("\(stored.path)/hasil.csv").flatMap { recordedResults($0) } }
}

/// Compares two runs; nil when a `hasil.csv` cannot be read.
///
/// The way from the first to the second: the program; corrections of the first taken back; the data; corrections of the
/// second; the policy clause by clause; the program. Where rows change, everybody's own rows change first, others' medians,
/// calibration, budgets and ranks held fixed; then these. Without the inputs of both runs it is one step.
package func compare(_ a: ComparedRun, _ b: ComparedRun, parallelism: Parallelism) -> Comparison? {
  guard let recordedA = a.recorded(), let recordedB = b.recorded() else { return nil }
  var walk = ComparisonWalk(a, b, ComparisonLedger(recordedA, recordedB), parallelism)
  return walk.comparison()
}

private struct ComparisonWalk {
  let a: ComparedRun
  let b: ComparedRun
  var ledger: ComparisonLedger
  let parallelism: Parallelism
  private var position: Position?
  /// The policy that the walk has come to; that of the position, unless nothing could be evaluated under it.
  private var policy: Policy

  /// Where the walk is: what was evaluated last.
  private struct Position {
    var facts: Facts
    var policy: Policy
    var asOf: CivilDate
    var results: Results
  }

  init(_ a: ComparedRun, _ b: ComparedRun, _ ledger: ComparisonLedger, _ parallelism: Parallelism) {
    self.a = a
    self.b = b
    self.ledger = ledger
    self.parallelism = parallelism
    policy = a.policy
  }

  mutating func comparison() -> Comparison {
    guard let inputsA = a.inputs, let inputsB = b.inputs else {
      ledger.skip(.unexplained)
      return ledger.comparison(a.manifest, b.manifest)
    }
    if inputsA.final.quarter == inputsB.final.quarter { ledger.tellsMonths() }
    step(.engine, "A", inputsA.final, a.policy, a.asOf)
    if inputsA.corrected != nil { change(.corrections, to: inputsA.exported, asOf: a.asOf, sharedIsOwn: true) }
    if hasOtherData { change(.data, to: inputsB.exported, asOf: b.asOf, sharedIsOwn: false) }
    if let corrected = inputsB.corrected { change(.corrections, to: corrected, asOf: b.asOf, sharedIsOwn: true) }
    if a.manifest.policy.meaningSHA256 != b.manifest.policy.meaningSHA256 {
      for name in ClauseName.allCases where name.clause.moves != .advice {
        let policy = policy.taking(name, from: b.policy)
        step(.policy, name.rawValue, inputsB.final, policy, b.asOf)
      }
    }
    return ledger.comparison(a.manifest, b.manifest)
  }

  /// Whether anything but corrections and policy differs in what was read.
  private var hasOtherData: Bool {
    func read(_ manifest: Manifest) -> Set<String> {
      Set(manifest.inputs.filter { $0.table != "koreksi" }.map { "\($0.name) \($0.sha256)" })
    }
    return read(a.manifest) != read(b.manifest) || a.asOf != b.asOf || a.manifest.quarter != b.manifest.quarter
      || a.manifest.quarantine != b.manifest.quarantine
  }

  /// Other rows: first everybody's own, then what comes from others.
  private mutating func change(_ cause: Cause, to facts: Facts, asOf: CivilDate, sharedIsOwn: Bool) {
    guard let here = position, here.facts.quarter == facts.quarter else {
      step(cause, "", facts, policy, asOf)
      return
    }
    let own = sharedIsOwn ? facts : facts.withSharedTables(of: here.facts)
    if let surroundings = try? Surroundings(here.facts, under: here.policy, results: here.results),
      let results = try? evaluate(own, under: here.policy, asOf: asOf, within: surroundings, parallelism: parallelism)
    {
      let order = RankOrder(here.results)
      let roster = here.facts.roster
      let earlier = Dictionary(
        uniqueKeysWithValues: here.results.employees.map { (roster.nips[Int($0.person)], $0) })
      let middle = Position(facts: own, policy: here.policy, asOf: asOf, results: results)
      ledger.note(payments(from: here, to: middle))
      position = middle
      ledger.take(
        cause, "",
        ledger.figures(results, own.roster) { employee, nip in order.rank(of: employee, insteadOf: earlier[nip]) })
    } else {
      ledger.skip(cause)
    }
    step(.others, "", facts, here.policy, asOf)
  }

  /// Evaluates anew; a step under which the facts cannot be evaluated goes with the next.
  private mutating func step(_ cause: Cause, _ detail: String, _ facts: Facts, _ policy: Policy, _ asOf: CivilDate) {
    self.policy = policy
    guard let results = try? evaluate(facts, under: policy, asOf: asOf, parallelism: parallelism) else {
      ledger.skip(cause, detail)
      return
    }
    let next = Position(facts: facts, policy: policy, asOf: asOf, results: results)
    if let position, position.facts.quarter == facts.quarter { ledger.note(payments(from: position, to: next)) }
    ledger.take(cause, detail, ledger.figures(results, facts.roster) { employee, _ in employee.rank })
    position = next
  }

  /// How the payments that differ come about, month by month, by NIP.
  private func payments(from here: Position, to next: Position) -> [UInt64: PaymentChange] {
    func places(_ position: Position) -> [UInt64: Int] {
      Dictionary(
        uniqueKeysWithValues: position.results.employees.enumerated().map {
          (position.facts.roster.nips[Int($1.person)], $0)
        })
    }
    let (before, after) = (places(here), places(next))
    func paid(_ position: Position, _ place: Int?) -> Int64? {
      place.map { position.results.employees[$0].incentive.amount }
    }
    let moved = Set(before.keys).union(after.keys).filter { paid(here, before[$0]) ?? 0 != paid(next, after[$0]) ?? 0 }
    guard !moved.isEmpty, let old = try? Tracer(here.facts, here.policy, here.results),
      let new = try? Tracer(next.facts, next.policy, next.results)
    else { return [:] }
    var changes: [UInt64: PaymentChange] = [:]
    for nip in moved {
      if let place = after[nip] {
        changes[nip] = try? new.paymentChange(place, from: before[nip].map { (old, $0) })
      } else if let place = before[nip] {
        changes[nip] = (try? old.paymentChange(place, from: nil)).map { -$0 }
      }
    }
    return changes
  }
}
