// Times the evaluation of facts in memory, without reading and writing, on one core.
import Foundation

@testable import Findings
@testable import Intake
@testable import Kinerja
@testable import Policies

let arguments = CommandLine.arguments
guard arguments.count >= 4, let quarter = Quarter(arguments[1]) else {
  fatalError("usage: evaluation QUARTER INPUT POLICY [RUNS]")
}
let bytes = [UInt8](try Data(contentsOf: URL(filePath: arguments[3])))
let policy = try PolicyReader.read(bytes, name: arguments[3]).get()
let log = FindingLog()
let reading = try readQuarter(
  InputFolder(path: arguments[2]), Codebook(policy, quarter), asOf: quarter.last, options: ReadingOptions(threads: 2),
  log: log)
guard log.count == 0 else { fatalError("the input has \(log.count) findings") }
var seconds: [Double] = []
for _ in 0..<(arguments.count > 4 ? Int(arguments[4]) ?? 9 : 9) {
  let clock = ContinuousClock()
  let start = clock.now
  let results = try evaluate(reading.facts, under: policy, asOf: quarter.last)
  let duration = clock.now - start
  precondition(!results.employees.isEmpty)
  seconds.append(Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds))
}
seconds.sort()
print(
  String(
    format: "%d employees: median %.1f ms, least %.1f ms, on one core", reading.facts.roster.count,
    seconds[seconds.count / 2] * 1000, seconds[0] * 1000))
