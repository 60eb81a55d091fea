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
