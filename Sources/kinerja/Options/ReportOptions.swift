import ArgumentParser
import Audit
import Intake
import Reports
import Wording

/// What `evaluate` writes besides `hasil.csv` and `peringkat/`.
struct ReportOptions: ParsableArguments {
  /// One format, or all of them.
  struct Choice: ExpressibleByArgument {
    let formats: [ReportFormat]

    init?(argument: String) {
      if argument == "all" {
        formats = ReportFormat.all
      } else if let format = ReportFormat.named(argument) {
        formats = [format]
      } else {
        return nil
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "A report besides hasil.csv and peringkat/: \(ReportFormat.all.map(\.name).joined(separator: ", ")) or all; may be given several times.",
      valueName: "report"))
  var report: [Choice] = []

  @Flag(help: "Also write hasil-lembar-sebar.csv, in which no text can be taken for a formula.")
  var spreadsheetSafe = false

  @Option(
    help: "Language of the reports: id (the default) or en. It is part of the run, so the environment has no say in it."
  )
  var reportLang: Language?

  /// What is asked for.
  var chosen: EvaluationRun.Reports {
    EvaluationRun.Reports(
      Set(report.flatMap(\.formats) + (spreadsheetSafe ? [.spreadsheet] : [])), in: reportLang ?? .indonesian)
  }

  /// What the command line leaves open, from the workspace.
  func completed(from workspace: Workspace?) throws(Refusal) -> ReportOptions {
    guard let workspace else { return self }
    var options = self
    if report.isEmpty {
      options.report = try workspace.reports.map { name throws(Refusal) in
        guard let choice = Choice(argument: name) else {
          let names = ReportFormat.all.map(\.name).joined(separator: ", ")
          throw Refusal(
            .policy,
            "\(Workspace.fileName): reports: \(name): " + Text("bukan salah satu dari", "is none of") + " \(names), all"
          )
        }
        return choice
      }
    }
    options.reportLang = reportLang ?? workspace.reportLanguage
    return options
  }
}
