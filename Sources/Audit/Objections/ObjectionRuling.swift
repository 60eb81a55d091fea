internal import Findings
private import Glibc
internal import Intake
package import Kinerja
internal import Platform
internal import Reports
internal import Wording

/// A decision on an objection, before it is entered.
package struct ObjectionRuling: Sendable {
  /// The objection's number.
  package var number: Int
  /// Why it is decided so.
  package var reason: String
  /// Who decides.
  package var decider: String
  /// The number of the decision (nomor SK).
  package var decree: String
  /// The day of the decision.
  package var date: CivilDate

  /// Prepares a decision.
  package init(on number: Int, reason: String, decider: String, decree: String, date: CivilDate) {
    self.number = number
    self.reason = reason
    self.decider = decider
    self.decree = decree
    self.date = date
  }

  /// Enters that the objection is rejected.
  package func reject(in register: inout ObjectionRegister) throws(ObjectionError) {
    _ = try register.admit(.rejected, on: number, date: date)
    try register.decide(
      ObjectionDecision(on: number, .rejected, reason: reason, decider: decider, decree: decree, date: date))
  }

  /// Enters that the objection is upheld, and puts its correction beside the exports of its run, which can be read with it;
  /// gives the correction's path.
  ///
  /// The decision comes first: a correction moves figures, and none may do so that the register does not know. Where it was
  /// entered before, but its correction did not come into its place, that is done now.
  ///
  /// `value` is what the cell becomes, or the cells of the missing row, if not what the employee asked for.
  package func uphold(_ value: String?, in register: inout ObjectionRegister, source: () throws -> RunSource) throws
    -> String
  {
    let source = try source()
    let known = try register.case(number)
    if let decision = known.decision, let evidence = decision.correction, let newValue = decision.newValue {
      let correction = known.correction(newValue, reason: reason, decider: decider, decree: decree, date: date)
      let path = "\(source.inputs.input)/\(correction.name)"
      guard access(path, F_OK) != 0, value == nil || value == newValue,
        evidence == Objection.Evidence(name: correction.name, bytes: correction.bytes)
      else { throw ObjectionError.decided(number) }
      try prepare(correction, of: known.objection, source)?.publish()
      return path
    }
    let given = try register.admit(.upheld, on: number, date: date)
    let newValue = try newValue(value, of: given.objection)
    let correction = given.correction(newValue, reason: reason, decider: decider, decree: decree, date: date)
    let place = try prepare(correction, of: given.objection, source)
    try register.decide(
      ObjectionDecision(
        on: number, .upheld, reason: reason, decider: decider, decree: decree, date: date, newValue: newValue,
        correction: Objection.Evidence(name: correction.name, bytes: correction.bytes)))
    try place?.publish()
    return "\(source.inputs.input)/\(correction.name)"
  }

  private func newValue(_ value: String?, of objection: Objection) throws(Refusal) -> String {
    if objection.asked == .withdrawal {
      guard value == nil else {
        throw Refusal(.usage, Text("--value: baris itu dihapus", "--value: the row is left out"))
      }
      return ""
    }
    guard let newValue = value ?? objection.wanted else {
      throw Refusal(
        .usage,
        objection.asked == .change
          ? Text("beri --value: isi yang benar", "give --value: what should stand in the cell")
          : Text("beri --value: isi baris itu, kolom=nilai; …", "give --value: the row's cells, column=value; …"))
    }
    guard objection.asked == .addition || newValue != objection.oldValue else {
      throw Refusal(.usage, Text("--value: sama dengan isi sekarang", "--value: the same as what stands there"))
    }
    return newValue
  }

  /// Writes the correction beside the place that it will have among the run's exports, once they can be read with it; nil where
  /// it is there already.
  private func prepare(_ correction: (name: String, bytes: [UInt8]), of objection: Objection, _ source: RunSource)
    throws
    -> FilePlace?
  {
    guard source.manifest.id == objection.run else {
      throw Refusal(
        .usage,
        "\(source.stored.path): " + Text("keberatan ini mengenai run", "this objection is about the run")
          + " \(objection.run.prefix(12))")
    }
    let path = "\(source.inputs.input)/\(correction.name)"
    if let there = fileBytes(path), there == correction.bytes { return nil }
    let place = try FilePlace(path)
    try place.write(correction.bytes)
    let before = try source.read(under: [source.policy], newerCorrections: true)
    let after = try source.read(under: [source.policy], newerCorrections: true, draft: (correction.name, place.draft))
    try before.requireSame(isCorrectionAllowed: true)
    // A run that set rows aside has errors of its own; the correction may mend one of them, and must add none.
    let disputed = RowPlace(objection.place)
    guard after.log.count <= before.log.count, disputed.map({ !after.invalid.contains($0) }) ?? true,
      after.invalid.isSubset(of: before.invalid)
    else {
      throw Refusal(.data, FindingSummary(after.log).text)
    }
    return place
  }
}
