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
      .notCreated(path: "h", reason: Text("ini folder", "it is a folder")), .cannotCreate,
      Text("h: tidak dapat dibuat (ini folder)", "h: cannot be made (it is a folder)")
    ),
    (
      .failed(path: "h", reason: Text("penuh", "full")), .io,
      Text(
        "h: tidak dapat ditulis (penuh)", "h: cannot be written (full)")
    ),
  ])
  func saysWhatKeepsResultsFromBeingWritten(_ error: WriteError, _ end: Refusal.End, _ text: Text) {
    #expect(error.refusal == Refusal(end, text))
  }
}
