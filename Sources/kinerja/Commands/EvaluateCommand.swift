import ArgumentParser
import Dispatch
import Glibc
import Intake
import Kinerja
import Reports

/// `kinerja evaluate`.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "evaluate", abstract: "Evaluate a quarter.")

  @Option var quarter: String
  @Option var input: String
  @Option var policy: String
  @Option var output: String
  @Option var asOf: String?
  @Flag var quarantine = false
  @Option var threads = 2

  func run() throws {
    guard let quarter = Quarter(quarter) else { throw ExitCode(64) }
    let asOf = try asOf.map { text in
      guard let day = CivilDate(text), quarter.index(of: day) != nil else { throw ExitCode(64) }
      return day
    } ?? quarter.last
    guard let text = readAll(policy) else { throw ExitCode(66) }
    let rules: Policy
    switch PolicyReader.read(text, name: policy) {
    case .success(let value): rules = value
    case .failure(let faults):
      for fault in faults.faults { print(fault.rendered(in: .indonesian)) }
      throw ExitCode(78)
    }
    guard PolicyReader.gaps(in: rules, quarter: quarter).isEmpty else { throw ExitCode(78) }
    let log = FindingLog(placesKept: 100)
    let folder = try InputFolder(path: input)
    let clock = ContinuousClock()
    let t0 = clock.now
    let reading = try readQuarter(
      folder, Codebook(rules, quarter), asOf: asOf, options: ReadingOptions(threads: threads), log: log)
    let t1 = clock.now
    if log.count > 0, !quarantine || reading.isUnrepairable || log.hasFileFinding {
      for group in log.grouped {
        print(group.code, group.count)
        for f in group.first { print("  ", f.place, f.column, f.value, f.detail) }
      }
      throw ExitCode(log.has(.missingTable) ? 66 : 65)
    }
    let parallelism = Parallelism { count, body in DispatchQueue.concurrentPerform(iterations: count, execute: body) }
    let results: Results
    do {
      results = try evaluate(reading.facts, under: rules, asOf: asOf, parallelism: threads == 1 ? .serial : parallelism)
    } catch {
      print(error)
      throw ExitCode(78)
    }
    let t2 = clock.now
    let run = try RunFolder(at: output)
    try RankingFiles(ResultTable(results, reading.facts.roster), parallelism: parallelism).write(to: run)
    try run.publish()
    let t3 = clock.now
    print("read", t1 - t0, "evaluate", t2 - t1, "write", t3 - t2)
  }
}

func readAll(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}
