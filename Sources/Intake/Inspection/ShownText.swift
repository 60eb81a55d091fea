internal import Tabular

/// Text of a file, fit for a screen: what is no text, or would change how the rest is shown, is written as an escape.
func shown(_ bytes: some Collection<UInt8>) -> String {
  // Nearly all cells are plain.
  if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(decoding: bytes, as: UTF8.self) }
  var rest = Array(bytes)
  var text = ""
  while !rest.isEmpty {
    guard let bad = rest.withUnsafeBufferPointer({ firstInvalidUTF8($0) }) else { break }
    text += shown(String(decoding: rest[..<bad], as: UTF8.self)) + "\\x" + hexadecimal(rest[bad]).dropFirst(2)
    rest.removeFirst(bad + 1)
  }
  return text + shown(String(decoding: rest, as: UTF8.self))
}

/// Text with its control characters, and the marks that turn or hide text, written as escapes.
func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if isShown(scalar) { result.unicodeScalars.append(scalar) } else { result += scalar.escaped(asASCII: true) }
  }
  return result
}

/// A text as YAML has it in quotes, on one line and with nothing that turns or hides text.
func yamlQuoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\" + String(scalar)
    case _ where isShown(scalar): result.unicodeScalars.append(scalar)
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += scalar.value > 0xFFFF ? "\\U" : "\\u"
      result += String(repeating: "0", count: (scalar.value > 0xFFFF ? 8 : 4) - digits.count) + digits
    }
  }
  return result + "\""
}

private func isShown(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
  default: true
  }
}

/// A text with its letters and digits hidden.
func masked(_ text: String) -> String {
  String(
    text.prefix(40).map { character in
      if character.isNumber { return "9" }
      return character.isUppercase ? "X" : character.isLetter ? "x" : character
    })
}
