/// How far a record reaches that begins outside quotes.
public struct RecordExtent: Equatable, Sendable {
  /// What was found at the record's end.
  public enum Kind: Equatable, Sendable {
    /// A line end or the end of the file, outside quotes.
    case complete
    /// The bytes ended inside a quoted field, with more of the file to come.
    case open
    /// A quote in an unquoted field, or text behind a closing quote, in the field with this number (from 1).
    case brokenQuoting(field: Int)
    /// A quoted field, with this number, that does not end before the file does.
    case unclosedQuote(field: Int)
    /// A quoted field, with this number, beyond the size limit: most likely a quote left open.
    case oversizedField(field: Int)
  }

  /// What was found.
  public let kind: Kind
  /// The bytes up to and with the line end; for broken records those of the first physical line only, so that
  /// reading goes on with the next line.
  public let length: Int
}

/// The largest quoted field.
let quotedFieldLimit = 1 << 20

/// Finds the end of the record at the start of `bytes` by the rules that libcsv applies when strict.
func recordExtent(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, isLast: Bool) -> RecordExtent {
  let count = bytes.count
  var index = 0
  var field = 1
  // What is wrong is what is wrong with the first line alone: a later piece of the file begins with the next one.
  func broken(_ kind: RecordExtent.Kind) -> RecordExtent {
    let length = firstLineLength(bytes)
    guard length < count else { return RecordExtent(kind: kind, length: length) }
    let line = UnsafeBufferPointer(rebasing: bytes[..<length])
    return RecordExtent(kind: recordExtent(line, delimiter: delimiter, isLast: true).kind, length: length)
  }
  while true {
    // At the start of a field.
    if index < count, bytes[index] == UInt8(ascii: "\"") {
      let opening = index
      index += 1
      scan: while true {
        while index < count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        if index - opening - 1 > quotedFieldLimit { return broken(.oversizedField(field: field)) }
        guard index < count else {
          return isLast ? broken(.unclosedQuote(field: field)) : RecordExtent(kind: .open, length: 0)
        }
        index += 1
        guard index < count else {
          return isLast ? RecordExtent(kind: .complete, length: index) : RecordExtent(kind: .open, length: 0)
        }
        switch bytes[index] {
        case UInt8(ascii: "\""): index += 1
        case delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"): break scan
        default: return broken(.brokenQuoting(field: field))
        }
      }
    } else {
      scan: while index < count {
        switch bytes[index] {
        case UInt8(ascii: "\""): return broken(.brokenQuoting(field: field))
        case delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"): break scan
        default: index += 1
        }
      }
    }
    guard index < count else { return RecordExtent(kind: isLast ? .complete : .open, length: isLast ? count : 0) }
    if bytes[index] == delimiter {
      index += 1
      field += 1
      continue
    }
    return RecordExtent(kind: .complete, length: index + lineEndLength(bytes, at: index))
  }
}

/// The length of the first physical line, with its end.
func firstLineLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
    return index + lineEndLength(bytes, at: index)
  }
  return bytes.count
}

/// The length of the line end at an index: 2 for CR LF, else 1.
private func lineEndLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  let isPair =
    bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
  return isPair ? 2 : 1
}

/// The number of physical lines that end within the bytes: by LF, CR LF or a lone CR.
func lineCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var lines = 0
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
      index += lineEndLength(bytes, at: index)
      lines += 1
    } else {
      index += 1
    }
  }
  return lines
}

/// The length of the first so many physical lines, or of as many as there are.
func lengthOfLines(_ wanted: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (length: Int, lines: Int) {
  var length = 0
  var lines = 0
  while lines < wanted, length < bytes.count {
    length += firstLineLength(UnsafeBufferPointer(rebasing: bytes[length...]))
    lines += 1
  }
  return (length, lines)
}
