package import Wording

/// Corrections that are not known to be wrong.
package enum CorrectionWarning: String, CodeFamily {
  case other = "K970"

  package static let title = Text("Peringatan: koreksi", "Warnings: corrections")
  package static let consequence = Consequence.warns

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .other:
      CodeEntry(
        meaning: Text("Koreksi yang bukan dari keberatan.", "A correction that does not come from an objection."),
        problem: Text(
          "koreksi ini tidak berasal dari register keberatan",
          "the correction does not come from the register of objections"),
        expectation: Text("koreksi menurut putusan yang tercatat", "corrections by decisions that are on record"),
        remedy: Text(
          "pastikan keputusan dalam `nomor_sk` ada dan memuat koreksi ini",
          "make sure that the decision under `nomor_sk` exists and holds this correction"))
    }
  }
}
