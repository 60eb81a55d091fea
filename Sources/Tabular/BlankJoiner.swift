/// Makes, block by block, one space of each run of spaces and tabs, and nothing of those at a line's start and end. What
/// stands in quotes stays as it is, to the end of its line.
struct BlankJoiner {
  private var isAtLineStart = true
  private var isPending = false
  private var isQuoted = false
  private var count = 0

  /// Joins blanks in place, in a block with room for a byte behind it; gives the length of what is left.
  mutating func join(_ bytes: UnsafeMutableBufferPointer<UInt8>, count blockCount: Int) -> Int {
    // Blanks that end the block before may become a space of this one.
    let shift = isPending && blockCount > 0 ? 1 : 0
    if shift > 0, let base = bytes.baseAddress { (base + 1).update(from: base, count: blockCount) }
    var length = 0
    for index in shift..<shift + blockCount {
      let byte = bytes[index]
      // A byte order mark is not the first cell's.
      let isMark = count < 3 && [0xEF, 0xBB, 0xBF][count] == byte
      count = isMark ? count + 1 : 3
      if byte == 0x20 || byte == 0x09, !isQuoted {
        isPending = !isAtLineStart
        continue
      }
      let isLineEnd = byte == 0x0A || byte == 0x0D
      if isPending, !isLineEnd {
        bytes[length] = 0x20
        length += 1
      }
      isPending = false
      if !isMark { isAtLineStart = isLineEnd }
      isQuoted = !isLineEnd && (byte == UInt8(ascii: "\"") ? !isQuoted : isQuoted)
      bytes[length] = byte
      length += 1
    }
    return length
  }
}
