import Foundation
import Testing

/// `kinerja supervisors`: the method's means, who can be told from the team, and what calibration would move.
@Suite struct SupervisorsTests {
  private let sample: StudiedSample
  private let supervisors: [[String: String]]
  private let study: Study

  init() throws {
    sample = try StudiedSample(employees: 300, seed: 9)
    study = try sample.study("supervisors", ["--lang", "en"])
    supervisors = try study.rows("penilai")
  }

  /// Who rated whom, among the employees of the run.
  private func ratees() throws -> [String: Set<String>] {
    let employees = Set(try sample.results().compactMap { $0["nip"] })
    var ratees: [String: Set<String>] = [:]
    for row in try sample.exported("penilaian") where employees.contains(row["nip"] ?? "") {
      ratees[row["penilai_nip"] ?? "", default: []].insert(row["nip"] ?? "")
    }
    return ratees
  }

  /// Linked are those who share an employee with another supervisor; of the others no severity is given.
  @Test func linkedAreThoseWhoShareSomebody() throws {
    let ratees = try ratees()
    #expect(supervisors.contains { $0["terhubung"] == "YA" } && supervisors.contains { $0["terhubung"] == "TIDAK" })
    for row in supervisors {
      let nip = row["penilai_nip"] ?? ""
      let own = ratees[nip] ?? []
      #expect(row["pegawai"] == "\(own.count)")
      let shares = ratees.contains { $0.key != nip && !$0.value.isDisjoint(with: own) }
      #expect(row["terhubung"] == (shares ? "YA" : "TIDAK"), "\(nip)")
      #expect((row["keketatan"] == "") == !shares, "\(nip)")
    }
    #expect(study.text.contains("CANNOT be told from the quality of their teams"))
  }

  @Test func thoseWithFewEmployeesAreNotShown() throws {
    let ratees = try ratees()
    #expect(supervisors.allSatisfy { Int($0["pegawai"] ?? "") ?? 0 >= 5 })
    let hidden = Set(ratees.keys).subtracting(supervisors.compactMap { $0["penilai_nip"] })
    #expect(hidden.count < ratees.count)
    let people = hidden.reduce(into: Set<String>()) { $0.formUnion(ratees[$1] ?? []) }
    #expect(people.isEmpty || people.count >= 5)
    #expect(study.text.contains("\(hidden.count) with fewer than 5"))
  }

  /// What calibration would move is the difference of two evaluations.
  @Test func calibrationIsTheDifferenceOfTwoEvaluations() throws {
    let shifted = try StudiedSample(employees: 300, seed: 9) { $0.replacing("mode: none", with: "mode: shift") }
    func hundredths(_ text: String?) -> Int? {
      guard let text, !text.isEmpty else { return nil }
      let magnitude = Int(text.filter(\.isNumber)) ?? 0
      return text.hasPrefix("-") ? -magnitude : magnitude
    }
    let before = Dictionary(uniqueKeysWithValues: try sample.results().map { ($0["nip"] ?? "", $0) })
    let after = Dictionary(uniqueKeysWithValues: try shifted.results().map { ($0["nip"] ?? "", $0) })
    let ratees = try ratees()
    for row in supervisors {
      let own = ratees[row["penilai_nip"] ?? ""] ?? []
      let index = own.reduce(0) { sum, nip in
        guard let old = hundredths(before[nip]?["indeks"]), let new = hundredths(after[nip]?["indeks"]) else {
          return sum
        }
        return sum + new - old
      }
      let money = own.reduce(0) {
        $0 + (Int(after[$1]?["insentif"] ?? "") ?? 0) - (Int(before[$1]?["insentif"] ?? "") ?? 0)
      }
      #expect(hundredths(row["selisih_indeks"]) == index)
      #expect(row["selisih_insentif"] == "\(money)")
    }
    // Under a policy that calibrates, the same study says what it does move.
    let calibrated = try shifted.study("supervisors", ["--lang", "en"])
    #expect(calibrated.text.contains("Calibration changes"))
    #expect(study.text.contains("Calibration would change"))
    #expect(try calibrated.rows("penilai") == supervisors)
  }

  @Test func severitiesOfSupervisorsWhoScoreAlikeAreNotTold() throws {
    let alike = try StudiedSample(employees: 300, seed: 9, plants: ["--plant-severity", "0"])
    let study = try alike.study("supervisors")
    #expect(try study.rows("penilai").allSatisfy { $0["tanda"] == "" })
    let apart = try StudiedSample(employees: 1000, seed: 9, plants: ["--plant-severity", "20"]).study("supervisors")
    let marks = Set(try apart.rows("penilai").compactMap { $0["tanda"] })
    #expect(marks.contains("KETAT") && marks.contains("LONGGAR"), "\(marks)")
    _ = try study.page("penilai")
  }
}
