private import Findings
private import Glibc
private import Intake
private import Kinerja
private import Reports
package import Wording

/// Compares two runs whose folders are whole: reads their exports again, and does without those that are not at hand or have
/// changed, which the notes say.
package func compare(_ sources: [RunSource], withoutInputs advice: Text) throws(Refusal) -> (
  comparison: Comparison, notes: [Text]
) {
  for source in sources {
    let outputs = source.stored.checkOutputs()
    guard outputs.answer == .holds else { throw Refusal(outputs.end, "\(source.stored.path)\n" + outputs.text) }
  }
  var notes: [Text] = []
  let runs = try sources.map { source throws(Refusal) in
    ComparedRun(
      stored: source.stored, manifest: source.manifest, policy: source.policy,
      inputs: try source.comparedInputs(under: sources.map(\.policy), advice, &notes), asOf: source.inputs.lastDay)
  }
  guard let comparison = compare(runs[0], runs[1], parallelism: sources[0].inputs.parallelism) else {
    throw Refusal(.noInput, .unreadable("hasil.csv"))
  }
  return (comparison, notes)
}

extension RunSource {
  /// The facts of a run's exports; nil when they are not at hand or have changed, which a note says.
  fileprivate func comparedInputs(
    under policies: [Policy], _ advice: Text, _ notes: inout [Text]
  ) throws(Refusal) -> ComparedRun.Inputs? {
    let (reading, exported): (Reading, Reading?)
    do throws(InputError) {
      reading = try read(under: policies)
      let isCorrected = !reading.folder.files(of: .corrections).isEmpty
      exported = isCorrected ? try read(under: policies, isCorrected: false) : nil
    } catch {
      // A folder that is there and cannot be read is not one that is not at hand.
      guard access(inputs.input, F_OK) != 0 else { throw error.refusal }
      notes += error.refusal.texts + [advice]
      return nil
    }
    // What is there and cannot be read is not what has changed.
    guard !reading.log.grouped.contains(where: { $0.code == .file(.unreadable) }) else {
      throw Refusal(.noInput, FindingSummary(reading.log).text)
    }
    guard reading.differences.isEmpty else {
      notes.append(
        "\(stored.path): "
          + Text("masukannya sudah lain; sebab tidak terurai:", "its inputs have changed; no causes:")
          + " " + reading.differences.joined(separator: ", "))
      return nil
    }
    let facts = reading.reading.facts
    return ComparedRun.Inputs(exported: exported?.reading.facts ?? facts, corrected: exported == nil ? nil : facts)
  }
}
