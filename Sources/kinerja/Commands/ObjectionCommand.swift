import ArgumentParser

/// `kinerja objection`.
struct ObjectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "objection", abstract: "Keep the register of objections (keberatan): enter, list and decide them.",
    subcommands: [Add.self, List.self, Decide.self])
}
