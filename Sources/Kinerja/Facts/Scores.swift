/// Supervisors' scores: for each person a sheet of months × aspects from the first rater seen, and sheets from others.
public struct ScoreTable: Sendable {
  /// What a cell of a sheet may hold besides a score; 0 is no score.
  public enum Mark {
    /// The score is in `wide`.
    public static let wide: UInt32 = .max
    /// Rows with this key contradict each other.
    public static let conflict: UInt32 = .max - 1
    /// A row with this key is invalid.
    public static let invalid: UInt32 = .max - 2
  }

  /// The rater of each person's own sheet, as a NIP plus one; 0 is none.
  public let firstRaters: Storage<UInt64>
  /// The people's own sheets: twice the millionths plus 1, or plus 2 where the number was not written in its shortest
  /// form.
  public let firstSheets: Storage<UInt32>
  /// The sheets from further raters.
  public var otherSheets: [OtherSheet]
  /// The number of aspects in a month of a sheet.
  public let aspectCount: Int
  /// Scores beyond 32 bits, in millionths, by sheet (people's own first) and cell.
  public var wide: [UInt64: Int64]

  /// A sheet from a rater other than the first.
  public struct OtherSheet: Sendable {
    /// The person rated.
    public var person: UInt32
    /// The rater's NIP.
    public var rater: UInt64
    /// The cells, as in `firstSheets`.
    public var cells: [UInt32]

    /// Makes a sheet.
    public init(person: UInt32, rater: UInt64, cells: [UInt32]) {
      self.person = person
      self.rater = rater
      self.cells = cells
    }
  }

  /// Makes an empty table.
  public init(firstRaters: Storage<UInt64>, firstSheets: Storage<UInt32>, aspectCount: Int) {
    self.firstRaters = firstRaters
    self.firstSheets = firstSheets
    self.aspectCount = aspectCount
    otherSheets = []
    wide = [:]
  }

  /// The cells of a sheet: three months of every aspect.
  public var sheetSize: Int { aspectCount * 3 }

  /// How many scores a person's own sheet holds.
  func rowCount(_ person: Int) -> Int {
    (person * sheetSize..<(person + 1) * sheetSize).count { firstSheets[$0] != 0 }
  }

  /// The key of a cell in `wide`.
  public func wideKey(sheet: Int, cell: Int) -> UInt64 { UInt64(sheet) << 20 | UInt64(cell) }

  /// The score in a cell, in millionths; nil when there is none.
  @inline(__always)
  func score(_ bits: UInt32, sheet: Int, cell: Int) -> Int64? {
    if bits == 0 { return nil }
    if bits < Mark.invalid { return Int64((bits &- 1) >> 1) }
    return bits == Mark.wide ? wide[wideKey(sheet: sheet, cell: cell)] : nil
  }
}
