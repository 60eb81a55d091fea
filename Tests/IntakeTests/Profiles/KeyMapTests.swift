import Findings
import Kinerja
import Testing

@testable import Intake

/// Mapping tables: what a device knows somebody by, and their NIP.
@Suite struct KeyMapTests {
  private static func exports(_ pins: String, _ rows: String, _ more: String = "", table: Table = .attendance) throws
    -> Exports
  {
    let last = table == .attendance ? "masuk" : "shift"
    var exports = Exports()
    exports.put(pins, as: "pin.csv")
    exports.put(rows, as: "log.txt")
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: alat
        title: alat
        table: \(table.rawValue)
        files: ["*.txt"]
        keys: {pin: {file: pin.csv, from: pin, to: nip\(more)}}
        columns: {nip: {from: PIN, key: pin}, tanggal: Tgl, \(last): M}
        """)
    return exports
  }

  @Test func putsTheNIPInPlaceOfTheKey() throws {
    let exports = try Self.exports("nip,pin\n@A,7\n@B,007\n", "PIN,Tgl,M\n7,2026-07-01,07:30\n007,2026-07-01,07:00\n")
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines == ["@A 2026-07-01 07:30 - -", "@B 2026-07-01 07:00 - -"])
    #expect(outcome.reading.keyFiles.map { "\($0.table) \($0.name) \($0.rows)" } == ["kunci pin.csv 2"])
    #expect(outcome.reading.files.last?.name == "pin.csv")
  }

  /// What is wrong with the NIP behind a key is said of the key's cell, as it stands.
  @Test func saysWhatIsWrongOfTheKey() throws {
    let exports = try Self.exports(
      "pin,nip\n7,@D\n8,123\n", "PIN,Tgl,M\n7,2026-07-01,OFF\n8,2026-07-01,OFF\n9,2026-07-01,x\n", table: .shifts)
    #expect(
      try exports.said() == [
        "K301 log.txt:2:1 PIN @D [7]", "K202 log.txt:3:1 PIN [8]", "K213 log.txt:4:1 PIN [9] pin.csv (1×)",
      ])
  }

  @Test func leavesUnknownKeysOut() throws {
    let rows = "PIN,Tgl,M\n7,2026-07-01,07:30\n9,2026-07-01,x\n,2026-07-02,07:30\n"
    let outcome = try Self.exports("pin,nip\n7,@A\n", rows, ", unknown: ignore").read()
    #expect(outcome.said == ["K201 log.txt:4:1 PIN"])
    #expect(outcome.counts(.attendance) == [3, 0, 0, 1, 1])
  }

  /// A key with two values is a contradiction; the same pair twice is none.
  @Test func findsKeysWithTwoValues() throws {
    let outcome = try Self.exports("pin,nip\n7,@A\n7,@A\n8,@A\n7,@B\n", "PIN,Tgl,M\n").read()
    #expect(outcome.said == ["K404 pin.csv:5:1 [7]"])
    #expect(outcome.reading.isUnrepairable)
  }

  @Test(arguments: [
    ("pin,nip\n,@A\n7,\n", ["K201 pin.csv:2:1 pin", "K201 pin.csv:3:2 nip"]),
    ("pin,nomor\n7,@A\n", ["K004 pin.csv:1 nip pin,nip", "K005 pin.csv:1:2 [nomor] pin,nip"]),
    ("pin;nip\n7;@A\n", ["K007 pin.csv:1 [pin;nip] ;"]), ("", ["K003 pin.csv pin,nip"]),
  ])
  func checksTheMappingTable(_ pins: String, _ said: [String]) throws {
    let found = try Self.exports(pins, "PIN,Tgl,M\n").said()
    #expect(found == said)
  }

  /// A mapping table has a delimiter and an encoding of its own.
  @Test func readsTheMappingTableAsDeclared() throws {
    let rows = "PIN,Tgl,M\n7,2026-07-01,07:30\n"
    #expect(
      try Self.exports("pin;nip\n7;@A\n", rows, ", delimiter: \";\", encoding: windows-1252").read().facts.dayLines
        == ["@A 2026-07-01 07:30 - -"])
    #expect(
      try Self.exports("  pin  nip\n   7\t@A\n", rows, ", delimiter: blanks").read().facts.dayLines
        == ["@A 2026-07-01 07:30 - -"])
  }

  @Test func needsTheMappingTable() throws {
    var exports = try Self.exports("", "PIN,Tgl,M\n")
    exports.remove("pin.csv")
    #expect(try exports.read().said.map { $0.prefix(12) } == ["K002 pin.csv"])
  }
}
