internal import Kinerja

/// What people are grouped by. Sex and age come from the NIP and serve such comparisons only.
package enum PeopleDimension: String, CaseIterable, Sendable {
  /// The primary unit.
  case unit = "unit_kode"
  /// The kind of post.
  case jobType = "jenis_jabatan"
  /// The class of the post.
  case grade = "kelas_jabatan"
  /// PNS, CPNS or PPPK.
  case status
  /// The working pattern.
  case pattern = "pola_kerja"
  /// The relative workload, in bands.
  case workload = "beban_relatif"
  /// The sex, by digit 15 of the NIP.
  case sex = "jenis_kelamin"
  /// The age on the last day, in bands of ten years.
  case age = "umur"

  /// The bands of the relative workload, rising.
  static let workloadBands = ["< 0,5", "0,5–0,8", "0,8–1", "1–1,25", "1,25–1,5", "≥ 1,5"]
  /// Where the bands but the first begin, in millionths.
  private static let bandLimits: [Int128] = [500_000, 800_000, 1_000_000, 1_250_000, 1_500_000]

  /// Whether a group stands before another: bands rising, other names by their bytes.
  static func precedes(_ first: String, _ second: String) -> Bool {
    let order = workloadBands + ageBands
    if let left = order.firstIndex(of: first), let right = order.firstIndex(of: second) { return left < right }
    return BytewiseText(first) < BytewiseText(second)
  }

  /// The bands of age, rising.
  static let ageBands = ["< 30", "30–39", "40–49", "≥ 50"]

  /// The name of the groups too small to be named, put together.
  static let others = "LAINNYA"

  /// The group of an employee; nil where it cannot be told.
  func group(of employee: EmployeeResult, _ facts: Facts, on day: CivilDate) -> String? {
    let segment = facts.roster.segments[Int(employee.segment)]
    let nip = NIP(number: facts.roster.nips[Int(employee.person)])
    switch self {
    case .unit: return facts.roster.units[Int(segment.unit)]
    case .jobType: return segment.jobType.code
    case .grade: return (segment.grade < 10 ? "0" : "") + "\(segment.grade)"
    case .status: return segment.status.code
    case .pattern: return segment.pattern.code
    case .workload:
      guard employee.knownWorkloadRatio != nil else { return nil }
      let band = Self.bandLimits.firstIndex { employee.relativeWorkload < $0 } ?? Self.bandLimits.count
      return Self.workloadBands[band]
    case .sex: return nip.sexDigit == 1 ? "L" : nip.sexDigit == 2 ? "P" : nil
    case .age:
      guard let birth = nip.birthDate?.components else { return nil }
      let today = day.components
      let hadBirthday = (today.month, today.day) >= (birth.month, birth.day)
      let age = today.year - birth.year - (hadBirthday ? 0 : 1)
      return Self.ageBands[min(max(age / 10 - 2, 0), Self.ageBands.count - 1)]
    }
  }
}
