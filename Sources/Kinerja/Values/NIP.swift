/// A civil servant's number (Nomor Induk Pegawai): 18 digits.
public struct NIP: Hashable, Comparable, Sendable {
  /// The 18 digits as a number below 10^18.
  public let number: UInt64

  /// Makes the NIP with these digits, which must be below 10^18.
  public init(number: UInt64) { self.number = number }

  /// Reads 18 digits; nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 18, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = UInt64(text)
    else { return nil }
    self.number = number
  }

  /// Orders NIPs as text does, their lengths being equal.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension NIP: CustomStringConvertible {
  /// The 18 digits.
  public var description: String {
    let digits = String(number)
    return String(repeating: "0", count: 18 - digits.count) + digits
  }
}

/// What the digits say (Perka BKN 22/2007): birth date, month of appointment, sex, serial number.
extension NIP {
  /// The birth date in digits 1 to 8; nil when there is no such day.
  public var birthDate: CivilDate? {
    let digits = Int(number / 10_000_000_000)
    return CivilDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  /// Digits 13 and 14: the month of appointment, or for PPPK the number of the contract.
  public var appointmentMonth: Int { Int(number / 10_000 % 100) }

  /// Digit 15: 1 for men, 2 for women.
  public var sexDigit: Int { Int(number / 1000 % 10) }
}
