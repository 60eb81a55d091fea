import Kinerja
import Testing

@testable import Intake
@testable import Tabular

/// How cells are written in exports, and what the method's form of them is.
@Suite struct FormTests {
  private static func withCell<Result>(_ text: String, _ body: (Cell) -> Result) -> Result {
    let bytes = Array(text.utf8) + Array(repeating: 0, count: 16)
    return bytes.withUnsafeBufferPointer { body(Cell(start: $0.baseAddress!, count: text.utf8.count)) }
  }

  /// Template, cell, and year, month, day, hour, minute; nil where the cell is not written so.
  static let moments: [(template: String, cell: String, parts: [Int]?)] = [
    ("dd/mm/yyyy", "01/07/2026", [2026, 7, 1, 0, 0]),
    ("dd/mm/yyyy", "1/7/2026", nil),
    ("d/m/yyyy", "1/7/2026", [2026, 7, 1, 0, 0]),
    ("d/m/yyyy", "31/12/2026", [2026, 12, 31, 0, 0]),
    ("d mmmm yyyy", "17 Agustus 2026", [2026, 8, 17, 0, 0]),
    ("d mmmm yyyy", "17 Agt 2026", [2026, 8, 17, 0, 0]),
    ("d mmmm yyyy", "17 August 2026", [2026, 8, 17, 0, 0]),
    ("dd-mmmm-yyyy", "03-Aug-2026", [2026, 8, 3, 0, 0]),
    ("dd-mmmm-yyyy", "04-Sept-2026", [2026, 9, 4, 0, 0]),
    ("mmmm d, yyyy", "MARCH 9, 2026", [2026, 3, 9, 0, 0]),
    ("d mmmm yyyy", "17 Augu 2026", nil),
    ("mmmm yyyy", "Mei 2026", [2026, 5, 0, 0, 0]),
    ("mmmm yyyy", "mei 2026", [2026, 5, 0, 0, 0]),
    ("yyyy-mm-dd hh:mm:ss", "2026-07-01 23:59:58", [2026, 7, 1, 23, 59]),
    ("yyyy-mm-dd hh:mm:ss", "2026-07-01 23:59", nil),
    ("yyyymmdd", "20260701", [2026, 7, 1, 0, 0]),
    ("h.mm", "7.30", [0, 0, 0, 7, 30]),
    ("h.mm", "17.30", [0, 0, 0, 17, 30]),
    ("h.mm", "7:30", nil),
    ("hh:mm", "07:30 ", nil),
    ("h:m", "7:5", [0, 0, 0, 7, 5]),
    ("h:m:s", "7:5:9", [0, 0, 0, 7, 5]),
    ("h:m:s", "07:05:09", [0, 0, 0, 7, 5]),
    ("h:m", "7:", nil),
    ("h:m", "7:005", nil),
    ("hh:mm dd/mm/yyyy", "07:25 01/08/2026", [2026, 8, 1, 7, 25]),
    ("hh:mm:ss tt", "12:00:00 AM", [0, 0, 0, 0, 0]),
    ("hh:mm tt", "12:59 am", [0, 0, 0, 0, 59]),
    ("hh:mm tt", "12:00 p.m.", [0, 0, 0, 12, 0]),
    ("h:mmtt", "4:05Pm", [0, 0, 0, 16, 5]),
    ("h:mm TT", "4:05 PM", [0, 0, 0, 16, 5]),
    ("htt", "4pm", [0, 0, 0, 16, 0]),
    ("tt h:mm", "P.M. 11:59", [0, 0, 0, 23, 59]),
    ("hh:mm tt", "00:10 AM", nil),
    ("hh:mm tt", "13:10 PM", nil),
    ("hh:mm tt", "04:10", nil),
    ("hh:mm tt", "04:10 XM", nil),
    ("hh:mm tt", "04:10 P.M", nil),
    ("mm-dd-yyyy  hh:mm:sstt", "07-01-2026  04:00:30PM", [2026, 7, 1, 16, 0]),
    ("yyyy-mm-ddThh:mm:ss+07:00", "2026-07-01T07:25:11+07:00", [2026, 7, 1, 7, 25]),
    ("yyyy-mm-ddThh:mm:ss+07:00", "2026-07-01T07:25:11+08:00", nil),
  ]

