import Platform
import Testing
import Wording

@Suite struct WriteErrorTests {
  /// The exit codes of the command line's conventions, and the words that stand on the screen.
  @Test(arguments: [
    (
      WriteError.exists(path: "h"), Refusal.End.cannotCreate,
      Text(
        "h: sudah ada; tidak ada yang ditimpa. Pilih folder lain atau pindahkan yang lama",
        "h: already exists; nothing is overwritten. Choose another folder or move the old one away")
    ),
    (
      .busy(path: "h"), .busy,
      Text(
        "h: proses lain sedang mengerjakan keluaran ini; coba lagi nanti",
        "h: another run works on this output; try later")
    ),
    (
      .notCreated(path: "h", reason: "Is a directory"), .cannotCreate,
      Text("h: tidak dapat dibuat (Is a directory)", "h: cannot be made (Is a directory)")
    ),
    (
      .failed(path: "h", reason: "No space left on device"), .io,
      Text(
        "h: tidak dapat ditulis (No space left on device)", "h: cannot be written (No space left on device)")
    ),
  ])
  func saysWhatKeepsResultsFromBeingWritten(_ error: WriteError, _ end: Refusal.End, _ text: Text) {
    #expect(error.refusal == Refusal(end, text))
  }
}
