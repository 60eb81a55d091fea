package import Wording

/// Scores of supervisors that look mistaken.
package enum ScoreWarning: String, CodeFamily {
  case ownScore = "K931"
  case uniformScores = "K932"

  package static let title = Text("Peringatan: nilai atasan", "Warnings: supervisors' scores")
  package static let consequence = Consequence.warns

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .ownScore:
      CodeEntry(
        meaning: Text("Atasan yang menilai dirinya sendiri.", "A supervisor who scores himself."),
        problem: Text("penilai dan yang dinilai adalah orang yang sama", "rater and rated are the same person"),
        expectation: Text("penilai yang lain", "another rater"),
        remedy: Text("betulkan penilai di sistem sumber", "mend the rater at the source"))
    case .uniformScores:
      CodeEntry(
        meaning: Text("Penilai yang memberi nilai sama kepada semua orang.", "A rater whose scores are all the same."),
        problem: Text(
          "penilai memberi nilai yang sama kepada semua \(named.detail) orang",
          "the rater gave all \(named.detail) people the same score"),
        expectation: Text("nilai yang membedakan kinerja", "scores that tell performances apart"),
        remedy: Text("tanyakan kepada penilainya apakah ini disengaja", "ask the rater whether this is meant"))
    }
  }
}
