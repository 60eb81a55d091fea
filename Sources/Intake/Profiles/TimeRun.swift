internal import Tabular

/// The times in a cell that holds any number of them: parted by blanks or line ends, or one behind the other where each is
/// as long as the next, such as `06:1017:00`.
struct TimeRun {
  private(set) var moments: [Moment] = []

  /// Reads a cell; nil when some of it is no time in one of these formats.
  init?(_ cell: Cell, _ formats: [DateFormat]) {
    for part in cell.bytes.split(whereSeparator: { [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      let start = cell.start + part.startIndex
      let run = Cell(start: start, count: part.count)
      guard let times = formats.lazy.compactMap({ Self.times(run, $0) }).first else { return nil }
      moments += times
    }
  }

  private static func times(_ run: Cell, _ format: DateFormat) -> [Moment]? {
    let length = format.fixedLength ?? run.count
    guard run.count % length == 0 else { return nil }
    var times: [Moment] = []
    for offset in stride(from: 0, to: run.count, by: length) {
      let part = Cell(start: run.start + offset, count: length)
      guard let moment = format.read(part, for: .time), moment.isTime else { return nil }
      times.append(moment)
    }
    return times
  }
}

extension DateFormat {
  /// The bytes that each of its texts has; nil when they differ.
  var fixedLength: Int? {
    guard !isSerial else { return nil }
    var length = 0
    for part in parts {
      switch part {
      case .year: length += 4
      case .shortYear: length += 2
      case .month(let digits), .day(let digits), .hour(let digits), .minute(let digits), .second(let digits):
        guard digits.lowerBound == digits.upperBound else { return nil }
        length += digits.lowerBound
      case .literal: length += 1
      case .monthName, .halfDay, .zone: return nil
      }
    }
    return length
  }
}
