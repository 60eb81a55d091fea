import Kinerja
import Testing
import Wording

@testable import Reports

/// Letters to employees, and the choice of whose feedback is written.
@Suite struct LetterPageTests {
  private func letter(decided: Bool = true) -> String {
    let page = LetterPage(
      decree: decided ? "800/1/2026" : nil, date: decided ? CivilDate("2026-03-05") : nil,
      subject: "Jawaban <keberatan>", recipient: ("Siti & Budi", "199208032022121010"),
      paragraphs: ["Satu “dua”.", "<b>Tiga</b>"],
      figures: [("indeks", "98,48"), ("predikat", "BAIK")],
      steps: [
        .init(
          name: "Disiplin", working: "100 − 0.5", clauses: ["attendance: dasar", "schedules: lain"],
          rows: ["kehadiran.csv:9"]),
        .init(name: "Indeks", working: "0.4 · 1", clauses: [], rows: []),
      ], signatory: decided ? "Kepala BKD" : nil, footer: "kinerja · run r")
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      ("2026-01-01", "1 Januari 2026"), ("2026-02-28", "28 Februari 2026"), ("2026-08-17", "17 Agustus 2026"),
      ("2026-10-12", "12 Oktober 2026"), ("2027-12-31", "31 Desember 2027"), ("2026-05-02", "2 Mei 2026"),
    ])
  func daysAreWritten(_ day: String, _ text: String) throws {
    #expect(LetterPage.written(try #require(CivilDate(day))) == text)
  }

  @Test func saysWhatWasDecided() {
    let page = letter()
    for text in [
      "<th scope=\"row\">Nomor</th><td>800/1/2026</td>", "<th scope=\"row\">Tanggal</th><td>5 Maret 2026</td>",
      "<td>Jawaban &lt;keberatan&gt;</td>", "Yth. Saudara Siti &amp; Budi<br>NIP 199208032022121010",
      "<p>Satu “dua”.</p>",
      "<p>&lt;b&gt;Tiga&lt;/b&gt;</p>", "<tr><th scope=\"row\">indeks</th><td>98,48</td></tr>",
      "<b>Disiplin</b>: 100 − 0.5<br><span class=\"faint\">attendance: dasar; schedules: lain</span><br><span class=\"faint\">kehadiran.csv:9</span></li>",
      "<li><b>Indeks</b>: 0.4 · 1</li>", "<p class=\"space\">Kepala BKD</p>",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"id\">") && !page.contains("…"))
  }

  /// What is not known yet is left to be filled in: number, day (twice), and who signs.
  @Test func leavesBlanks() {
    #expect(letter(decided: false).matches(of: /……………………………/).count == 4)
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
