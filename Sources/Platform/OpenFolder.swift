private import Glibc
internal import Wording

/// A folder that is held open: what is done in it is done there, whatever its path comes to lead to.
final class OpenFolder: Sendable {
  /// Its path, as messages name it.
  let path: String
  let descriptor: CInt

  /// Opens the folder at a path that a person gave; links are followed. Where it cannot be opened, messages name what was to
  /// be made in it.
  init(_ path: String, for place: String) throws(WriteError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notCreated(path: place, reason: SystemReason.last.text) }
  }

  /// Opens a folder within another; never through a link.
  init(_ name: String, in parent: OpenFolder) throws(WriteError) {
    path = "\(parent.path)/\(name)"
    descriptor = openat(parent.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notCreated(path: path, reason: SystemReason.last.text) }
  }

  deinit { close(descriptor) }

  /// Makes a folder for its owner only.
  func makeFolder(_ name: String) throws(WriteError) {
    guard mkdirat(descriptor, name, 0o700) == 0 else {
      throw .notCreated(path: "\(path)/\(name)", reason: SystemReason.last.text)
    }
  }

  /// The system's number of what is of this name, itself where it is a link; nil where nothing is.
  func number(of name: String) throws(WriteError) -> UInt64? {
    var info = stat()
    if fstatat(descriptor, name, &info, AT_SYMLINK_NOFOLLOW) == 0 { return UInt64(info.st_ino) }
    guard errno == ENOENT else { throw .notCreated(path: "\(path)/\(name)", reason: SystemReason.last.text) }
    return nil
  }

  /// The system's number of the folder itself.
  var number: UInt64? {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? UInt64(info.st_ino) : nil
  }

  /// Throws when something is of this name.
  func checkFree(_ name: String) throws(WriteError) {
    guard try number(of: name) == nil else { throw .exists(path: "\(path)/\(name)") }
  }

  /// The names of what it holds that are text, in no order.
  func names() throws(WriteError) -> [String] {
    var names: [String] = []
    let isWhole = forEachEntry(of: descriptor) { name, _ in
      if let text = String(validatingCString: name) { names.append(text) }
      return true
    }
    guard isWhole else { throw .notCreated(path: path, reason: SystemReason.last.text) }
    return names
  }

  /// Brings its own entries to the disk.
  func flush() throws(WriteError) {
    guard fsync(descriptor) == 0 else { throw .failed(path: path, reason: SystemReason.last.text) }
  }

  /// Removes a file, a link or a folder with all that it holds; a link is never followed. Says whether nothing is left.
  @discardableResult
  func remove(_ name: String) -> Bool { removeTree(name, in: descriptor) }
}

private func removeTree(_ name: UnsafePointer<CChar>, in parent: CInt) -> Bool {
  if unlinkat(parent, name, 0) == 0 || errno == ENOENT { return true }
  // What Linux does not unlink is a folder.
  let folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  guard folder >= 0 else { return false }
  defer { close(folder) }
  return forEachEntry(of: folder) { name, _ in removeTree(name, in: folder) }
    && unlinkat(parent, name, AT_REMOVEDIR) == 0
}

/// Something that a folder holds.
package struct FolderEntry {
  /// Its name; bytes that are no text are replaced.
  package let name: String
  /// Whether it is a folder itself; a link to one is not.
  package let isFolder: Bool
}

/// What a folder holds, by the bytes of the names; nil, with `errno`, when it cannot be read to its end.
package func folderEntries(_ path: String) -> [FolderEntry]? {
  let folder = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard folder >= 0 else { return nil }
  defer {
    let number = errno
    close(folder)
    errno = number
  }
  var entries: [FolderEntry] = []
  let isWhole = forEachEntry(of: folder) { name, type in
    var isFolder = type == UInt8(DT_DIR)
    if type == UInt8(DT_UNKNOWN) {
      var info = stat()
      guard fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { return errno == ENOENT }
      isFolder = info.st_mode & S_IFMT == S_IFDIR
    }
    entries.append(FolderEntry(name: String(cString: name), isFolder: isFolder))
    return true
  }
  return isWhole ? entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } : nil
}

/// Whether every entry was read and the body held for all of them.
private func forEachEntry(of folder: CInt, _ body: (UnsafePointer<CChar>, UInt8) -> Bool) -> Bool {
  // A listing has a place of its own in the folder, and is closed with its descriptor.
  let again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard again >= 0 else { return false }
  guard let listing = fdopendir(again) else {
    close(again)
    return false
  }
  defer {
    let number = errno
    closedir(listing)
    errno = number
  }
  var isWhole = true
  while true {
    errno = 0
    guard let entry = readdir(listing) else { return isWhole && errno == 0 }
    let type = entry.pointee.d_type
    withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) { name in
        if strcmp(name, ".") != 0, strcmp(name, "..") != 0, !body(name, type) { isWhole = false }
      }
    }
  }
}
