/// What keeps results from being written.
package enum WriteError: Error, Equatable, Sendable {
  /// The output is already there; nothing is overwritten.
  case exists(path: String)
  /// Another run works on this output.
  case busy(path: String)
  /// The system does not let the file or folder be made.
  case notCreated(path: String, reason: String)
  /// Writing failed half-way: a full or broken device.
  case failed(path: String, reason: String)
}
