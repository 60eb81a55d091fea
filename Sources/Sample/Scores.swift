internal import Kinerja

/// Makes the supervisor scores; a rater is lenient or strict towards everybody.
struct Scores: Sendable {
  static let aspects = ["BP", "AK", "KM", "HR", "LY", "AD", "KL"].map { Array("\($0),".utf8) }

  let seed: UInt64
  /// Points by which a rater is lenient or strict, at most.
  let severity: Int
  /// `YYYY-MM,` by month of the quarter.
  let monthCells: [[UInt8]]

  init(seed: UInt64, severity: Int, quarter: Quarter) {
    self.seed = seed
    self.severity = severity
    monthCells = (0..<3).map { Array("\(quarter.day(quarter.monthStarts[$0]).description.prefix(7)),".utf8) }
  }

  /// Writes the rows of one rater for one person; `key` is that of the first row,
  /// `bias` what is added to each score, in hundredths.
  func write(
    _ nip: NIP, by rater: Int, _ raterNIP: NIP, months: [Int], skill: Int, bias: Int, key: Int,
    to buffer: inout RowBuffer, random: inout Random
  ) {
    var leniency = Random(seed, .leniency, rater)
    // A few give everybody one score.
    let habit = leniency.below(100)
    let always = severity == 0 || habit > 1 ? nil : habit == 0 ? 10_000 : 9000
    let level = 8500 + leniency.bell(100 * severity)
    let merit = skill * 3 + random.bell(700) + bias
    var prefix = ByteWriter(capacity: 38)
    prefix.nip(nip)
    prefix.comma()
    prefix.nip(raterNIP)
    prefix.comma()
    for month in months {
      let drift = random.bell(200)
      for aspect in 0..<7 {
        var value = max(5000, min(10_000, level + merit + drift + random.bell(500)))
        value = (value + 50) / 100 * 100
        if let always { value = always }
        if random.chance(200), value < 10_000 { value += 50 }
        buffer.writer.append(prefix.bytes)
        buffer.writer.append(monthCells[month])
        buffer.writer.append(Self.aspects[aspect])
        buffer.writer.hundredths(value)
        buffer.endRow(key: key + month * 7 + aspect)
      }
    }
  }
}