  /// Template, first of the hundred years, cell and year.
  @Test(
    arguments: [
      ("dd/mm/yy", 2000, "01/07/26", 2026), ("dd/mm/yy", 2000, "01/07/00", 2000), ("d/m/yy", 2000, "1/7/99", 2099),
      ("dd/mm/yy", 1970, "01/07/69", 2069), ("dd/mm/yy", 1970, "01/07/70", 1970), ("yymmdd", 1900, "260701", 1926),
      ("dd/mm/yy", 2000, "01/07/2026", nil), ("dd/mm/yy", nil, "01/07/26", nil),
    ] as [(String, Int?, String, Int?)])
  func readsYearsOfTwoDigits(_ template: String, _ century: Int?, _ cell: String, _ year: Int?) throws {
    var format = try #require(DateFormat(template))
    format.setting.century = century
    #expect(Self.withCell(cell) { format.read($0) }?.year == year)
    #expect(format.needsCentury && FixedForm(dateAs: format) == nil)
  }

  /// Moments with a zone, and the time in the zone that is declared.
  @Test(
    arguments: [
      ("2026-07-01T07:25:11+07:00", DateFormat.Zone.west, "2026-07-01 7:25"),
      ("2026-07-01T00:25:11Z", .west, "2026-07-01 7:25"), ("2026-07-01T00:25:11z", .east, "2026-07-01 9:25"),
      ("2026-06-30T23:30:00+0700", .central, "2026-07-01 0:30"), ("2026-06-30T17:00:00Z", .west, "2026-07-01 0:0"),
      ("2026-06-30T16:59:59Z", .west, "2026-06-30 23:59"), ("2026-07-01T00:30:00+09", .west, "2026-06-30 22:30"),
      ("2027-01-01T01:00:00+09:00", .central, "2027-01-01 0:0"),
      ("2026-12-31T20:00:00-05:30", .west, "2027-01-01 8:30"),
      ("2026-07-01T07:25:11", .west, nil), ("2026-07-01T07:25:11+7", .west, nil),
      ("2026-07-01T07:25:11+15:00", .west, nil), ("2026-07-01T07:25:11+07:60", .west, nil),
      ("2026-07-01T07:25:11+07:0", .west, nil), ("2026-02-30T07:25:11Z", .west, nil),
      ("2026-07-01T07:25:11Z", nil, nil),
    ] as [(String, DateFormat.Zone?, String?)])
  func convertsZones(_ cell: String, _ zone: DateFormat.Zone?, _ moment: String?) throws {
    var format = try #require(DateFormat("yyyy-mm-ddThh:mm:sszzz"))
    format.setting.zone = zone
    let read = Self.withCell(cell) { format.read($0) }
    #expect(read.map { "\($0.date.map(\.description) ?? "") \($0.hour):\($0.minute)" } == moment)
  }

