import Driver
import Glibc

@testable import Findings
@testable import Intake
@testable import Kinerja
@testable import Policies
@testable import Tabular
@testable import Wording

// Punches parted by blanks, with keys that are known or not: every punch has its day or is counted as dropped, whatever the
// pieces and whatever the order of lines.

let file = MemoryFile()
let quarter = Quarter("2026-Q3")!

func contents(_ path: String) -> [UInt8] {
  let handle = fopen(path, "r")!
  defer { fclose(handle) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  return Array(bytes[..<fread(&bytes, 1, bytes.count, handle)])
}

func made<Value>(_ result: Result<Value, SettingsFaults>) -> Value {
  switch result {
  case .success(let value): value
  case .failure(let faults): fatalError("\(faults.faults.map(\.rendered.english))")
  }
}

let policy = made(PolicyReader.read(contents("fixtures/policies/contoh-bengkulu.yaml"), name: "kebijakan.yaml"))
let book = Codebook(policy, quarter)
let nips: [UInt64] = [198_001_012_005_011_001, 199_002_022_015_022_002, 197_501_012_000_121_003]
let people = People(nips)
let roster = Roster(
  nips: nips,
  segments: nips.indices.map { person in
    Segment(
      unit: 0, post: 0, first: CivilDate(year: 2026, month: 1, day: 1)!, last: Segment.endOfTime, nameStart: 0,
      nameLength: 0, file: 0, line: 2, grade: 8, jobType: .staff, status: .permanent,
      pattern: [.fiveDays, .shift, .sixDays][person])
  }, segmentStarts: [0, 1, 2, 3], units: ["U"], unitNames: ["U"], posts: ["P"], names: [])
let shiftRoster = {
  var shifts = ShiftRoster(people: 3, dayCount: quarter.dayCount)
  shifts.blocks[1] = 1
  shifts.codes = (0..<quarter.dayCount).map { UInt8($0 % (book.shifts.count + 1)) }
  return shifts
}()
let context = PunchContext(
  quarter: quarter, people: people, roster: roster, shifts: book.shifts, shiftRoster: shiftRoster)

let profiles = ["error", "ignore", "ignore_most"].map { unknown in
  made(
    ProfileReader.read(
      Array(
        """
        schema: kinerja-profile/1
        id: a
        title: a
        table: kehadiran
        files: [a.dat]
        delimiter: blanks
        cells: {from: 3, to: 6}
        keys: {pin: {file: p.csv, from: pin, to: nip, unknown: \(unknown)}}
        columns:
          nip: {position: 1, key: pin}
          waktu: {join: [{position: 2}, {position: 3}], dates: ["yyyy-mm-dd hh:mm:ss", "dd/mm/yy h:mm"], century: 2000}
          status: {position: 4}
        punches:
          day: {from: "04:00", to: "23:59", split: "12:00"}
          shifts:
            PAGI: {from: "04:00", to: "20:00", split: "10:30"}
            SIANG: {from: "10:00", to: "23:59", split: "17:30"}
            MALAM: {from: "17:00", to: "+12:00", split: "+02:00"}
          midday: [{from: "12:00", to: "13:00"}]\(unknown == "error" ? "\n  states: {in: [\"0\"], out: [\"1\"]}" : "")

        """.utf8), name: "a"))
}
let pins = ["1", "07", "12"]
let maps = [Profile.UnknownKey.error, .ignore, .ignoreMost].map { unknown in
  var pairs = CellMap(owner: StableCells())
  for (pin, nip) in zip(pins, nips) { _ = pairs.add(Array(pin.utf8), Array("\(nip)".utf8)) }
  return KeyMap(pairs, name: "p.csv", unknown: unknown, files: [])
}

struct Outcome: Equatable {
  var words: [UInt32]
  var drops: [Int]
  var findings: [Finding]
}

func read(_ number: Int, chunkSize: Int) -> Outcome {
  var findings: [Finding] = []
  let log = FindingLog { findings.append($0) }
  var reading = TableReading(
    name: "kehadiran", columns: Table.attendance.spec.columns,
    files: [InputFolder.File(name: "a.dat", path: file.path, profile: profiles[number])],
    options: ReadingOptions(chunkSize: chunkSize))
  reading.keys = ["a/pin": maps[number]]
  reading.punches = context
  let intake = AttendanceIntake(book, people, roster, shiftRoster)
  var summary = TableSummary()
  try? reading.run(intake, log, &summary)
  let drops = summary.drops.map(\.counts)
  guard let matrix = try? intake.finish(reading, log, &summary) else { fatalError("the matrix cannot be read again") }
  return Outcome(
    words: (0..<matrix.words.count).map { matrix.words[$0] },
    drops: DropReason.allCases.map { reason in drops.reduce(0) { $0 + $1[reason] } }, findings: findings)
}

/// How many rows the findings about unknown keys tell of.
func rowsTold(_ findings: [Finding]) -> Int {
  findings.filter { [.cell(.unmappedKey), .cell(.nearKey), .plausibility(.ignoredNearKey)].contains($0.code) }
    .reduce(0) { sum, finding in
      let digits = finding.detail.dropLast(2).reversed().prefix { $0.isNumber }.reversed()
      return sum + (Int(String(digits)) ?? 0)
    }
}

fuzz { data, size in
  guard let data, size > 2 else { return 0 }
  let number = Int(data[0]) % 3
  let content = Array(UnsafeBufferPointer(start: data + 2, count: size - 2))
  content.withUnsafeBufferPointer { file.hold($0) }
  let whole = read(number, chunkSize: 1 << 12)
  precondition(whole == read(number, chunkSize: 1 + Int(data[1]) % 50), "pieces differ from the whole")
  for finding in whole.findings.prefix(3) { _ = finding.rendered.english }
  // A page or a workbook under the name of a log is not read.
  func isForeign(_ outcome: Outcome) -> Bool { outcome.findings.contains { $0.code == .file(.foreignFile) } }
  guard !isForeign(whole) else { return 0 }
  guard content.allSatisfy({ ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) && $0 < 0x7F && $0 != UInt8(ascii: "\"") }) else {
    return 0
  }
  let lines = content.split(separator: 0x0A)
  // The first line may name the separator.
  guard !lines.contains(where: { $0.contains(UInt8(ascii: "=")) }) else { return 0 }
  // Whose key is not in the table, by a plain look.
  let cells = lines.map { $0.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) } }
  let unknown = cells.filter { (3...6).contains($0.count) && !pins.contains($0[0]) }.map { $0[0] }
  func withoutZeros(_ key: String) -> Substring { key.drop { $0 == "0" } }
  let near = unknown.filter { key in !withoutZeros(key).isEmpty && pins.contains { withoutZeros($0) == withoutZeros(key) } }
  precondition(rowsTold(whole.findings) == (number == 0 ? unknown : near).count, "\(whole.findings) for \(unknown)")
  precondition(whole.drops[DropReason.allCases.firstIndex(of: .unknownKey)!] == (number == 0 ? 0 : unknown.count))
  // The order of lines makes no difference to the days.
  let turned = lines.reversed().joined(separator: [0x0A]) + [0x0A]
  Array(turned).withUnsafeBufferPointer { file.hold($0) }
  let other = read(number, chunkSize: 1 << 12)
  precondition(isForeign(other) || other.words == whole.words && other.drops == whole.drops, "the order of lines makes a difference")
  return 0
}
