private import Glibc
internal import Kinerja

/// Zeros from the system, in large pages where it has them; untouched parts take no memory.
func zeroedStorage<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(_ count: Int) -> Storage<Element> {
  let bytes = max(count, 1) * MemoryLayout<Element>.stride
  let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
  guard let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else {
    return Storage(count: count)
  }
  madvise(memory, bytes, MADV_HUGEPAGE)
  return Storage(taking: memory.bindMemory(to: Element.self, capacity: count), count: count) { munmap($0, bytes) }
}
