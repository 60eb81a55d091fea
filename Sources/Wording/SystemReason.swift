private import Glibc

/// Why the system does not let a file be read or written.
package struct SystemReason: RawRepresentable, Hashable, Sendable {
  /// The system's number of the error; below zero for reasons that are not the system's.
  package let rawValue: Int32

  /// The reason with a number.
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The reason for which the system's last call failed.
  package static var last: SystemReason { SystemReason(rawValue: errno) }

  /// What is read is no regular file.
  package static let notRegular = SystemReason(rawValue: -1)
  /// The file became shorter while it was read.
  package static let cut = SystemReason(rawValue: -2)
  /// A row does not end within the limit.
  package static let endlessRow = SystemReason(rawValue: -3)

  /// The file holds something else than when it was read before.
  package static let changed = SystemReason(rawValue: -4)

  /// The reason for a person; what is not foreseen has the system's English words and its number.
  package var text: Text {
    switch self {
    case .notRegular: Text("bukan berkas biasa", "not a regular file")
    case .cut: Text("berkas dipotong selagi dibaca", "the file was cut while it was read")
    case .endlessRow: Text("ada baris yang terlalu panjang", "a row is too long")
    case .changed:
      Text(
        "isinya berubah selagi dibaca; ulangi setelah berkas selesai ditulis",
        "it changed while it was read; try again when whoever writes it is done")
    default:
      Self.known[rawValue] ?? Text("kesalahan sistem \(rawValue): \(words)", "system error \(rawValue): \(words)")
    }
  }

  private var words: String { strerror(rawValue).map { String(cString: $0) } ?? "" }

  private static let known: [Int32: Text] = [
    ENOENT: Text("tidak ada; periksa alamatnya", "there is none; see the path"),
    EACCES: Text("tidak diizinkan; periksa pemilik dan izinnya", "not permitted; see its owner and permissions"),
    EPERM: Text("tidak diizinkan oleh sistem", "not permitted by the system"),
    ENOTDIR: Text("sebagian alamatnya bukan folder", "a part of the path is no folder"),
    EISDIR: Text("ini folder, bukan berkas", "it is a folder, no file"),
    EEXIST: Text("sudah ada", "it is there already"),
    ENOSPC: Text("ruang penyimpanan penuh", "no space is left on the device"),
    EDQUOT: Text("kuota penyimpanan habis", "the disk quota is used up"),
    EROFS: Text("media hanya dapat dibaca", "the medium can only be read"),
    EIO: Text("media rusak atau terlepas", "the medium is broken or was removed"),
    EMFILE: Text("terlalu banyak berkas terbuka", "too many files are open"),
    ENFILE: Text("terlalu banyak berkas terbuka pada mesin ini", "too many files are open on this machine"),
    ENOMEM: Text("memori habis", "the memory is used up"),
    ENAMETOOLONG: Text("namanya terlalu panjang", "its name is too long"),
    ELOOP: Text("tautan yang berputar atau tidak diikuti", "a link that leads in a circle or is not followed"),
    EFBIG: Text("berkas terlalu besar", "the file is too large"),
    EXDEV: Text("terletak pada media lain", "it is on another medium"),
    ENOTEMPTY: Text("folder tidak kosong", "the folder is not empty"),
    EBUSY: Text("sedang dipakai", "it is in use"),
  ]
}