  /// Numbers of days as spreadsheets have them; times to the second.
  @Test(
    arguments: [
      ("46204", .date, "2026-07-01 0:0:0"), ("20000", .date, "1954-10-03 0:0:0"), ("73050", .date, "2099-12-31 0:0:0"),
      ("46204.0", .date, "2026-07-01 0:0:0"), ("46204", .month, "2026-07-01 0:0:0"), ("19999", .date, nil),
      ("73051", .date, nil), ("046204", .date, nil), ("46204.5", .date, nil), ("-46204", .date, nil), ("", .date, nil),
      ("46204,0", .date, nil), ("46204.", .date, nil),
      ("0.309027778", .time, "0-0 7:25:0"), ("0.30903", .time, "0-0 7:25:0"), ("0.65625", .time, "0-0 15:45:0"),
      ("0.5", .time, "0-0 12:0:0"), ("0.30971064814814817", .time, "0-0 7:25:59"), ("0.3090", .time, nil),
      ("0.31", .time, "0-0 7:26:24"), ("0.00001", .time, "0-0 0:0:1"), ("0.9999942", .time, "0-0 23:59:59"),
      ("0.9999943", .time, nil), ("0", .time, nil), ("0.0", .time, nil), ("1.5", .time, nil), (".5", .time, nil),
      ("6.9E-4", .time, nil), ("0.1234567890123456789", .time, nil),
      ("46204.309027778", .moment, "2026-07-01 7:25:0"), ("46204.9999999", .moment, "2026-07-02 0:0:0"),
      ("46204", .moment, "2026-07-01 0:0:0"), ("0.309027778", .moment, nil),
    ] as [(String, Moment.Use, String?)])
  func readsSerialNumbers(_ cell: String, _ use: Moment.Use, _ moment: String?) throws {
    let format = try #require(DateFormat("serial"))
    let read = Self.withCell(cell) { format.read($0, for: use) }
    let text = read.map { "\($0.date.map(\.description) ?? "0-0") \($0.hour):\($0.minute):\($0.second)" }
    #expect(text == moment)
    var comma = format
    comma.setting.decimal = UInt8(ascii: ",")
    let other = Self.withCell(cell.replacing(".", with: ",")) { comma.read($0, for: use) }
    #expect(cell.contains(",") || other?.second == read?.second && other?.day == read?.day)
  }

  /// No name of a month is that of two.
  @Test func monthsHaveDifferentNames() {
    let names = monthNames.flatMap { $0 }
    #expect(monthNames.count == 12 && Set(names).count == names.count)
  }

  @Test(arguments: moments) func readsWhatTheTemplateSays(_ template: String, _ cell: String, _ parts: [Int]?) throws {
    let format = try #require(DateFormat(template))
    let moment = Self.withCell(cell) { format.read($0) }
    #expect(moment.map { [$0.year, $0.month, $0.day, $0.hour, $0.minute] } == parts)
  }

