import Kinerja
import Testing

@testable import Intake

/// kendali.yaml: what the exporting system counted.
@Suite struct ControlTotalsTests {
  private static func exports(_ control: String) -> Exports {
    var exports = Exports(["@A,I1,,,MAX,10,11.5,1", "@B,I2,,,MIN,20,0.000001,2"], in: .targets)
    exports.put(["@C,I1,,,MAX,999999999999.999999,1,1"], in: .targets, part: "dinas")
    exports.put("schema: kinerja-kendali/1\n" + control, as: "kendali.yaml")
    return exports
  }

  static let totals: [(control: String, said: [String])] = [
    ("", []), ("target: {baris: 3}", []), ("target.csv: {baris: 2}", []), ("target-dinas.csv: {baris: 1}", []),
    ("pegawai: {baris: 3}\ntarif: {baris: 2, jumlah: {nilai: 7000000}}", []),
    ("target: {baris: 4}", ["K008 kendali.yaml:2 target [4] 3"]),
    ("target.csv: {baris: 3}", ["K008 kendali.yaml:2 target.csv [3] 2"]),
    ("jadwal: {baris: 1}", ["K008 kendali.yaml:2 jadwal [1] 0"]),
    ("target-lain.csv: {baris: 1}", ["K008 kendali.yaml:2 target-lain.csv [1] 0"]),
    ("target: {jumlah: {realisasi: 12.500001, target: 1000000000029.999999, bobot: 4}}", []),
    ("target: {jumlah: {realisasi: 12.5}}", ["K009 kendali.yaml:2 target.realisasi [12.5] 12.500001"]),
    (
      "target.csv:\n  jumlah:\n    target: 30\n    realisasi: -11.500001",
      ["K009 kendali.yaml:5 target.csv.realisasi [-11.500001] 11.500001"]
    ),
    (
      "target: {baris: 2, jumlah: {bobot: 4.0000001}}",
      ["K013 kendali.yaml:2:36 target.jumlah.bobot [4.0000001] P205", "K008 kendali.yaml:2 target [2] 3"]
    ),
    ("target: {jumlah: {nip: 3}}", ["K013 kendali.yaml:2:19 target.jumlah.nip [nip] P102"]),
    ("target: {jumlh: {bobot: 4}}", ["K013 kendali.yaml:2:10 target.jumlh [jumlh] P102"]),
  ]

  @Test(arguments: totals) func comparesWithWhatWasRead(_ control: String, _ said: [String]) throws {
    let found = try Self.exports(control).said()
    #expect(found == said)
  }

  /// Totals are of what stands in the files: a repeated row counts, and so does one that is set aside, as far as its number
  /// can be read.
  @Test func countsWhatStandsInTheFiles() throws {
    var exports = Exports(
      ["@A,I1,,,MAX,10,11,1", "@A,I1,,,MAX,10,11,1", "@D,I1,,,MAX,10,11,1", "@B,I1,,,MAX,x,11,1"], in: .targets)
    exports.put(
      "schema: kinerja-kendali/1\ntarget: {baris: 4, jumlah: {target: 30, realisasi: 44}}", as: "kendali.yaml")
    #expect(
      try exports.said() == ["K301 target.csv:4:1 nip @D [@D]", "K206 target.csv:5:6 target @B [x]"])
  }

  /// A file that was cut at the end of a line shows.
  @Test func showsAFileThatWasCut() throws {
    var exports = Exports(["@A,2026-07-01,07:30,16:00,"], in: .attendance)
    exports.put("schema: kinerja-kendali/1\nkehadiran: {baris: 2}", as: "kendali.yaml")
    #expect(try exports.said() == ["K008 kendali.yaml:2 kehadiran [2] 1"])
  }

  @Test(arguments: [
    ("schema: kinerja-kendali/2", "K013 kendali.yaml:1:9 schema [kinerja-kendali/2] P101"),
    ("target: {baris: 3}", "K013 kendali.yaml:1:1 schema P103"), ("[1]", "K013 kendali.yaml:1:1 [[…]] P201"),
  ])
  func refusesOtherFiles(_ text: String, _ said: String) throws {
    var exports = Self.exports("")
    exports.put(text, as: "kendali.yaml")
    let found = try exports.said()
    #expect(found == [said])
  }
}
