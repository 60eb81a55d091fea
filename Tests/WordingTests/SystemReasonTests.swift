import Glibc
import Testing
import Wording

/// Why the system refuses something, in the language of whoever must mend it.
@Suite struct SystemReasonTests {
  @Test(arguments: [
    (SystemReason(rawValue: ENOENT), "tidak ada; periksa alamatnya", "there is none; see the path"),
    (SystemReason(rawValue: ENOSPC), "ruang penyimpanan penuh", "no space is left on the device"),
    (.notRegular, "bukan berkas biasa", "not a regular file"),
    (
      SystemReason(rawValue: ENOTSOCK), "kesalahan sistem 88: Socket operation on non-socket",
      "system error 88: Socket operation on non-socket"
    ),
  ])
  func isSaidInBothLanguages(_ reason: SystemReason, _ indonesian: String, _ english: String) {
    #expect(reason.text == Text(indonesian, english))
  }
}
