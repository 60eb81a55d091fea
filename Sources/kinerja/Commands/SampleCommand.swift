import ArgumentParser
import Kinerja
import Sample

/// `kinerja sample`.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sample", abstract: "Write a synthetic quarter.")

  @Option var quarter: String
  @Option var employees: Int
  @Option var seed: UInt64 = 1
  @Option var output: String
  @Option var order = "employee"

  func run() throws {
    let o = SampleOptions(quarter: Quarter(quarter)!, employees: employees, seed: seed, order: order == "date" ? .date : .employee)
    _ = try writeSample(o, to: output)
  }
}
