import Kinerja
import Sample
import Tabular
import Testing

/// `cacat.csv`: every row that was made invalid, at its place, and no other row touched.
@Suite struct PlantedDefectTests {
  struct Defect: Hashable {
    let file: String
    let line: Int
    let column: String
    let kind: String
    let value: String
  }

  private static func sample(_ rate: Int, employees: Int = 600) -> WrittenSample {
    var options = WrittenSample.options(employees: employees)
    options.defectRate = rate
    return .made(options)
  }

  private static let spoiled = sample(50_000)

  private static func defects(_ sample: WrittenSample) -> [Defect] {
    sample.table("cacat").rows.map {
      Defect(file: $0[0], line: Int($0[1]) ?? 0, column: $0[2], kind: $0[3], value: $0[4])
    }
  }

  /// The cells of a line without quotes in it.
  private static func cells(_ line: [UInt8]) -> [String] {
    WrittenTable(line + [0x0A]).header
  }

  @Test func withoutDefectsThereIsNoList() {
    #expect(WrittenSample.clean.files["cacat.csv"] == nil)
  }

  @Test func theReportCountsTheList() {
    let defects = Self.defects(Self.spoiled)
    #expect(Self.spoiled.report.defects == defects.count)
    #expect(Self.spoiled.table("cacat").header == ["berkas", "baris", "kolom", "jenis", "nilai"])
    #expect(Set(defects.map { "\($0.file):\($0.line)" }).count == defects.count)
    #expect(Set(defects.map(\.file)).isDisjoint(with: ["pegawai.csv", "tarif.csv"]))
  }

  /// One in twenty rows, within four standard deviations of chance.
  @Test func theRateIsKept() {
    let rows = WrittenSample.clean.report.files.filter { !["pegawai.csv", "tarif.csv"].contains($0.name) }
      .reduce(0) { $0 + $1.rows }
    // A doubled key makes two lines invalid, and is one row.
    let struck = Self.defects(Self.spoiled).reduce(0.0) { $0 + ($1.kind == "KUNCI_GANDA" ? 0.5 : 1) }
    let expected = Double(rows) / 20
    #expect(abs(struck - expected) < 4 * (expected * 0.95).squareRoot(), "\(struck) \(expected)")
  }

  /// Each kind stands where the list says.
  @Test func defectsStandAtTheirPlaces() throws {
    let lines = Dictionary(
      uniqueKeysWithValues: Self.spoiled.files.keys.map { ($0, Self.spoiled.lines($0)) })
    var kinds: [String: Int] = [:]
    for defect in Self.defects(Self.spoiled) {
      let file = try #require(lines[defect.file])
      try #require((2...file.count).contains(defect.line))
      let line = file[defect.line - 1]
      let header = Self.cells(file[0])
      kinds[defect.kind, default: 0] += 1
      switch defect.kind {
      case "PETIK_NYASAR":
        #expect(line.starts(with: defect.value.utf8.prefix(4)) && line.contains(0x22), "\(defect)")
      case "BUKAN_UTF8": #expect(line.withUnsafeBufferPointer { firstInvalidUTF8($0) } != nil, "\(defect)")
      case "JUMLAH_KOLOM":
        #expect(Self.cells(line).count == Int(defect.value) && Int(defect.value) != header.count, "\(defect)")
      case "KUNCI_GANDA":
        #expect(Self.cells(line).first == defect.value, "\(defect)")
      default:
        let column = try #require(header.firstIndex(of: defect.column))
        #expect(Self.cells(line).dropFirst(column).first == defect.value, "\(defect)")
        #expect(isWrong(defect), "\(defect)")
      }
    }
    let common = [
      "NIP_SALAH", "NIP_TAK_DIKENAL", "TANGGAL_SALAH", "BULAN_SALAH", "JAM_SALAH", "KODE_TAK_DIKENAL",
      "INDIKATOR_TANPA_NORMA", "ANGKA_SALAH", "DI_LUAR_RENTANG", "SEL_KOSONG", "JUMLAH_KOLOM", "PETIK_NYASAR",
      "BUKAN_UTF8", "KUNCI_GANDA",
    ]
    #expect(Set(common).subtracting(kinds.keys) == [])
  }

  /// Whether a value is wrong in the way that is said; by the domain's own readers.
  private func isWrong(_ defect: Defect) -> Bool {
    switch defect.kind {
    case "NIP_SALAH": NIP(defect.value) == nil
    case "NIP_TAK_DIKENAL": NIP(defect.value) != nil && WrittenSample.clean.roster[defect.value] == nil
    case "TANGGAL_SALAH": CivilDate(defect.value) == nil
    case "BULAN_SALAH": CivilDate(defect.value + "-01") == nil
    case "JAM_SALAH": ClockTime(defect.value) == nil
    case "ANGKA_SALAH": Points(defect.value) == nil
    case "DI_LUAR_RENTANG": Points(defect.value).map { $0 <= .zero || $0 > Points(whole: 3) } ?? false
    case "SEL_KOSONG": defect.value.isEmpty
    default: !defect.value.isEmpty
    }
  }

  /// Two rows with one key that do not agree stand one behind the other.
  @Test func doubledKeysContradict() {
    let defects = Self.defects(Self.spoiled).filter { $0.kind == "KUNCI_GANDA" }
    let keys = [
      "kehadiran.csv": 2, "target.csv": 2, "penilaian.csv": 4, "jadwal.csv": 2, "predikat.csv": 1, "sanksi.csv": 3,
    ]
    let files = Dictionary(uniqueKeysWithValues: keys.keys.map { ($0, Self.spoiled.lines($0)) })
    for pair in stride(from: 0, to: defects.count - 1, by: 2).map({ (defects[$0], defects[$0 + 1]) }) {
      #expect(pair.0.file == pair.1.file && pair.0.line + 1 == pair.1.line)
      guard let count = keys[pair.0.file], let lines = files[pair.0.file] else { continue }
      let (first, second) = (Self.cells(lines[pair.0.line - 1]), Self.cells(lines[pair.1.line - 1]))
      #expect(first.prefix(count) == second.prefix(count) && first != second, "\(pair.0)")
    }
  }

  /// Lines that are not in the list are those of the clean sample, in their order.
  @Test func otherRowsStay() {
    let defects = Dictionary(grouping: Self.defects(Self.spoiled)) { $0.file }.mapValues { Set($0.map(\.line)) }
    for (name, listed) in defects {
      let kept = Self.spoiled.lines(name).enumerated().filter { !listed.contains($0.offset + 1) }.map(\.element)
      var clean = WrittenSample.clean.lines(name)[...]
      let isSubsequence = kept.allSatisfy { line in
        guard let place = clean.firstIndex(of: line) else { return false }
        clean = clean[(place + 1)...]
        return true
      }
      #expect(isSubsequence, "\(name)")
    }
    #expect(Self.spoiled.files["pegawai.csv"] == WrittenSample.clean.files["pegawai.csv"])
  }

  /// A certainty: every row of a person's tables is struck.
  @Test func everyRowCanBeStruck() {
    let sample = Self.sample(1_000_000, employees: 20)
    let listed = Dictionary(grouping: Self.defects(sample)) { $0.file }.mapValues { Set($0.map(\.line)) }
    for name in ["kehadiran.csv", "target.csv", "penilaian.csv", "predikat.csv"] {
      #expect(listed[name] == Set(2...sample.lines(name).count), "\(name)")
    }
  }
}
