package import Wording

/// What the cells of a column hold.
package enum CellKind: Hashable, Sendable {
  /// The NIP of somebody in the roster.
  case person
  /// A NIP.
  case nip
  case date
  /// The last day of a span, which is not before the span's first.
  case end
  case month
  case time
  /// A date and a time.
  case moment
  /// A number.
  case number(NumberLimit)
  /// A number within the policy's scale.
  case score
  /// A whole number.
  case whole(ClosedRange<Int64>)
  /// Whole rupiah.
  case rupiah
  /// One of these words.
  case word([String])
  /// A level of the leader's expectations: 1, 2 or 3.
  case level
  /// A code of the policy.
  case code(PolicyCode)
  /// An indicator that has a time norm.
  case indicator
  /// The code of a unit.
  case unit
  /// A name, as formulas write names.
  case name
  case text

  /// What a number must not be below.
  package enum NumberLimit: Sendable { case none, zero, aboveZero }

  /// What the policy gives a code to.
  package enum PolicyCode: Sendable { case status, shift, alternativeWeek, aspect, spell, event, number }

  /// Rupiah of one cell.
  package static let rupiahRange: ClosedRange<Int64> = 0...999_999_999_999

  /// Within what the digits of a number must lie, its decimal point left out; everything for a column without a limit.
  package var bounds: ClosedRange<Int64> {
    switch self {
    case .number(.zero): 0...Int64.max
    case .number(.aboveZero): 1...Int64.max
    case .whole(let range): range
    case .rupiah: Self.rupiahRange
    case .number(.none), .score, .person, .nip, .date, .end, .month, .time, .moment, .word, .level, .code, .indicator,
      .unit, .name, .text:
      Int64.min...Int64.max
    }
  }

  /// Whether the cells can be summed.
  package var isNumber: Bool {
    switch self {
    case .number, .score, .whole, .rupiah: true
    case .person, .nip, .date, .end, .month, .time, .moment, .word, .level, .code, .indicator, .unit, .name, .text:
      false
    }
  }

  /// How a cell is written.
  package var form: Text {
    switch self {
    case .person: Text("18 angka, NIP dalam pegawai.csv", "18 digits, a NIP in pegawai.csv")
    case .nip: Text("18 angka", "18 digits")
    case .date: Text("`2026-07-22`")
    case .end: Text("`2026-07-22`, tidak sebelum hari pertama", "`2026-07-22`, not before the first day")
    case .month: Text("`2026-07`")
    case .time: Text("`07:37` atau `07:37:12`; detik diabaikan", "`07:37` or `07:37:12`; seconds are dropped")
    case .moment: Text("`2026-07-22 07:37:12`")
    case .number(let limit):
      switch limit {
      case .none: Self.number
      case .zero: Self.number + Text(", paling sedikit 0", ", at least 0")
      case .aboveZero: Self.number + Text(", lebih dari 0", ", above 0")
      }
    case .score: Self.number + Text(", dalam skala kebijakan", ", within the policy's scale")
    case .whole(let range):
      Text(
        "bilangan bulat \(range.lowerBound) sampai \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .rupiah: Text("rupiah bulat", "whole rupiah")
    case .word(let words): Text(words.map { "`\($0)`" }.joined(separator: ", "))
    case .level: Text("`1`, `2`, `3`")
    case .code(let code): code.form
    case .indicator: Text("indikator dalam beban_kerja.csv", "an indicator in beban_kerja.csv")
    case .unit: Text("kode unit", "a unit's code")
    case .name: Text("huruf, angka dan `_`, tidak diawali angka", "letters, digits and `_`, not beginning with a digit")
    case .text: Text("teks", "text")
    }
  }

  private static let number = Text(
    "bilangan dengan paling banyak enam desimal, di bawah 10^12", "a number of at most six decimals, below 10^12")
}

extension CellKind.PolicyCode {
  /// How a code is written.
  fileprivate var form: Text {
    switch self {
    case .status: Text("`H` atau status dalam kebijakan", "`H`, or a status of the policy")
    case .shift: Text("`OFF` atau regu dalam kebijakan", "`OFF`, or a shift of the policy")
    case .alternativeWeek: Text("pekan lain dalam kebijakan", "an alternative week of the policy")
    case .aspect: Text("aspek dalam kebijakan", "an aspect of the policy")
    case .spell: Text("jenis masa dalam kebijakan", "a kind of spell of the policy")
    case .event: Text("jenis kejadian dalam kebijakan", "a kind of event of the policy")
    case .number: Text("nama angka dalam kebijakan", "a number of the policy")
    }
  }
}

/// A word of a table that stands for a case of an enumeration.
public protocol TableWord: CaseIterable, Sendable {
  /// The word.
  var code: String { get }
}

extension TableWord {
  /// All words, in the order of the cases.
  package static var words: [String] { allCases.map(\.code) }
}
