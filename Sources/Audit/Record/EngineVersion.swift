/// The program's own name for what it is.
package enum EngineVersion {
  /// The version, which changes with every change of a result.
  package static let number = "0.2.0"

  /// The program with its version and build.
  package static var text: String { "kinerja \(number) (\(build))" }

  /// The compiler's language version.
  package static var build: String {
    #if compiler(>=6.4)
      "swift-6.4"
    #elseif compiler(>=6.3)
      "swift-6.3"
    #else
      "swift-6.2"
    #endif
  }
}
