import Policies
import Testing

@testable import Studies

/// What `--set` may be given: one value, or the values of a grid.
@Suite struct PolicyGridTests {
  @Test(
    arguments: [
      ("achievement.cap=110", ["110"]), ("index.missing.layanan=zero", ["zero"]), ("a=1..3 step 1", ["1", "2", "3"]),
      // Exact decimals, where binary fractions would give 0.30000000000000004.
      ("a=0.1..0.3 step 0.1", ["0.1", "0.2", "0.3"]), ("a=-1..1 step 1", ["-1", "0", "1"]),
      ("a=-0.5..-0.25 step 0.25", ["-0.5", "-0.25"]),
      // The end is taken where a step falls on it.
      ("a=1..2.9 step 1", ["1", "2"]), ("a=5..5 step 7", ["5"]), ("a=1..3    step 2", ["1", "3"]),
      ("a=0.000001..0.000003 step 0.000001", ["0.000001", "0.000002", "0.000003"]), ("a=b=c", ["b=c"]),
    ])
  func givesEachValue(_ text: String, _ values: [String]) throws {
    let edits = try #require(PolicyGrid(text)?.edits)
    #expect(edits.map(\.value) == values)
    let path = String(text.prefix { $0 != "=" })
    #expect(edits.allSatisfy { $0.path == path })
  }

  @Test(
    arguments: [
      "achievement.cap", "achievement.cap=", "=110", "", "a=1..3", "a=3..1 step 1", "a=1..3 step 0", "a=1..3 step -1",
      "a=1..3step 1", "a=1..3 step", "a=1.2.3..4 step 1", "a=.5..1 step 1", "a=1..2 step 0.0000001", "a=x..y step 1",
      "a=0..1000 step 1", "a=0..1 step 0.001", "a=07:30..08:00 step 1",
    ])
  func isWrittenInNoOtherWay(_ text: String) { #expect(PolicyGrid(text) == nil) }

  @Test func hasAThousandValuesAtMost() {
    #expect(PolicyGrid("a=0..999 step 1")?.edits.count == PolicyGrid.most)
    #expect(PolicyGrid("a=1..1000.5 step 1")?.edits.count == PolicyGrid.most)
  }

  /// Whatever the grid, value k is FROM + k·STEP; computed here in thousandths.
  @Test(arguments: 1...80 as ClosedRange<UInt64>) func valuesAreThoseOfItsDefinition(_ seed: UInt64) throws {
    var random = Random(seed)
    func written(_ thousandths: Int) -> String {
      let digits = "\(abs(thousandths) / 1000)." + "\(1000 + abs(thousandths) % 1000)".dropFirst()
      return (thousandths < 0 ? "-" : "") + digits
    }
    let (from, step, count) = (random.below(200_000) - 100_000, 1 + random.below(5000), 1 + random.below(200))
    let to = from + step * (count - 1) + random.below(step)
    let edits = try #require(PolicyGrid("p=\(written(from))..\(written(to)) step \(written(step))")?.edits)
    #expect(edits.count == count)
    for (number, edit) in edits.enumerated() {
      let expected = from + number * step
      let value = try #require(Double(edit.value))
      #expect((value * 1000).rounded() == Double(expected), "\(edit.value)")
      #expect(!edit.value.hasSuffix(".0") && !edit.value.hasSuffix("."))
    }
  }
}
