internal import Findings
internal import Kinerja
internal import Settings

extension SettingsNode {
  /// Reports what is wrong with a formula at its place in the file.
  func report(_ fault: FormulaFault, in text: String) {
    let bytes = Array(text.utf8)
    let range = fault.range.clamped(to: 0..<bytes.count)
    let written = String(decoding: bytes[range], as: UTF8.self)
    let (code, details, suggestion) = fault.told(in: text)
    report(.formula(code), at: fault.range.lowerBound, value: written, details: details, suggestion: suggestion)
  }
}

extension FormulaFault {
  /// The code, what its texts name, and what was probably meant.
  fileprivate func told(in text: String) -> (PolicyFormulaFault, details: [String], suggestion: String?) {
    switch kind {
    // As spreadsheets under Indonesian settings write them.
    case .character(";"): (.notReadable, [], ",")
    case .character("%"): (.notReadable, [], "/ 100")
    case .unexpected("=", .operand) where range.lowerBound == text.utf8.prefix { $0 == 0x20 }.count:
      (.notReadable, [], String(text.drop { $0 == " " || $0 == "=" }))
    case .character, .openText, .empty: (.notReadable, [], nil)
    case .number: (.badNumber, [], nil)
    case .unexpected(_, let expected): (.notReadable, [expected.example], nil)
    case .tooDeep: (.tooDeep, [], nil)
    case .tooLong: (.tooLong, [], nil)
    case .unknownName(_, let nearest): (.unknownName, [], nearest)
    case .notHere(_, let elsewhere): (.notHere, [elsewhere.rawValue], nil)
    case .unknownFunction(_, let nearest): (.unknownFunction, [], nearest)
    case .needsArgument(let name): (.badArgument, ["`\(name)(…)`"], nil)
    case .takesNoArgument(let name): (.badArgument, ["`\(name)`"], nil)
    case .argumentIsNoName(let name): (.badArgument, ["`\(name)(NAMA)`"], nil)
    case .unknownArgument(_, let of, let nearest): (.unknownArgument, [of], nearest)
    case .argumentCount(_, let count, let expected): (.argumentCount, ["\(count)", expected], nil)
    case .kind(let found, let expected): (.wrongKind, [found.rawValue, expected.rawValue], nil)
    case .keyNotTaken(let name): (.badKeys, ["`\(name)(…)` tanpa kunci / without keys"], nil)
    case .keyNeeded(let name), .badKey(_, let name), .elseNeeded(let name), .elseNotTaken(let name):
      (.badKeys, ["`\(FormulaFunction(rawValue: name)?.form ?? name)`"], nil)
    case .repeatedKey: (.badKeys, ["`pick(x, A -> a, B -> b, else -> c)`"], nil)
    case .keysDoNotRise: (.badKeys, ["`upto(x, 1 -> a, 2 -> b, else -> c)`"], nil)
    case .elseNotLast: (.badKeys, ["`else -> …)`"], nil)
    case .writtenNumber(let of, let expected): (.writtenNumber, [of, expected], nil)
    case .nestedMonths: (.nestedMonths, [], nil)
    }
  }
}

extension FormulaFault.Expected {
  fileprivate var example: String {
    switch self {
    case .operand: "`100`, `dasar`, `'teks'`, `(…)`, `min(…)`"
    case .operatorOrEnd: "`+ - * / = <> < <= > >= and or`"
    case .closing: "`)`"
    case .argumentEnd: "`,` `)`"
    }
  }
}
