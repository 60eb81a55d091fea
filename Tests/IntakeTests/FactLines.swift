@testable import Kinerja

/// What facts say, a line each, in an order that does not depend on how they were read.
extension Facts {
  /// Everything.
  var lines: [String] {
    segmentLines + dayLines + shiftLines + targetLines + scoreLines + calendarLines + normLines + payLines
      + spellLines + actingLines + eventLines + numberLines + ratingLines
  }

  private var people: [(name: String, position: Int)] {
    roster.nips.indices.sorted { roster.nips[$0] < roster.nips[$1] }
      .map { (Exports.abridged("\(NIP(number: roster.nips[$0]))"), $0) }
  }

  /// `@A 2024-01-01– U1 Dinas Satu: Andi, Analis PLK 8 PNS 5H`.
  var segmentLines: [String] {
    people.flatMap { name, person in
      roster.segments[roster.segmentRange(person)].map { segment in
        let unit = Int(segment.unit)
        let last = segment.last == Segment.endOfTime ? "" : "\(segment.last)"
        return "\(name) \(segment.first)–\(last) \(roster.units[unit]) \(roster.unitNames[unit]): "
          + "\(roster.name(segment)), \(roster.posts[Int(segment.post)]) "
          + "\(segment.jobType.code) \(segment.grade) \(segment.status.code) \(segment.pattern.code)"
      }
    }
  }

  private func time(_ minutes: Int) -> String { ClockTime(minutes: minutes)?.description ?? "-" }

  /// `@A 2026-07-01 07:30 16:00 DL`, and midday punches behind it, where there are any.
  var dayLines: [String] {
    people.flatMap { name, person in
      (0..<quarter.dayCount).compactMap { day in
        let slot = day * attendance.stride + person
        let word = AttendanceWord(bits: attendance.words[slot])
        let midday = attendance.midday?[slot] ?? 0
        let code =
          switch word.status {
          case AttendanceWord.noRow: ""
          case AttendanceWord.presence: "-"
          case AttendanceWord.markedPresence: "H"
          default: statuses[word.status - AttendanceWord.firstStatus]
          }
        guard !code.isEmpty else { return nil }
        let noon = midday == 0 ? "" : " \(time(Int(midday & 0x7FF) - 1)) \(time(Int(midday >> 11) - 1))"
        return "\(name) \(quarter.day(day)) \(time(word.first)) \(time(word.last)) \(code)\(noon)"
      }
    }
  }

  /// `@B 2026-07-01 PAGI`.
  var shiftLines: [String] {
    people.flatMap { name, person in
      (0..<quarter.dayCount).compactMap { day in
        let code = shiftRoster.code(person, day)
        return code == 0 ? nil : "\(name) \(quarter.day(day)) \(shifts[code - 1])"
      }
    }
  }

  /// `@A I1 MAX 10/11 ×1`: target, realised, weight.
  var targetLines: [String] {
    targets.wide.withUnsafeBufferPointer { wide in
      people.flatMap { name, person in
        targets.targets[Int(targets.starts[person])..<Int(targets.starts[person + 1])].map { target in
          let numbers = [target.target, target.realised, target.weight].map { Points(micros: $0.micros(wide)) }
          return "\(name) \(indicators[target.indicator]) \(target.isMinimised ? "MIN" : "MAX") "
            + "\(numbers[0])/\(numbers[1]) ×\(numbers[2])"
        }.sorted()
      }
    }
  }

  /// `@A 2026-07 AKUNTABEL 90 @B`: the rater comes last.
  var scoreLines: [String] {
    func lines(_ person: Int, _ rater: UInt64, sheet: Int, _ bits: (Int) -> UInt32) -> [String] {
      (0..<scores.sheetSize).compactMap { cell in
        scores.score(bits(cell), sheet: sheet, cell: cell).map { micros in
          let month = "\(quarter.day(quarter.monthStarts[cell / aspects.count]))".prefix(7)
          return "\(NIP(number: roster.nips[person])) \(month) \(aspects[cell % aspects.count]) "
            + "\(Points(micros: micros)) \(NIP(number: rater))"
        }
      }
    }
    let first = roster.nips.indices.filter { scores.firstRaters[$0] != 0 }.flatMap { person in
      lines(person, scores.firstRaters[person] - 1, sheet: person) {
        scores.firstSheets[person * scores.sheetSize + $0]
      }
    }
    let others = scores.otherSheets.enumerated().flatMap { number, sheet in
      lines(Int(sheet.person), sheet.rater, sheet: roster.count + number) { sheet.cells[$0] }
    }
    return (first + others).map(Exports.abridged).sorted()
  }

