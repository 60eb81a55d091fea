import ArgumentParser
import Audit
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

  func run() throws {
    let schema = file == .manifest ? Manifest.jsonSchema : ResultSchema.bytes
    print(String(decoding: schema, as: UTF8.self), terminator: "")
    try requirePrinted(.ofEnvironment)
  }
}
