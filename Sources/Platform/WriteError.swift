package import Wording

/// What keeps results from being written.
package enum WriteError: Error, Equatable, Sendable {
  /// The output is already there; nothing is overwritten.
  case exists(path: String)
  /// Another run works on this output.
  case busy(path: String)
  /// The system does not let the file or folder be made.
  case notCreated(path: String, reason: Text)
  /// Writing failed half-way: a full or broken device.
  case failed(path: String, reason: Text)
}

extension WriteError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .exists(let path):
      Refusal(
        .cannotCreate,
        "\(path): "
          + Text(
            "sudah ada; tidak ada yang ditimpa. Pilih folder lain atau pindahkan yang lama",
            "already exists; nothing is overwritten. Choose another folder or move the old one away"))
    case .busy(let path):
      Refusal(
        .busy,
        "\(path): "
          + Text(
            "proses lain sedang mengerjakan keluaran ini; coba lagi nanti",
            "another run works on this output; try later"))
    case .notCreated(let path, let reason):
      Refusal(.cannotCreate, "\(path): " + Text("tidak dapat dibuat", "cannot be made") + " (" + reason + ")")
    case .failed(let path, let reason):
      Refusal(.io, "\(path): " + Text("tidak dapat ditulis", "cannot be written") + " (" + reason + ")")
    }
  }
}
