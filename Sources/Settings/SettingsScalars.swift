package import Findings
package import Kinerja

extension SettingsNode {
  /// The text of a single value; anything else is reported under `code`.
  private func scalar(_ code: SettingsFaultCode) -> String? {
    switch content {
    case .text(let text): return text
    case .null: return ""
    case .list, .map, .refused:
      report(code)
      return nil
    }
  }

  /// A single value that `parse` accepts; anything else is reported under `code`.
  private func parsed<Value>(_ code: SettingsFaultCode, _ parse: (String) -> Value?) -> Value? {
    guard let text = scalar(code) else { return nil }
    guard let value = parse(text) else {
      report(code)
      return nil
    }
    return value
  }

  /// A text that is not empty.
  package func text(ifEmpty empty: SettingsFaultCode = .value(.emptyText)) -> String? {
    guard let text = scalar(.value(.notText)) else { return nil }
    guard !text.allSatisfy(\.isWhitespace) else {
      report(empty)
      return nil
    }
    return text
  }

  /// A text, which may be empty.
  package func anyText() -> String? { scalar(.value(.notText)) }

  package func number() -> Points? { parsed(.value(.notNumber)) { Points($0) } }

  package func date() -> CivilDate? { parsed(.value(.notDate)) { CivilDate($0) } }

  package func time() -> ClockTime? { parsed(.value(.notTime)) { ClockTime($0) } }

  package func boolean() -> Bool? { parsed(.value(.notBoolean)) { ["true": true, "false": false][$0] } }

  /// A number that `isAllowed` accepts; others are reported under `code`.
  package func number(_ code: SettingsFaultCode, _ isAllowed: (Points) -> Bool) -> Points? {
    guard let number = number() else { return nil }
    guard isAllowed(number) else {
      report(code)
      return nil
    }
    return number
  }

  /// A number from zero on.
  package func amount() -> Points? { number(.rule(.negativeNumber)) { $0 >= .zero } }

  /// A number above zero.
  package func positiveAmount() -> Points? { nonzero(amount(), .zero) }

  /// A percent, 0 to 100.
  package func percent() -> Points? { number(.rule(.percentOutOfRange)) { $0 >= .zero && $0 <= .hundred } }

  /// A whole number from zero on.
  package func count() -> Int? {
    guard let text = scalar(.value(.notWhole)) else { return nil }
    if let count = wholeNumber(text) { return count }
    report(Points(text).map { $0 < .zero } == true ? .rule(.negativeNumber) : .value(.notWhole))
    return nil
  }

  /// A whole number above zero, reported under `code` if it is not.
  package func positiveCount(_ code: SettingsFaultCode) -> Int? {
    parsed(code) { text in wholeNumber(text).flatMap { $0 > 0 ? $0 : nil } }
  }

  /// A whole number from one on.
  package func positiveCount() -> Int? { nonzero(count(), 0) }

  private func nonzero<Number: Equatable>(_ number: Number?, _ zero: Number) -> Number? {
    guard number == zero else { return number }
    report(.rule(.notPositive))
    return nil
  }

  /// One of some codes.
  package func code<Code>(of codes: [Code], _ name: (Code) -> String, unknown: SettingsFaultCode) -> Code? {
    guard let text = scalar(.value(.notText)) else { return nil }
    if let match = codes.first(where: { name($0) == text }) { return match }
    let names = codes.map(name)
    report(unknown, details: names, suggestion: nearest(to: text, among: names))
    return nil
  }

  /// One of an enumeration's words.
  package func word<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type = Word.self, unknown: SettingsFaultCode = .value(.unknownWord)
  ) -> Word? {
    code(of: Array(Word.allCases), \.rawValue, unknown: unknown)
  }
}

/// Digits alone, below 10^12.
private func wholeNumber(_ text: String) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(text),
    number < 1_000_000_000_000
  else { return nil }
  return number
}
