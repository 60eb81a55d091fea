/// The program's own name for what it is.
public enum EngineVersion {
  /// The version, which changes with every change of a result.
  public static let number = "0.2.0"

  /// The program with its version and build.
  public static var text: String { "kinerja \(number) (\(build))" }

  /// The compiler's language version.
  public static var build: String {
    #if compiler(>=6.4)
      "swift-6.4"
    #elseif compiler(>=6.3)
      "swift-6.3"
    #else
      "swift-6.2"
    #endif
  }
}
