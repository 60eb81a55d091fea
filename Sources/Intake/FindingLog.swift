/// Everything found wrong, in reading order: counted by code with the first places, and handed on one by one, so that
/// any number of findings takes the same memory.
public final class FindingLog {
  /// The findings with one code.
  public struct Group: Sendable {
    /// What is wrong.
    public var code: FindingCode
    /// How many there are.
    public var count: Int
    /// The first of them.
    public var first: [Finding]
  }

  private var groups: [FindingCode: Group] = [:]
  private let placesKept: Int
  private let onFinding: ((Finding) -> Void)?
  /// The number of errors.
  public private(set) var count = 0
  /// The number of warnings.
  public private(set) var warningCount = 0

  /// Makes an empty log that keeps this many places of each code and calls back with every finding.
  public init(placesKept: Int = 3, onFinding: ((Finding) -> Void)? = nil) {
    self.placesKept = placesKept
    self.onFinding = onFinding
  }

  /// Adds a finding.
  public func add(_ finding: Finding) {
    if finding.code.isWarning { warningCount += 1 } else { count += 1 }
    groups[finding.code, default: Group(code: finding.code, count: 0, first: [])].count += 1
    if groups[finding.code]?.first.count ?? 0 < placesKept { groups[finding.code]?.first.append(finding) }
    onFinding?(finding)
  }

  /// The findings by code.
  public var grouped: [Group] { groups.values.sorted { $0.code.rawValue < $1.code.rawValue } }

  /// Whether a code was found.
  public func has(_ code: FindingCode) -> Bool { groups[code] != nil }

  /// Whether something was found that concerns a file as a whole.
  public var hasFileFinding: Bool { groups.keys.contains(where: \.isOfFile) }
}
