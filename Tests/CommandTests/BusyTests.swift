import Foundation
import Glibc
import Testing

/// What every command does when another run holds its place, and when what it prints does not fit.
@Suite struct BusyTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// The lock beside a place is another's: exit 75, and nothing is made. Once it is free, the same command goes through.
  @Test(
    arguments: [
      ("evaluate --quarter 2026-Q3 --input QUARTER --policy POLICY --output x", ".x.kunci"),
      ("report RUN --output x", ".x.kunci"), ("norms RUN --output x", ".x.kunci"),
      ("supervisors RUN --output x", ".x.kunci"), ("compare RUN RUN --output x", ".x.kunci"),
      ("simulate RUN --set achievement.cap=100 --output x", ".x.kunci"),
      ("feedback RUN --nip NIP --output x", ".x.kunci"), ("publish RUN --database x", ".x.kunci"),
    ])
  func anotherRunHoldsThePlace(_ line: String, _ lock: String) throws {
    let descriptor = open(desk.url(lock).path, O_RDWR | O_CREAT, 0o600)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    for (language, reason) in [("id", "proses lain sedang mengerjakan"), ("en", "another run works on this")] {
      let outcome = try desk.run("\(line) --lang \(language)")
      #expect(outcome.exitCode == 75)
      #expect(outcome.output == "")
      #expect(outcome.complaints.contains("\(lock): \(reason)"), "\(outcome.complaints)")
    }
    #expect(try desk.names() == [lock])
    close(descriptor)
    #expect(try desk.run(line).exitCode == 0)
    #expect(desk.has("x"))
    #expect(!desk.has(lock), "the lock goes with its holder")
  }

  /// A ledger and a register are locked as the folders they are, whatever name a command has for them.
  @Test(
    arguments: [
      "close RUN --ledger",
      "objection add RUN NIP --table kehadiran --key tanggal=2026-07-22 --column masuk --claim y "
        + "--received 2026-10-12 --register",
    ])
  func anotherRunHoldsTheFolder(_ line: String) throws {
    try FileManager.default.createDirectory(at: desk.url("x"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(at: desk.url("tautan"), withDestinationURL: desk.url("x"))
    let descriptor = open(desk.url("x").path, O_RDONLY | O_DIRECTORY)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    for (name, language, reason) in [
      ("x", "id", "proses lain sedang mengerjakan"), ("x/", "en", "another run works on this"),
      ("tautan", "en", "another run works on this"),
    ] {
      let outcome = try desk.run("\(line) \(name) --lang \(language) --wait 0")
      #expect(outcome.exitCode == 75)
      #expect(outcome.complaints.contains("\(name): \(reason)"), "\(outcome.complaints)")
    }
    #expect(try desk.names() == ["x", "tautan"])
    close(descriptor)
    #expect(try desk.run("\(line) tautan --wait 0").exitCode == 0)
  }

  /// Output on a full device is not lost in silence, and the program does not fall over: exit 74, in every command.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "schema", "schema hasil", "profiles", "profiles kanonik", "policy check POLICY",
      "policy show POLICY --on 2026-07-01", "explain RUN NIP", "explain RUN NIP --json", "compare RUN RUN",
      "compare RUN RUN --json", "verify RUN", "norms RUN", "check --quarter 2026-Q3 --input QUARTER --policy POLICY",
    ])
  func aFullDevice(_ line: String) throws {
    let outcome = try Kinerja.run(
      Desk.words(line), environment: ["LC_ALL": "id_ID"], in: desk.folder.url, shell: #"exec "$@" >/dev/full"#)
    #expect(outcome.exitCode == 74, "\(outcome.complaints)")
    #expect(outcome.complaints.contains("keluaran baku tidak dapat ditulis\n"), "\(outcome.complaints)")
  }
}
