import ArgumentParser

/// The program.
@main
struct KinerjaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinerja",
    abstract: "Evaluate a quarter of civil servants' performance from CSV exports, exactly and repeatably.",
    version: "0.1.0",
    subcommands: [EvaluateCommand.self, CheckCommand.self, PolicyCommand.self, SampleCommand.self])
}
