package import Kinerja
package import Wording

/// Days and months as people write them.
package enum ReaderDates {
  private static let months = [
    Text("Januari", "January"), Text("Februari", "February"), Text("Maret", "March"), Text("April"), Text("Mei", "May"),
    Text("Juni", "June"), Text("Juli", "July"), Text("Agustus", "August"), Text("September"),
    Text("Oktober", "October"),
    Text("November"), Text("Desember", "December"),
  ]

  private static let ordinals = [
    Text("I", "first"), Text("II", "second"), Text("III", "third"), Text("IV", "fourth"),
  ]

  /// A day, such as `22 Juli 2026`.
  package static func day(_ date: CivilDate) -> Text {
    let parts = date.components
    return "\(parts.day) " + months[parts.month - 1] + " \(parts.year)"
  }

  /// A month of a quarter (0 to 2), such as `Juli`.
  package static func month(_ month: Int, of quarter: Quarter) -> Text {
    months[quarter.day(quarter.monthStarts[month]).components.month - 1]
  }

  /// A quarter, such as `triwulan III 2026 (Juli–September)`.
  package static func quarter(_ quarter: Quarter) -> Text {
    let span = month(0, of: quarter) + "–" + month(2, of: quarter)
    let ordinal = ordinals[quarter.number - 1]
    return Text(
      "triwulan \(ordinal.indonesian) \(quarter.year) (\(span.indonesian))",
      "the \(ordinal.english) quarter of \(quarter.year) (\(span.english))")
  }

  /// A time of day in minutes since midnight, such as `07.37`.
  package static func time(_ minutes: Int) -> Text {
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    let (hour, minute) = (padded(minutes / 60), padded(minutes % 60))
    return Text("\(hour).\(minute)", "\(hour):\(minute)")
  }
}
