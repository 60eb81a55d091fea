/// Everything found wrong, in reading order: counted by code with the first places, and handed on one by one, so that
/// any number of findings takes the same memory.
package final class FindingLog {
  /// The findings with one code.
  package struct Group: Sendable {
    /// What is wrong.
    package var code: FindingCode
    /// How many there are.
    package var count: Int
    /// The first of them.
    package var first: [Finding]

    fileprivate mutating func add(_ finding: Finding, keeping limit: Int) {
      count += 1
      if first.count < limit { first.append(finding) }
    }
  }

  private var groups: [FindingCode: Group] = [:]
  private let placesKept: Int
  private let onFinding: ((Finding) -> Void)?
  /// The number of errors.
  package private(set) var count = 0
  /// The files in which errors were found.
  package private(set) var files: Set<String> = []
  /// The number of warnings.
  package private(set) var warningCount = 0

  /// Whether nothing was found.
  package var isEmpty: Bool { count + warningCount == 0 }

  /// Makes an empty log that keeps this many places of each code and calls back with every finding.
  package init(placesKept: Int = 3, onFinding: ((Finding) -> Void)? = nil) {
    self.placesKept = placesKept
    self.onFinding = onFinding
  }

  /// Adds a finding.
  package func add(_ finding: Finding) {
    if finding.code.isWarning {
      warningCount += 1
    } else {
      count += 1
      if !files.contains(finding.file) { files.insert(finding.file) }
    }
    groups[finding.code, default: Group(code: finding.code, count: 0, first: [])].add(finding, keeping: placesKept)
    onFinding?(finding)
  }

  /// The findings by code.
  package var grouped: [Group] { groups.values.sorted { $0.code.rawValue < $1.code.rawValue } }

  /// Whether a code was found.
  package func has(_ code: FindingCode) -> Bool { groups[code] != nil }

  private var hasLostFile = false

  /// Adds what keeps a whole file from being read, such as a header with a bad byte.
  package func addOfWholeFile(_ finding: Finding) {
    hasLostFile = true
    add(finding)
  }

  /// Whether something was found that concerns a file as a whole.
  package var hasFileFinding: Bool { hasLostFile || groups.keys.contains(where: \.isOfFile) }
}
