/// Rows of one person and kind (of acting posts, of one post) that follow each other without a gap (method, section 5).
struct WholeSpell: Sendable {
  /// The first day of the first row.
  var first: CivilDate
  /// The last day of all rows.
  var last: CivilDate

  /// Joins rows, sorted by first day, each of which starts no later than the day after an earlier one ends; gives for every
  /// row the whole that it belongs to.
  static func joining(_ rows: [(first: CivilDate, last: CivilDate)]) -> [WholeSpell] {
    var wholes: [WholeSpell] = []
    var places: [Int] = []
    for row in rows {
      if let whole = wholes.last, row.first.dayNumber <= whole.last.nextDayNumber {
        wholes[wholes.count - 1].last = max(whole.last, row.last)
      } else {
        wholes.append(WholeSpell(first: row.first, last: row.last))
      }
      places.append(wholes.count - 1)
    }
    return places.map { wholes[$0] }
  }
}

extension CivilDate {
  /// The number of the day after; the end of time has none after it.
  fileprivate var nextDayNumber: Int32 { dayNumber == .max ? .max : dayNumber + 1 }
}
