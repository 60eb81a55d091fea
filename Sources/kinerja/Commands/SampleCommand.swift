import ArgumentParser
import Glibc
import Kinerja
import Sample
import Wording

extension SampleOrder: ExpressibleByArgument {}

/// `kinerja sample`.
struct SampleCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write the exports of an invented BKD for a quarter: same seed, same bytes.",
    discussion: """
      Example:
        kinerja sample --quarter 2026-Q3 --employees 500 --seed 1 --output contoh
      """)

  @Option(help: "The quarter, such as 2026-Q3.") var quarter: Quarter
  @Option(help: "The number of employees, 10 to 1,000,000.") var employees: Int
  @Option(help: "The seed.") var seed: UInt64 = 1
  @Option(help: "The folder for the tables; new or empty.") var output: String
  @Option(help: "The order of the attendance rows: employee or date.") var order = SampleOrder.employee
  @Option(help: "The share of rows to spoil, such as 0.001; cacat.csv lists them.") var defects = "0"
  @Option(
    help: "Unfairness to find: points of achievement that each whole workload above the usual one costs, 0 to 50.")
  var plantWorkload = 0
  @Option(help: "Unfairness to find: points by which supervisors score women lower, 0 to 50.") var plantSex = 0
  @Option(
    help: "Points by which supervisors score everybody higher or lower, at most, 0 to 50; 0 is that all score alike.")
  var plantSeverity = PlantedEffects().severity
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard SampleOptions.employeeRange.contains(employees) else {
      throw ValidationError("--employees must be between 10 and 1000000.")
    }
    guard [plantWorkload, plantSex, plantSeverity].allSatisfy(PlantedEffects.range.contains) else {
      throw ValidationError("--plant-workload, --plant-sex and --plant-severity must be between 0 and 50.")
    }
    guard let rate = Points(defects), rate >= .zero, rate <= Points(whole: 1) else {
      throw ValidationError("--defects must be a number between 0 and 1.")
    }
  }

  private var effects: PlantedEffects {
    PlantedEffects(workload: plantWorkload, sex: plantSex, severity: plantSeverity)
  }

  func run(in language: Language) throws {
    let options = SampleOptions(
      quarter: quarter, employees: employees, seed: seed, order: order,
      defectRate: Int(Points(defects)?.micros ?? 0), effects: effects,
      threads: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    let report = try writeSample(options, to: output)
    for file in report.files { print("\(output)/\(file.name): \(file.rows)") }
    if report.defects > 0 { print("\(output)/cacat.csv: \(report.defects)") }
  }
}
