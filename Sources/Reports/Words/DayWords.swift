package import Kinerja
package import Wording

/// What a scheduled day was, in words.
package struct DayWords {
  private let day: DayRecord
  private let statuses: [String]

  /// Words a day; `statuses` are those of its record.
  package init(_ day: DayRecord, _ statuses: [String]) {
    self.day = day
    self.statuses = statuses
  }

  /// The words, one after the other; empty for a day of presence with nothing to say.
  package var texts: [Text] { status + punches }

  /// Its status, where it is not plain presence, and what gave it.
  package var status: [Text] {
    guard let status = day.status.map({ statuses[$0] }) else { return [] }
    switch day.origin {
    case .code, .presence: return [Text(status)]
    case .spell: return [status + Text(" menurut masa", " by a spell")]
    case .noRecord: return [Text("tanpa baris kehadiran", "no attendance row")]
    case .lackingPunches: return [Text("presensi tidak lengkap: \(status)", "punches missing: \(status)")]
    }
  }

  /// What its punches cost.
  package var punches: [Text] {
    var texts: [Text] = []
    if day.lacksArrival { texts.append(Text("tanpa jam masuk", "no first punch")) }
    if day.late > 0 {
      let free = day.isLateFree ? Text(" (bebas)", " (free)") : Text("")
      texts.append(Text("terlambat \(day.late) menit", "\(day.late) minutes late") + free)
    }
    if day.lacksDeparture { texts.append(Text("tanpa jam pulang", "no last punch")) }
    if day.early > .zero {
      texts.append(Text("pulang \(day.early) menit lebih awal", "left \(day.early) minutes early"))
    }
    if day.lacksMidday { texts.append(Text("tanpa presensi tengah hari", "no midday punch")) }
    return texts
  }
}