  /// Parts named twice, none, of no known length, or run together so that it stays open where one ends.
  @Test(arguments: [
    "", "yyyyy", "dd/mm/dd", "jam", "mdyyyy", "--", "dd/mm/yyyy tt", "hh:mm:mm", "hh:mm zzz", "h:m07", "serial hh:mm",
    "dd/mm/yyy", "hh:mm AM/PM", "hh:mm tt tt",
  ])
  func refusesTemplatesThatCannotBeFollowed(_ template: String) { #expect(DateFormat(template) == nil) }

  /// Decimal separator, thousands separator, cell, number in the method's form.
  static let numbers: [(decimal: String, thousands: String, cell: String, number: String?)] = [
    (",", ".", "1.234", "1234"), (",", ".", "1.234,5", "1234.5"), (",", ".", "1234,5", "1234.5"),
    (",", ".", "12.345.678", "12345678"), (",", ".", "-1.234,50", "-1234.50"), (",", ".", "0,5", "0.5"),
    (",", ".", "1.23", nil), (",", ".", "1.2345", nil), (",", ".", "1234.567", nil), (",", ".", ".123", nil),
    (",", ".", "1,234.5", nil), (",", ".", "1,", nil), (",", ".", ",5", nil), (",", ".", "1,2,3", nil),
    (",", "", "1.234", nil), (",", "", "1,234", "1.234"), (".", "", "1.234", "1.234"), (".", ",", "1,234.5", "1234.5"),
    (".", ",", "1,23", nil), (",", ".", "abc", nil), (",", ".", "12abc", nil), (",", ".", "1 234", nil),
  ]

  @Test(arguments: numbers)
  func readsNumbersAsDeclared(_ decimal: String, _ thousands: String, _ cell: String, _ number: String?) throws {
    let format = NumberFormat(decimal: try #require(decimal.utf8.first), thousands: thousands.utf8.first)
    #expect(Self.converted(cell, format) == number)
  }

  private static func converted(_ text: String, _ format: NumberFormat, isWhole: Bool = false) -> String? {
    withCell(text) { cell in
      var arena = CellArena()
      arena.reserve(text.utf8.count)
      let mark = arena.mark
      return format.convert(cell, isWhole: isWhole, into: &arena) ? arena.cell(since: mark).text : nil
    }
  }

  /// Of money, only zeros may stand behind the decimal comma.
  @Test(arguments: [("5.000.000", "5000000"), ("5.000.000,00", "5000000"), ("5.000.000,50", nil)])
  func readsWholeNumbers(_ cell: String, _ number: String?) {
    let format = NumberFormat(decimal: UInt8(ascii: ","), thousands: UInt8(ascii: "."))
    #expect(Self.converted(cell, format, isWhole: true) == number)
  }

  /// Bytes below `0` that a profile drops are dropped wherever they stand.
  @Test func stripsBytes() throws {
    let stripped = try #require(StrippedBytes([Array("'".utf8), Array(" ".utf8)]))
    for (text, rest) in [
      ("'197903192006021029", "197903192006021029"), (" 1979 0319 2006 02 1 029 ", "197903192006021029"),
      ("12345678'", "12345678"), ("1234567 8", "12345678"), ("12345678", "12345678"), (" '' ", ""), ("", ""),
      ("7/7", "7/7"), ("é 1", "é1"), ("abcdefgh-ij k", "abcdefgh-ijk"),
    ] {
      var arena = CellArena()
      Self.withCell(text) { #expect(stripped.strip($0, &arena).text == rest) }
    }
    #expect(StrippedBytes([Array("0".utf8)]) == nil)
    #expect(StrippedBytes([Array("NIP".utf8)]) == nil)
    #expect(StrippedBytes([Array("é".utf8)]) == nil)
  }

  @Test func findsShortTexts() {
    let owner = StableCells()
    let keys = (0..<1000).map { "\($0 * 7)" } + ["a", "aa", "é", "123456789012345", "tanpa keterangan"]
    let texts = ShortTexts(keys.map { (Array($0.utf8), owner.cell(Array("nilai \($0)".utf8))) })
    defer { texts.free() }
    for key in keys.dropLast() { Self.withCell(key) { #expect(texts.find($0)?.text == "nilai \(key)") } }
    for other in ["1", "7 ", "aaa", "", "0\u{0}", "1234567890123456", "12345678901234"] {
      Self.withCell(other) { #expect(texts.find($0) == nil) }
    }
    Self.withCell("tanpa keterangan") { #expect(texts.find($0) == nil && texts.mayHide($0)) }
    Self.withCell("123456789012345") { #expect(!texts.mayHide($0)) }
    // Of two pairs with one key the first counts.
    let doubled = ShortTexts([(Array("x".utf8), owner.cell([0x31])), (Array("x".utf8), owner.cell([0x32]))])
    defer { doubled.free() }
    Self.withCell("x") { #expect(doubled.find($0)?.text == "1" && !doubled.mayHide($0)) }
  }

  /// The short way to a cell's form gives what the long one gives, or leaves it to the long one.
  @Test func shortcutsAgreeWithTheLongWay() throws {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let letters = Array("0123456789012345678901234567890/-.,: x".utf8)
    let dates = try ["dd/mm/yyyy", "dd-mm-yyyy", "mm/dd/yyyy", "yyyy-mm-dd"].map { try #require(DateFormat($0)) }
    let months = try ["mm/yyyy", "yyyy-mm"].map { try #require(DateFormat($0)) }
    var taken = [0, 0, 0]
    for _ in 0..<200_000 {
      let format = dates[random(4)]
      var date = Array(
        format.template.replacing("yyyy", with: "20\(10 + random(30))").replacing(
          "mm", with: "\(random(2))\(random(10))"
        )
        .replacing("dd", with: "\(random(4))\(random(10))").utf8)
      if random(4) == 0 { date[random(date.count)] = letters[random(letters.count)] }
      let month = Array(String(decoding: date.suffix(7), as: UTF8.self).utf8)
      let number = (0..<random(9)).map { _ in letters[random(letters.count)] }
      let isWhole = random(2) == 0
      let declared = NumberFormat(decimal: UInt8(ascii: ","), thousands: UInt8(ascii: "."))
      var arena = CellArena()
      Self.withCell(String(decoding: date, as: UTF8.self)) { cell in
        guard let short = FixedForm(dateAs: format)?.date(cell, &arena)?.text else { return }
        taken[0] += 1
        let date = format.read(cell)?.date
        #expect(short == date?.description)
      }
      let monthFormat = months[random(2)]
      Self.withCell(String(decoding: month, as: UTF8.self)) { cell in
        guard let short = FixedForm(monthAs: monthFormat)?.month(cell, &arena)?.text else { return }
        taken[1] += 1
        let moment = monthFormat.read(cell)
        let digits = moment.map { ("000\($0.year)".suffix(4), "0\($0.month)".suffix(2)) }
        #expect(short == digits.map { "\($0.0)-\($0.1)" })
      }
      Self.withCell(String(decoding: number, as: UTF8.self)) { cell in
        guard let short = FixedForm(declared, isWhole: isWhole).number(cell, &arena)?.text else { return }
        taken[2] += 1
        #expect(short == Self.converted(cell.text, declared, isWhole: isWhole))
      }
    }
    #expect(taken.allSatisfy { $0 > 10_000 })
  }

  /// Windows-1252 and UTF-16 as their code charts have them.
  @Test func decodesWindows1252() {
    let bytes: [UInt8] = [0x41, 0x80, 0x96, 0xE9, 0xFF]
    var text: [UInt8] = []
    bytes.withUnsafeBufferPointer { appendWindows1252($0, to: &text) }
    #expect(String(decoding: text, as: UTF8.self) == "A€–éÿ")
    bytes.withUnsafeBufferPointer { #expect(firstOutsideWindows1252($0) == nil) }
    [UInt8]([0x41, 0x9D]).withUnsafeBufferPointer { #expect(firstOutsideWindows1252($0) == 1) }
  }

  @Test(arguments: [1, 2, 3, 5, 100]) func decodesUTF16InPieces(_ size: Int) throws {
    let text = "NIP;é;😀;€\r\n"
    for (encoding, isBig) in [(TextFormat.Encoding.utf16LittleEndian, false), (.utf16BigEndian, true)] {
      let bytes = text.utf16.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isBig ? pair.reversed() : pair
      }
      var decoder = try #require(UTF16Decoder(encoding))
      var result: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        bytes[start..<min(start + size, bytes.count)].withUnsafeBufferPointer { decoder.decode($0, into: &result) }
      }
      decoder.finish(into: &result)
      #expect(String(decoding: result, as: UTF8.self) == text)
    }
  }

  /// Half a pair, and a byte too many, become bytes that no UTF-8 has.
  @Test(arguments: [[0x3D, 0xD8], [0x3D, 0xD8, 0x41, 0x00], [0x00, 0xDE], [0x41]] as [[UInt8]])
  func brokenUTF16IsFound(_ bytes: [UInt8]) throws {
    var decoder = try #require(UTF16Decoder(.utf16LittleEndian))
    var result: [UInt8] = []
    bytes.withUnsafeBufferPointer { decoder.decode($0, into: &result) }
    decoder.finish(into: &result)
    result.withUnsafeBufferPointer { #expect(firstInvalidUTF8($0) != nil) }
  }

  @Test(arguments: [
    ("*.dat", "a.dat", true), ("*attlog*.dat", "1_attlog.dat", true), ("rekap-?.csv", "rekap-10.csv", false),
    ("rekap-?.csv", "rekap-1.csv", true), ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false), ("*", "", true),
  ])
  func filePatterns(_ pattern: String, _ name: String, _ matches: Bool) {
    #expect(FilePattern(text: pattern).matches(name) == matches)
  }
}
