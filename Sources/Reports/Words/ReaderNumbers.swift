internal import Intake
internal import Kinerja
package import Wording

/// Numbers in the format of a report's readers: 1.234,56 in Indonesian, 1,234.56 in English.
package struct ReaderNumbers {
  private let language: Language

  /// Numbers for readers of a language.
  package init(_ language: Language) { self.language = language }

  /// A whole number.
  package func whole(_ value: Int128) -> String {
    let digits = Array("\(value.magnitude)")
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
    return (value < 0 ? "-" : "") + groups.reversed().joined(separator: Text(".", ",").in(language))
  }

  /// A number written with a decimal point and without groups, all its digits kept.
  package func exact(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let sign = text.hasPrefix("-") ? "-" : ""
    return sign + whole(Int128(parts[0].drop { $0 == "-" }) ?? 0)
      + (parts.count > 1 ? Text(",", ".").in(language) + parts[1] : "")
  }

  /// Hundredths as a number with two decimals.
  package func hundredths(_ value: Int64) -> String {
    let cents = String(value.magnitude % 100)
    return (value < 0 ? "-" : "") + whole(Int128(value.magnitude / 100)) + Text(",", ".").in(language)
      + (cents.count < 2 ? "0" : "") + cents
  }

  /// Millionths as people are told them: money, which is large, in whole rupiah; what is small with two decimals, where it
  /// has any.
  package func amount(_ micros: Int128) -> String {
    if micros.magnitude >= 1_000_000_000 || micros % 1_000_000 == 0 {
      return whole(roundedQuotient(micros, Int128(Points.scale)))
    }
    return hundredths(Int64(roundedQuotient(micros, 10_000)))
  }

  /// Millionths as a number with so many decimals, halves away from zero.
  package func decimal(_ micros: Int64, decimals: Int) -> String {
    let step = (0..<(6 - decimals)).reduce(Int128(1)) { power, _ in power * 10 }
    let text = "\(ResultCell.decimal(roundedQuotient(Int128(micros), step), decimals: decimals))"
    return text.replacing(".", with: Text(",", ".").in(language))
  }
}
