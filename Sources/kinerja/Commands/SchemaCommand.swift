import ArgumentParser
import Audit
import Foundation

/// `kinerja schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of manifest.json.",
    discussion: """
      Example:
        kinerja schema > manifest.schema.json
      """)

  func run() { FileHandle.standardOutput.write(Data(Manifest.jsonSchema)) }
}
