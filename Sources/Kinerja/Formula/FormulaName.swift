/// Whether a text is a name as formulas write names.
package func isFormulaName(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard let first = bytes.first else { return false }
  func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F }
  return isLetter(first) && bytes.allSatisfy { isLetter($0) || $0 >= 0x30 && $0 <= 0x39 }
}
