private import Intake
private import Kinerja
package import Wording

/// Compares two runs whose folders are whole: reads their exports again, and does without those that are not at hand or have
/// changed, which the notes say.
package func compare(_ sources: [RunSource], withoutInputs advice: Text) throws(Refusal) -> (
  comparison: Comparison, notes: [Text]
) {
  for source in sources {
    let outputs = source.stored.checkOutputs()
    guard outputs.answer == .holds else { throw Refusal(.difference, "\(source.stored.path)\n" + outputs.text) }
  }
  var notes: [Text] = []
  let runs = sources.map { source in
    ComparedRun(
      stored: source.stored, manifest: source.manifest, policy: source.policy,
      inputs: source.comparedInputs(under: sources.map(\.policy), advice, &notes), asOf: source.inputs.lastDay)
  }
  guard let comparison = compare(runs[0], runs[1], parallelism: sources[0].inputs.parallelism) else {
    throw Refusal(.noInput, .unreadable("hasil.csv"))
  }
  return (comparison, notes)
}

extension RunSource {
  /// The facts of a run's exports; nil when they are not at hand or have changed, which a note says.
  fileprivate func comparedInputs(under policies: [Policy], _ advice: Text, _ notes: inout [Text]) -> ComparedRun
    .Inputs?
  {
    do throws(InputError) {
      let reading = try read(under: policies)
      guard reading.differences.isEmpty else {
        notes.append(
          "\(stored.path): "
            + Text("masukannya sudah lain; sebab tidak terurai:", "its inputs have changed; no causes:")
            + " " + reading.differences.joined(separator: ", "))
        return nil
      }
      let facts = reading.reading.facts
      guard !reading.folder.files(of: .corrections).isEmpty else {
        return ComparedRun.Inputs(exported: facts, corrected: nil)
      }
      return ComparedRun.Inputs(
        exported: try read(under: policies, isCorrected: false).reading.facts, corrected: facts)
    } catch {
      notes += error.refusal.texts + [advice]
      return nil
    }
  }
}
