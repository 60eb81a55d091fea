import ArgumentParser
import Audit

/// Where objections are kept.
struct RegisterOption: ParsableArguments {
  /// Where it is unless another folder is named.
  static let standard = "keberatan"

  @Option(help: "The folder of the register.")
  var register = Self.standard

  /// The register, checked.
  func open() throws(ObjectionError) -> ObjectionRegister { try ObjectionRegister(at: register, mayBegin: false) }
}

/// Makes sure that an option's text says something.
func requireText(_ text: String, _ option: String) throws {
  guard !text.allSatisfy(\.isWhitespace) else { throw ValidationError("\(option) must not be empty.") }
}
