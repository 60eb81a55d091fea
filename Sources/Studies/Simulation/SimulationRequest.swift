internal import Audit
internal import Kinerja
internal import Policies
internal import Wording

/// The policies that a simulation sets beside the one in force: files, and values of the latter set anew.
package struct SimulationRequest {
  private let base: SimulationBase
  private let policies: [String]
  private let settings: [String]
  private let balance: String?

  /// Asks for policies by their files, and for `settings` written as `PolicyGrid` reads them, every combination of them;
  /// `balance` is the path of the value that gives way.
  package init(_ base: SimulationBase, policies: [String], settings: [String], balance: String?) {
    self.base = base
    self.policies = policies
    self.settings = settings
    self.balance = balance
  }

  private var quarter: Quarter { base.inputs.quarter }

  /// Evaluates the facts under all of them.
  package func simulation() throws -> Simulation {
    var variants: [(name: String, policy: Policy)] = []
    for file in policies { variants.append((file, try other(file))) }
    if !settings.isEmpty { variants += try edited() }
    return try Simulation(
      try base.facts([base.policy] + variants.map(\.policy)), base: (base.policy.id, base.policy), variants: variants,
      asOf: base.inputs.lastDay, parallelism: base.inputs.parallelism)
  }

  /// Another policy, which must say something else in this quarter.
  private func other(_ file: String) throws(Refusal) -> Policy {
    let (policy, bytes) = try Policy.load(file, covering: quarter)
    let meaning = PolicyReader.meaningInForce(of: bytes, quarter: quarter)
    guard meaning != PolicyReader.meaningInForce(of: base.policyBytes, quarter: quarter) else {
      throw Refusal(
        .usage,
        "\(file): "
          + Text(
            "tidak mengubah apa pun yang berlaku dalam \(quarter); perubahannya mungkin mulai di luar triwulan ini",
            "changes nothing that is in force in \(quarter); its changes may begin outside this quarter"))
    }
    return policy
  }

  /// The policy in force with the values set, once for each combination of them.
  private func edited() throws -> [(name: String, policy: Policy)] {
    let lists = try combinations()
    var variants: [(name: String, policy: Policy)] = []
    for list in lists {
      let name = list.map { "\($0.path)=\($0.value)" }.joined(separator: " ")
      let edited: [UInt8]
      do throws(PolicyEditError) {
        edited = try PolicyReader.edited(base.policyBytes, try list + balanced(list), quarter: quarter)
      } catch {
        // Within a grid, the values in force are the run itself, to compare with.
        guard case .unchanged = error, lists.count > 1 else { throw error }
        variants.append((name, base.policy))
        continue
      }
      variants.append((name, try Policy.read(edited, name: name, covering: quarter)))
    }
    return variants
  }

  private func combinations() throws -> [[PolicyEdit]] {
    var lists: [[PolicyEdit]] = [[]]
    var single: [[PolicyEdit]] = []
    for setting in settings {
      guard let edits = PolicyGrid(setting)?.edits else {
        throw Refusal(
          .usage,
          "--set \(setting): "
            + Text(
              "ditulis PATH=NILAI atau PATH=DARI..SAMPAI step LANGKAH, paling banyak \(PolicyGrid.most) nilai",
              "is written PATH=VALUE or PATH=FROM..TO step STEP, with at most \(PolicyGrid.most) values"))
      }
      guard lists.count * edits.count <= PolicyGrid.most else {
        throw Refusal(
          .usage,
          "--set: " + Text("paling banyak \(PolicyGrid.most) varian", "at most \(PolicyGrid.most) variants"))
      }
      lists = lists.flatMap { list in edits.map { list + [$0] } }
      if edits.count == 1 { single.append(edits) }
    }
    // A value by itself must change something, whatever is set beside it.
    for edits in single { _ = try PolicyReader.edited(base.policyBytes, edits, quarter: quarter) }
    return lists
  }

  /// What gives way so that the sum of the values set beside this one, and of this one, stays.
  private func balanced(_ edits: [PolicyEdit]) throws(PolicyEditError) -> [PolicyEdit] {
    guard let balance else { return [] }
    func parent(_ path: String) -> Substring { path[..<(path.lastIndex(of: ".") ?? path.startIndex)] }
    let beside = edits.filter { parent($0.path) == parent(balance) }
    guard !beside.isEmpty else { throw .noBalance(path: balance) }
    func number(_ path: String) throws(PolicyEditError) -> Int64 {
      guard let value = Points(try PolicyReader.value(at: path, in: base.policyBytes, quarter: quarter)) else {
        throw .notValue(path: path)
      }
      return value.micros
    }
    var rest = try number(balance)
    for edit in beside { rest += try number(edit.path) - (Points(edit.value)?.micros ?? 0) }
    return [PolicyEdit(path: balance, value: "\(Points(micros: rest))")]
  }
}
