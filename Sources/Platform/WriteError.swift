package import Wording

/// What keeps results from being written.
package enum WriteError: Error, Equatable, Sendable {
  /// The output is already there; nothing is overwritten.
  case exists(path: String)
  /// The folder that is to be filled holds something.
  case notEmpty(path: String)
  /// What is there is a link, or nothing that this program wrote; it is not replaced.
  case foreign(path: String)
  /// Another run works on this output.
  case busy(path: String)
  /// The system does not let the file or folder be made.
  case notCreated(path: String, reason: Text)
  /// Writing failed half-way: a full or broken device.
  case failed(path: String, reason: Text)
}

extension WriteError {
  /// The same of the place for which something is drafted, which people know.
  private var atPlace: WriteError {
    func place(_ path: String) -> String { path.replacing(/\.([^\/]+)\.[0-9a-f]{32}\.draf\/isi/) { "\($0.1)" } }
    return switch self {
    case .failed(let path, let reason): .failed(path: place(path), reason: reason)
    case .notCreated(let path, let reason): .notCreated(path: place(path), reason: reason)
    case .exists, .notEmpty, .foreign, .busy: self
    }
  }
}

extension WriteError: Refusing {
  package var refusal: Refusal {
    switch self.atPlace {
    case .exists(let path):
      Refusal(
        .cannotCreate,
        "\(path): "
          + Text(
            "sudah ada; tidak ada yang ditimpa. Pilih folder lain atau pindahkan yang lama",
            "already exists; nothing is overwritten. Choose another folder or move the old one away"))
    case .notEmpty(let path):
      Refusal(
        .cannotCreate,
        "\(path): " + Text("tidak kosong; tidak ada yang ditimpa", "is not empty; nothing is overwritten"))
    case .foreign(let path):
      Refusal(
        .cannotCreate,
        "\(path): "
          + Text(
            "yang ada di sana tautan atau berkas lain, bukan tulisan program ini; tidak ditimpa. Pilih nama lain",
            "what is there is a link or another file, nothing that this program wrote; it is not replaced. Choose another name"
          ))
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
