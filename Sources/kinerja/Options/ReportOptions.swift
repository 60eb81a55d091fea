import ArgumentParser
import Audit
import Intake
import Reports
import Wording

/// What `evaluate` writes besides `hasil.csv` and `peringkat/`.
struct ReportOptions: ParsableArguments {
  /// One report, or all of them.
  enum Choice: ExpressibleByArgument {
    case one(ReportKind)
    case all

    init?(argument: String) {
      if argument == "all" {
        self = .all
      } else if let kind = ReportKind(rawValue: argument) {
        self = .one(kind)
      } else {
        return nil
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "A report besides hasil.csv and peringkat/: xlsx, html, json, sqlite, spreadsheet, tindak-lanjut or all; may be given several times.",
      valueName: "report"))
  var report: [Choice] = []

  @Flag(help: "Also write hasil-lembar-sebar.csv, in which no text can be taken for a formula.")
  var spreadsheetSafe = false

  @Option(
    help: "Language of the reports: id (the default) or en. It is part of the run, so the environment has no say in it."
  )
  var reportLang: Language?

  var kinds: Set<ReportKind> {
    Set(
      report.flatMap { choice in
        switch choice {
        case .one(let kind): [kind]
        case .all: ReportKind.allCases
        }
      } + (spreadsheetSafe ? [.spreadsheet] : []))
  }

  /// What is asked for.
  var chosen: EvaluationRun.Reports { EvaluationRun.Reports(kinds, in: reportLang ?? .indonesian) }

  /// What the command line leaves open, from the workspace.
  func completed(from workspace: Workspace?) throws -> ReportOptions {
    guard let workspace else { return self }
    var options = self
    if report.isEmpty {
      options.report = try workspace.reports.map { name in
        guard let choice = Choice(argument: name) else {
          throw ValidationError("\(Workspace.fileName): reports: \(name)")
        }
        return choice
      }
    }
    options.reportLang = reportLang ?? workspace.reportLanguage
    return options
  }
}
