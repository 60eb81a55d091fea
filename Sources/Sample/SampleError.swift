package import Platform
package import Wording

/// Why a sample could not be made.
package enum SampleError: Error, Equatable, Sendable {
  /// The number of employees lies outside `SampleOptions.employeeRange`.
  case employees(Int)
  /// The defect rate lies outside 0 to 1,000,000 parts per million.
  case defectRate(Int)
  /// It cannot be written.
  case write(WriteError)

  /// Says an error of writing as one of the sample.
  static func whenWriting<Result>(_ body: () throws(WriteError) -> Result) throws(SampleError) -> Result {
    do throws(WriteError) { return try body() } catch { throw .write(error) }
  }
}

extension SampleError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .write(let error): error.refusal
    case .employees, .defectRate: Refusal(.usage, [])
    }
  }
}
