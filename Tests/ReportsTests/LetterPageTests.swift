import Intake
import Kinerja
import Testing
import Wording

@testable import Reports

/// Letters to employees, and the choice of whose feedback is written.
@Suite struct LetterPageTests {
  private static let office = Office(
    name: "BKD <Contoh>", address: ["Jalan 1"], city: "Bengkulu",
    signatory: .init(post: "Kepala Badan", name: "Nama & Gelar", nip: "197001011995031001"))

  private func letter(decided: Bool = true, office: Office? = nil) -> String {
    let page = LetterPage(
      office: office, decree: decided ? "800/1/2026" : nil, date: decided ? CivilDate("2026-03-05") : nil,
      subject: "Jawaban <keberatan>", recipient: ("Siti & Budi", ["NIP 199208032022121010", "Dinas <A>"]),
      blocks: [
        .paragraph("Satu “dua”."), .headline("<b>Tiga</b>"), .heading("Angka"),
        .table(
          header: ["Bagian", "Nilai"], rows: [["Disiplin", "99,20"], ["Jumlah", "1"]], numbers: 1..<2, sumsUp: true),
        .sources(["Disiplin: kehadiran.csv baris 9"]),
      ], signatory: decided ? "Kepala BKD" : nil, footer: "kinerja · run r")
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      ("2026-01-01", "1 Januari 2026"), ("2026-02-28", "28 Februari 2026"), ("2026-08-17", "17 Agustus 2026"),
      ("2026-10-12", "12 Oktober 2026"), ("2027-12-31", "31 Desember 2027"), ("2026-05-02", "2 Mei 2026"),
    ])
  func daysAreWritten(_ day: String, _ text: String) throws {
    #expect(ReaderDates.day(try #require(CivilDate(day))).indonesian == text)
  }

  @Test func saysWhatWasDecided() {
    let page = letter()
    for text in [
      "<th scope=\"row\">Nomor</th><td>800/1/2026</td>", "<th scope=\"row\">Tanggal</th><td>5 Maret 2026</td>",
      "<td>Jawaban &lt;keberatan&gt;</td>",
      "Yth. Saudara Siti &amp; Budi<br>NIP 199208032022121010<br>Dinas &lt;A&gt;</p>", "<p>Satu “dua”.</p>",
      "<p class=\"headline\">&lt;b&gt;Tiga&lt;/b&gt;</p>", "<h2>Angka</h2>",
      "<th scope=\"col\">Bagian</th><th scope=\"col\" class=\"number\">Nilai</th>",
      "<tr><th scope=\"row\">Disiplin</th><td class=\"number\">99,20</td></tr>",
      "<tr class=\"sum\"><th scope=\"row\">Jumlah</th>", "<li>Disiplin: kehadiran.csv baris 9</li>",
      "<p class=\"space\">Kepala BKD</p>",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"id\">") && !page.contains("…"))
  }

  /// What is not known yet is left to be filled in: number, day (twice), and who signs.
  @Test func leavesBlanks() {
    #expect(letter(decided: false).matches(of: /……………………………/).count == 4)
  }

  /// The office stands above, and its signatory below where nobody else decided.
  @Test func theOfficeSigns() {
    let page = letter(decided: false, office: Self.office)
    for text in [
      "<header><strong>BKD &lt;Contoh&gt;</strong><br>Jalan 1</header>",
      "<p>Bengkulu, ……………………………<br>Kepala Badan,</p><p class=\"space\">Nama &amp; Gelar<br>NIP 197001011995031001</p>",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(letter(office: Self.office).contains("<p>Bengkulu, 5 Maret 2026</p><p class=\"space\">Kepala BKD</p>"))
  }

  @Test func aChoiceOfNobodyIsRefused() throws {
    let content = ResultFixture.content()
    for choice in [
      FeedbackFolder.Choice.unit("9.99"), .person(NIP(number: 1)), .init(nip: NIP(number: 1), unit: "1.02.01"),
    ] {
      do {
        _ = try FeedbackFolder(content, of: choice)
        Issue.record("somebody was found")
      } catch let refusal as Refusal {
        #expect(refusal.end == .noInput)
        #expect(refusal.texts == [Text("tidak ada pegawai seperti itu dalam run ini", "no such employee in this run")])
      }
    }
  }
}
