import ArgumentParser

/// How long to wait for another command that works on the same folder.
struct WaitOption: ParsableArguments {
  @Option(help: "How many seconds to wait while another command works on the same folder.")
  var wait = 30

  func validate() throws {
    guard wait >= 0, wait <= 3600 else { throw ValidationError("--wait must be between 0 and 3600.") }
  }
}
