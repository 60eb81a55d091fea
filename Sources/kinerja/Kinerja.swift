import ArgumentParser
import Audit
import Glibc
import Platform
import Wording

/// The program.
@main
struct KinerjaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinerja",
    abstract: "Evaluate a quarter of civil servants' performance from CSV exports, exactly and repeatably.",
    version: EngineVersion.number,
    subcommands: [
      InitCommand.self, ImportCommand.self, InspectCommand.self, ProfilesCommand.self, EvaluateCommand.self,
      CheckCommand.self,
      VerifyCommand.self, ExplainCommand.self, CompareCommand.self, SimulateCommand.self, NormsCommand.self,
      FairnessCommand.self, SupervisorsCommand.self, DistributionCommand.self, ObjectionCommand.self,
      CloseCommand.self,
      LedgerCommand.self, ReportCommand.self, RedactCommand.self, FeedbackCommand.self, PublishCommand.self,
      PolicyCommand.self, SampleCommand.self, SchemaCommand.self,
    ])

  static func main() {
    takeAwayDraftsWhenTold()
    let arguments = programArguments.dropFirst()
    // A cron line that lost its arguments must not pass for one that did its work.
    guard !arguments.isEmpty else {
      complain(Text(helpMessage()), .english)
      Glibc.exit(Refusal.End.usage.rawValue)
    }
    main(Array(arguments))
  }
}
