import Foundation
import Testing

/// A few of the measurements under scripts/detection: what exports lose is told, and of sound samples nothing is.
@Suite struct DetectionTests {
  @Test(
    arguments: [
      ["losses.py", "--cases", "36", "--swaps", "36", "--seed", "3"], ["clean.py", "--cases", "10", "--largest", "80"],
    ])
  func finds(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", Kinerja.root.appending(path: "scripts/detection/\(command[0])").path, "--program", Kinerja.path]
      + command.dropFirst()
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
