import ArgumentParser
import Audit
import Foundation
import Reports

/// `kinerja schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of manifest.json, or of a line of hasil.json.",
    discussion: """
      Example:
        kinerja schema hasil > hasil.schema.json
      """)

  enum File: String, CaseIterable, ExpressibleByArgument { case manifest, hasil }

  @Argument(help: "manifest or hasil.")
  var file: File = .manifest

  func run() {
    FileHandle.standardOutput.write(Data(file == .manifest ? Manifest.jsonSchema : ResultSchema.bytes))
  }
}
