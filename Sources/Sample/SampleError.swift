package import Wording

/// Why a sample could not be made.
package enum SampleError: Error, Equatable, Sendable {
  /// The number of employees lies outside `SampleOptions.employeeRange`.
  case employees(Int)
  /// The defect rate lies outside 0 to 1,000,000 parts per million.
  case defectRate(Int)
  /// The directory exists and holds something.
  case directoryNotEmpty(String)
  /// A directory or file could not be made or written; the code is the system's `errno`.
  case cannotWrite(path: String, code: Int32)
}

extension SampleError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .directoryNotEmpty(let path):
      Refusal(.cannotCreate, "\(path): " + Text("sudah ada dan tidak kosong", "exists and is not empty"))
    case .cannotWrite(let path, let code):
      Refusal(
        .cannotCreate,
        "\(path): " + Text("tidak dapat ditulis", "cannot be written") + " (" + SystemReason(rawValue: code).text + ")")
    case .employees, .defectRate: Refusal(.usage, [])
    }
  }
}
