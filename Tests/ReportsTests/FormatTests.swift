import Foundation
import Testing
import Wording

@testable import Kinerja
@testable import Reports

/// What each form of output makes of the columns' declarations.
@Suite struct FormatTests {
  private static let kinds: [(PublishedColumn.Kind, Bool)] = [
    (.nip, false), (.text, true), (.code(["A", "B"]), false), (.code(["A"]), true), (.predikat, true),
    (.whole(1, 17), false), (.whole(0, nil), true), (.rupiah, false), (.decimal(.hundredths), true),
    (.decimal(.millionths), false),
  ]

  private func column(_ number: Int) -> PublishedColumn {
    let (kind, isOptional) = Self.kinds[number]
    return PublishedColumn(name: "k", kind, isOptional: isOptional, title: Text("judul", "title"), heading: Text("K"))
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(
    arguments: zip(
      0..<10,
      [
        #"{"type":"string","pattern":"^([0-9]{18}|P[0-9a-f]{16})$"}"#, #"{"type":["string","null"]}"#,
        #"{"enum":["A","B"]}"#, #"{"enum":["A",null]}"#, #"{"type":["string","null"]}"#,
        #"{"type":"integer","minimum":1,"maximum":17}"#, #"{"type":["integer","null"],"minimum":0}"#,
        #"{"type":"integer","minimum":0}"#, #"{"type":["number","null"]}"#, #"{"type":"number"}"#,
      ]))
  func schemasSayWhatAValueIs(_ number: Int, _ schema: String) throws {
    let lines = JSONText.object(column(number).schema).pretty()
    #expect(try object(lines) as NSDictionary == object(schema) as NSDictionary)
  }

  @Test(
    arguments: zip(
      0..<10,
      [
        "k TEXT NOT NULL", "k TEXT", "k TEXT NOT NULL", "k TEXT", "k TEXT", "k INTEGER NOT NULL", "k INTEGER",
        "k INTEGER NOT NULL", "k_sen INTEGER", "k_mikro INTEGER NOT NULL",
      ]))
  func databasesKeepWholeNumbers(_ number: Int, _ definition: String) {
    #expect(column(number).definition == definition)
  }

  /// The schema of a line of `hasil.json` has all columns, and needs them.
  @Test func theSchemaNamesEveryColumn() throws {
    let schema = try object(String(decoding: ResultSchema.bytes, as: UTF8.self))
    let names = ResultColumn.allCases.map(\.rawValue) + ["bulanan", "triwulan"]
    #expect(schema["required"] as? [String] == names)
    #expect(Set(try #require(schema["properties"] as? [String: Any]).keys) == Set(names))
  }

  /// The statements of the database are whole, and its table has the columns in their order.
  @Test func theDatabaseHasEveryColumn() throws {
    let schema = ResultDatabase.schema(ResultColumn.allCases.map(\.declaration))
    let months = try #require(
      schema.split(separator: "CREATE TABLE bulanan (\n").last?.split(separator: "  PRIMARY KEY").first)
    #expect(months.split(separator: "\n").count == 1 + MonthColumn.allCases.count)
    let table = try #require(
      schema.split(separator: "CREATE TABLE hasil (\n").last?.split(separator: "  PRIMARY KEY").first)
    let names = table.split(separator: "\n").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
    #expect(
      names.map { $0.replacing(/_mikro$|_sen$/, with: "") } == ["run"] + ResultColumn.allCases.map(\.rawValue))
    #expect(!schema.contains("the columns of"))
  }

  /// Exact digits, null for what is missing, and no text that could end a script.
  @Test func jsonLinesAreTheRows() throws {
    let files = try ResultFixture.files { try JSONLines(table: ResultFixture.table).write(to: $0) }
    let lines = try #require(files["hasil.json"]).split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(
      lines[0].hasPrefix(#"{"peringkat":1,"peringkat_unit":1,"peringkat_kelompok":1,"nip":"197707072005021005","#))
    #expect(
      lines[1].contains(#""nama":"=1+1 \"Budi\"""#) && lines[1].contains(#""dasar_insentif":922337203685477.580700,"#))
    #expect(lines[2].contains(#""nama":"Ayu\u000aDewi""#) && lines[2].contains(#""indeks":-0.05,"#))
    #expect(lines[3].contains(#""nama":"Nur'alim \u003cPane\u003e""#) && lines[3].contains(#""indeks":null,"#))
    for (position, line) in lines.enumerated() {
      let row = try object(line)
      #expect(row["status_nilai"] as? String == "\(ResultFixture.table.cell(.status, position))")
    }
  }

  /// Text that a spreadsheet could take for a formula stands behind an apostrophe; numbers do not, also below zero.
  @Test func theSpreadsheetCopyIsInert() throws {
    let files = try ResultFixture.files { try SpreadsheetCopy(table: ResultFixture.table).write(to: $0) }
    let text = try #require(files["hasil-lembar-sebar.csv"])
    #expect(text.contains(#","'=1+1 ""Budi""","#))
    #expect(text.contains(",-0.05,"))
  }

  /// Whatever parts the cells, none begins a formula.
  @Test(
    arguments: [
      ("Budi", "Budi"), ("=1+1", "'=1+1"), ("-5", "'-5"), ("x;=HYPERLINK(0)", "x;'=HYPERLINK(0)"),
      ("a; b - c", "a; b - c"), ("a\n@SUM(1)", "a\n'@SUM(1)"), ("\t=1", "'\t'=1"), ("a\r\nb", "a\r\nb"),
      (#"x;"+1""#, #"x;"'+1""#), ("；＝1", "；＝1"), ("＝1", "'＝1"), ("", ""), ("Rp 5-10", "Rp 5-10"),
    ])
  func textIsInert(_ text: String, _ inert: String) { #expect(text.inert == inert) }

  /// The package describes `hasil.csv` and `peringkat/`, not other tables, in the language of reports.
  @Test(arguments: [(Language.indonesian, "kelas jabatan"), (.english, "class of the post")])
  func theDataPackageDescribesTheResultFiles(_ language: Language, _ title: String) throws {
    let content = ResultFixture.content(language)
    let files = try ResultFixture.files { folder in
      try RankingFiles(content.table, parallelism: .serial).write(to: folder)
      try SpreadsheetCopy(table: content.table).write(to: folder)
      try DataPackage(content: content).write(to: folder)
    }
    let package = try object(try #require(files["datapackage.json"]))
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(
      resources.map { $0["path"] as? String } == [
        "bulanan.csv", "hasil.csv", "peringkat/1.02.01.csv", "peringkat/2%2CA.csv", "triwulan.csv",
      ])
    for resource in resources {
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let path = try #require(resource["path"] as? String)
      let header = try #require(files[path]?.split(separator: "\n").first)
      #expect(fields.map { $0["name"] as? String ?? "" }.joined(separator: ",") == header)
      #expect(schema["primaryKey"] as? [String] == (path == "bulanan.csv" ? ["nip", "bulan"] : ["nip"]))
      guard !["bulanan.csv", "triwulan.csv"].contains(path) else { continue }
      #expect(fields.map { $0["name"] as? String } == ResultColumn.allCases.map(\.rawValue))
      let types = ["integer": 7, "number": 9, "string": 12]
      #expect(Dictionary(grouping: fields) { $0["type"] as? String ?? "" }.mapValues(\.count) == types)
      #expect(fields[7]["title"] as? String == title)
      let predikat = try #require(fields[21]["constraints"] as? [String: Any])
      #expect(predikat["enum"] as? [String] == ["SANGAT_BAIK", "BAIK"] && predikat["required"] as? Bool == false)
    }
  }

  /// The page's script shows each column as its cells are: numbers are grouped and sorted as such, lists filtered.
  @Test(
    arguments: [
      (.rank, #"{ key: "peringkat", text: (row) => whole(data.peringkat[row]), number: true }"#),
      (.nip, #"{ key: "nip", text: (row) => data.nip[row] }"#),
      (.unit, #"{ key: "unit", text: (row) => data.units[data.unit[row]], values: data.units }"#),
      (.normalised, #"{ key: "capaian", text: (row) => hundredths(data.capaian[row]), number: true }"#),
      (.predikat, #"{ key: "predikat", text: (row) => data.predikats[data.predikat[row]], values: data.predikats }"#),
      (
        .unpaidReason,
        #"{ key: "keterangan", text: (row) => data.remarks[data.keterangan[row]], values: data.remarks }"#
      ),
      (.incentive, #"{ key: "insentif", text: (row) => whole(data.insentif[row]), number: true }"#),
    ] as [(ResultColumn, String)])
  func theScriptKnowsTheColumns(_ column: ResultColumn, _ line: String) throws {
    #expect(try #require(PageColumn.all.first { $0.column == column }).script == line)
  }

  /// Every digit reaches the page: figures in hundredths, halves away from zero; money beyond 2^53 as text.
  @Test func thePageHasTheFigures() throws {
    let files = try ResultFixture.files { try ReportPage(content: ResultFixture.content()).write(to: $0) }
    let page = try #require(files["laporan.html"])
    // Who is neither unevaluated nor unpaid has an empty remark.
    let remarks = try #require(page.firstMatch(of: /"remarks":(\[.*?\])/)?.1)
    #expect(
      remarks.hasPrefix(#"["","tidak dinilai: disiplin belum ada"#) && remarks.contains("tidak ada baris penilaian.csv")
    )
    for line in [
      #""keterangan":[0,0,0,1]"#, #""peringkat":[1,2,3,null]"#, #""unit":[0,0,1,1]"#, #""kelas":[5,6,7,8]"#,
      #""indeks":[10062,0,-5,null]"#,
      #""disiplin":[9902,9902,9902,null]"#, #""capaian":[10690,null,null,0]"#, #""predikat":[1,0,2,3]"#,
      #""insentif":[29284000,"9007199254740992",0,0]"#,
    ] { #expect(page.contains(line), "\(line)") }
    #expect(!page.contains("<Pane>") && !page.contains("the columns of the ranking"))
  }

  @Test func formatsDoNotShareNamesOrFiles() {
    let formats = ReportFormat.all
    #expect(Set(formats.map(\.name)).count == formats.count)
    let files = formats.flatMap(\.files)
    #expect(Set(files).count == files.count && !files.contains("hasil.csv"))
    #expect(formats.allSatisfy { ReportFormat.named($0.name) == $0 } && ReportFormat.named("pdf") == nil)
  }

  /// Each format writes the files that it names, or none where it lacks what it needs.
  @Test(arguments: ReportFormat.all) func formatsWriteTheirFiles(_ format: ReportFormat) throws {
    let files = try ResultFixture.files { try Set([format]).write(ResultFixture.content(), to: $0) }
    #expect(files.keys.sorted() == (format.need == nil ? format.files.sorted() : []))
  }
}

/// Numbers as readers of a language write them.
@Suite struct NumberTests {
  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1.000"), (-1000, "-1.000"), (12_345_678, "12.345.678"),
      (Int128(Int64.max) * 10, "92.233.720.368.547.758.070"),
    ] as [(Int128, String)])
  func wholeNumbersAreGrouped(_ number: Int128, _ text: String) {
    #expect(ReaderNumbers(.indonesian).whole(number) == text)
    #expect(ReaderNumbers(.english).whole(number) == text.replacing(".", with: ","))
  }

  @Test(
    arguments: [
      (0, "0,00", "0.00"), (5, "0,05", "0.05"), (-5, "-0,05", "-0.05"), (-123_456_78, "-123.456,78", "-123,456.78"),
    ] as [(Int64, String, String)])
  func hundredthsHaveTwoDecimals(_ number: Int64, _ indonesian: String, _ english: String) {
    #expect(ReaderNumbers(.indonesian).hundredths(number) == indonesian)
    #expect(ReaderNumbers(.english).hundredths(number) == english)
  }

  @Test(
    arguments: [
      ("1234.500000", "1.234,500000", "1,234.500000"), ("-0.05", "-0,05", "-0.05"),
      ("29284000", "29.284.000", "29,284,000"),
    ])
  func exactNumbersKeepTheirDigits(_ text: String, _ indonesian: String, _ english: String) {
    #expect(ReaderNumbers(.indonesian).exact(text) == indonesian)
    #expect(ReaderNumbers(.english).exact(text) == english)
  }

  /// 1.01525 has its half rounded away from zero at four decimals: 1.0153.
  @Test(arguments: [(1_015_250, 4, "1,0153"), (-1_015_250, 4, "-1,0153"), (1_015_249, 4, "1,0152"), (49, 4, "0,0000")])
  func millionthsAreRounded(_ micros: Int64, _ decimals: Int, _ text: String) {
    #expect(ReaderNumbers(.indonesian).decimal(micros, decimals: decimals) == text)
  }

  @Test(
    arguments: [
      (-2.345, 2, "−2,35", "−2.35"), (0.0004, 3, "0,000", "0.000"), (-0.0004, 3, "0,000", "0.000"), (7, 0, "7", "7"),
      (nil, 2, "", ""), (.infinity, 2, "", ""),
    ] as [(Double?, Int, String, String)])
  func statisticsAreSpoken(_ value: Double?, _ decimals: Int, _ indonesian: String, _ english: String) {
    #expect(Text(number: value, decimals: decimals) == Text(indonesian, english))
  }
}

/// What a feedback sheet says of objecting: no day and no law but the policy's.
@Suite struct ObjectionTextTests {
  private func clause(_ days: Int, _ counting: ObjectionRules.Counting) throws -> DatedClause<ObjectionRules>.Version {
    .init(
      from: try #require(CivilDate("2026-01-01")), basis: "Perbup 7/2026 pasal 3", line: 1,
      rules: ObjectionRules(days: days, counting: counting))
  }

  @Test(
    arguments: [
      (14, .calendar, "14 hari kalender", "14 calendar days"), (5, .working, "5 hari kerja", "5 working days"),
    ]
      as [(Int, ObjectionRules.Counting, String, String)])
  func namesThePolicysDays(_ days: Int, _ counting: ObjectionRules.Counting, _ indonesian: String, _ english: String)
    throws
  {
    let text = FeedbackSheets.objection(under: try clause(days, counting))
    #expect(text.indonesian.contains("(Perbup 7/2026 pasal 3); keberatan diputuskan paling lambat \(indonesian) sejak"))
    #expect(text.english.contains("(Perbup 7/2026 pasal 3); an objection is decided within \(english) of"))
  }

  @Test func withoutAClauseNamesNoDays() {
    let text = FeedbackSheets.objection(under: nil)
    for text in [text.indonesian, text.english] { #expect(!text.contains { $0.isNumber }) }
    #expect(text.indonesian.contains("kepada atasan pejabat penilai kinerja. Sebutkan"))
  }
}