  /// `2026-08-17 LIBUR`, and the week in force behind it.
  var calendarLines: [String] {
    (0..<quarter.dayCount).compactMap { day in
      guard let kind = calendar.kinds[day] else { return nil }
      return "\(quarter.day(day)) \(kind.code)" + (calendar.alternatives[day].map { " \($0)" } ?? "")
    }
  }

  /// `I1 60`.
  var normLines: [String] { zip(indicators, norms).map { "\($0) \(Points(micros: $1))" }.sorted() }

  /// `8 * 3000000`, `9 U2 4000000`, `8 * 3000000 BEBAN "Analis" 2026-07-01–`, `U1 5000000`: tariffs, then budgets.
  var payLines: [String] {
    let rates = tariffs.rates.map { rate in
      let isPlain = rate.component.text.isEmpty && rate.post.text.isEmpty
      let isAlways = rate.first == Tariffs.beginningOfTime && rate.last == Segment.endOfTime
      let first = rate.first == Tariffs.beginningOfTime ? "" : "\(rate.first)"
      let last = rate.last == Segment.endOfTime ? "" : "\(rate.last)"
      return "\(rate.grade) \(rate.unit?.text ?? "*") \(rate.amount.amount)"
        + (isPlain ? "" : " \(rate.component.text) \"\(rate.post.text)\"") + (isAlways ? "" : " \(first)–\(last)")
    }
    return rates.sorted() + budgets.map { "\(roster.units[$0.key]) \($0.value.amount)" }.sorted()
  }

  private func span(_ first: CivilDate, _ last: CivilDate) -> String {
    "\(first)–" + (last == Segment.endOfTime ? "" : "\(last)")
  }

  /// `@B RINGAN 2026-07-01–2026-07-31`, and the row's own value behind it.
  var spellLines: [String] {
    people.flatMap { name, person in
      spells[person].map { spell in
        "\(name) \(spellKinds[Int(spell.kind)]) \(span(spell.first, spell.last))"
          + (spell.value.map { " \(Points(micros: $0))" } ?? "")
      }
    }.sorted()
  }

  /// `@B 9 U2 Kepala 2026-07-01–2026-07-31`.
  var actingLines: [String] {
    people.flatMap { name, person in
      actingPosts[person].map { "\(name) \($0.grade) \($0.unit.text) \($0.post.text) \(span($0.first, $0.last))" }
    }.sorted()
  }

  /// `@A 2026-07-06 APEL 1`.
  var eventLines: [String] {
    people.flatMap { name, person in
      events[person].map {
        "\(name) \(quarter.day(Int($0.day))) \(eventKinds[Int($0.kind)]) \(Points(micros: $0.count))"
      }
    }.sorted()
  }

  /// `@A tambahan 2026-07 50000`, `@A gaji - 1`.
  var numberLines: [String] {
    people.flatMap { name, person in
      numbers[person].map { number in
        let month = number.month.map { quarter.monthName(Int($0)) } ?? "-"
        return "\(name) \(numberNames[Int(number.name)]) \(month) \(Points(micros: number.value))"
      }
    }.sorted()
  }

  /// `@A above meets`: results and conduct.
  var ratingLines: [String] {
    people.compactMap { name, person in
      guard let levels = statutory?[person], levels > 0 else { return nil }
      let all = ExpectationLevel.allCases
      return "\(name) \(all[Int(levels - 1) % 3].code) \(all[Int(levels - 1) / 3].code)"
    }
  }
}
