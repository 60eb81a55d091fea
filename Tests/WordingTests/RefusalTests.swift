import Testing
import Wording

@Suite struct RefusalTests {
  /// The exit codes that scripts around the program rely on: those of `sysexits.h`, and 1 for a difference.
  @Test(arguments: [
    (Refusal.End.difference, 1 as Int32), (.usage, 64), (.data, 65), (.noInput, 66), (.cannotCreate, 73), (.io, 74),
    (.busy, 75), (.policy, 78),
  ])
  func endsWithThePromisedExitCode(_ end: Refusal.End, _ code: Int32) {
    #expect(end.rawValue == code)
  }

  @Test func refusesItself() {
    let refusal = Refusal(.data, [Text("satu", "one"), Text("dua", "two")])
    let thrown: any Refusing = refusal
    #expect(thrown.refusal == refusal)
    #expect(Refusal(.data, Text("satu", "one")) == Refusal(.data, [Text("satu", "one")]))
    #expect(Refusal(.data, Text("satu", "one")) != Refusal(.usage, Text("satu", "one")))
  }

  @Test func saysWhatCannotBeReadAndWhy() {
    #expect(Text.unreadable("a/b.csv") == Text("a/b.csv: tidak dapat dibaca", "a/b.csv: cannot be read"))
    #expect(
      Text.unreadable("a/b.csv", Text("ini folder", "it is a folder"))
        == Text("a/b.csv: tidak dapat dibaca (ini folder)", "a/b.csv: cannot be read (it is a folder)"))
  }
}
