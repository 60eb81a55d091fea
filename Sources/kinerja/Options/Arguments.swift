public import ArgumentParser
import Glibc
import Wording
public import Kinerja

extension Quarter: ExpressibleByArgument {
  /// Reads `YYYY-Qn`.
  public init?(argument: String) { self.init(argument) }
}

extension CivilDate: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension NIP: ExpressibleByArgument {
  /// Reads 18 digits.
  public init?(argument: String) { self.init(argument) }
}

extension Language: ExpressibleByArgument {
  /// The language of the environment: `LC_ALL`, `LC_MESSAGES` or `LANG`, else Indonesian.
  static var ofEnvironment: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("en") ? .english : .indonesian
    }
    return .indonesian
  }
}

struct LanguageOption: ParsableArguments {
  @Option(help: "Language of messages: id or en; by default that of the environment, else Indonesian.")
  var lang: Language?

  var language: Language { lang ?? .ofEnvironment }
}
