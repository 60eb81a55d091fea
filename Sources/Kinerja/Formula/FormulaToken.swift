/// A word, number or sign of a formula.
struct FormulaToken {
  enum Form: Hashable {
    case number(Points)
    case text(BytewiseText)
    case word(String)
    case comparison(FormulaNode.Comparison)
    case sign(String)
    case arrow
    case end
  }

  let form: Form
  let range: Range<Int>
  /// As it is written; nil is the end.
  let text: String?

  /// All of a text, the end behind them.
  static func all(in bytes: [UInt8]) throws(FormulaFault) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    var place = 0
    while place < bytes.count {
      if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) {
        place += 1
        continue
      }
      let (form, length) = try token(bytes, place)
      let range = place..<place + length
      tokens.append(FormulaToken(form: form, range: range, text: String(decoding: bytes[range], as: UTF8.self)))
      place += length
    }
    tokens.append(FormulaToken(form: .end, range: bytes.count..<bytes.count, text: nil))
    return tokens
  }

  private static func token(_ bytes: [UInt8], _ start: Int) throws(FormulaFault) -> (Form, Int) {
    let byte = bytes[start]
    func length(where isIncluded: (UInt8) -> Bool) -> Int {
      (bytes[start...].firstIndex { !isIncluded($0) } ?? bytes.count) - start
    }
    if isDigit(byte) { return try number(bytes, start) }
    if isLetter(byte) {
      let length = length { isLetter($0) || isDigit($0) }
      return (.word(String(decoding: bytes[start..<start + length], as: UTF8.self)), length)
    }
    if byte == 0x27 {
      guard let end = bytes[(start + 1)...].firstIndex(of: 0x27) else {
        throw FormulaFault(.openText, start..<bytes.count)
      }
      return (.text(BytewiseText(String(decoding: bytes[start + 1..<end], as: UTF8.self))), end + 1 - start)
    }
    let pair = String(decoding: bytes[start..<min(start + 2, bytes.count)], as: UTF8.self)
    if pair == "->" { return (.arrow, 2) }
    if let comparison = FormulaNode.Comparison(rawValue: pair) { return (.comparison(comparison), pair.utf8.count) }
    let sign = String(decoding: [byte], as: UTF8.self)
    if let comparison = FormulaNode.Comparison(rawValue: sign) { return (.comparison(comparison), 1) }
    if "+-*/(),".contains(sign) { return (.sign(sign), 1) }
    // The whole character, where it has several bytes.
    let length = 1 + bytes[(start + 1)...].prefix { $0 & 0xC0 == 0x80 }.count
    throw FormulaFault(
      .character(String(decoding: bytes[start..<start + length], as: UTF8.self)), start..<start + length)
  }

  private static func number(_ bytes: [UInt8], _ start: Int) throws(FormulaFault) -> (Form, Int) {
    var end = start
    while end < bytes.count, isDigit(bytes[end]) || bytes[end] == 0x2E { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard let value = Points(text) else { throw FormulaFault(.number(text), start..<end) }
    return (.number(value), end - start)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F }
}
