import Findings
import Foundation
import Testing
import Wording

/// What holds for the codes of all families.
@Suite struct CodeFamilyTests {
  static let members: [any CodeFamily] = FindingCode.allCases.map(\.member) + SettingsFaultCode.allCases.map(\.member)
  private static let codes = members.map { $0.rawValue }

  /// Each enumeration in the folder of families is in one of the two lists, with all its codes.
  @Test func everyFamilyIsListed() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Sources/Findings/Families").standardized
    var declared: [String] = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      declared += text.matches(of: /enum (\w+): String, CodeFamily/).map { String($0.1) }
    }
    #expect(declared.count == 23)
    #expect(Set(declared) == Set(Self.members.map { "\(type(of: $0))" }))
    for family in Dictionary(grouping: Self.members, by: { "\(type(of: $0))" }).values {
      let all = Self.allCodes(beside: family[0])
      #expect(all == family.map { $0.rawValue })
    }
  }

  /// The codes rise within a family and from one family to the next, so none stands twice.
  @Test func codesRise() {
    for (code, next) in zip(Self.codes, Self.codes.dropFirst()) { #expect(code < next) }
  }

  @Test(arguments: codes) func codeIsALetterAndThreeDigits(_ code: String) throws {
    #expect(try /[KP][0-9]{3}/.wholeMatch(in: code) != nil)
  }

  /// Both languages say something, and not the same; an expectation may be the particulars alone, which have no language.
  @Test(arguments: FindingCode.allCases.map { $0.entry(sample) } + SettingsFaultCode.allCases.map { $0.entry(sample) })
  func entrySpeaksBothLanguages(_ entry: CodeEntry) {
    for text in [entry.meaning, entry.problem, entry.remedy, entry.expectation] {
      #expect(!text.indonesian.isEmpty && !text.english.isEmpty)
      #expect(text.indonesian != text.english || text == entry.expectation && text.english.contains(/[0-9]/))
    }
    for meaning in [entry.meaning.indonesian, entry.meaning.english] {
      #expect(meaning.hasSuffix(".") && !meaning.contains(/77|88/), "a meaning is a sentence and names no particulars")
    }
  }

  /// A text made anew for each value is said of the code, so that other texts are made once.
  @Test(arguments: codes.indices) func codesSayWhetherTheyNameTheValue(_ index: Int) {
    let code = Self.members[index]
    let entries = ["77", "66"].map { code.entry(Particulars(value: $0, details: ["88", "99"])) }
    #expect(code.namesValue == (entries[0] != entries[1]), "\(code.rawValue)")
  }

  private static let sample = Particulars(value: "77", details: ["88", "99"])

  /// What follows from a code, and whether its texts name the value, by example.
  @Test(arguments: [
    (FindingCode.file(.missingTable), false, true, false), (.file(.controlSum), false, true, true),
    (.file(.tooManyColumns), false, true, true), (.row(.fieldCount), false, false, true),
    (.cell(.badNIP), false, false, false), (.correction(.oldValue), false, false, false),
    (.export(.otherQuarter), true, false, true), (.roster(.birthDate), true, false, false),
  ])
  func factsOfACode(_ code: FindingCode, isWarning: Bool, isOfFile: Bool, namesValue: Bool) {
    #expect(code.isWarning == isWarning)
    #expect(code.isOfFile == isOfFile)
    #expect(code.namesValue == namesValue)
  }

  /// Millions of bad rows carry a code each.
  @Test func aCodeIsSmall() { #expect(MemoryLayout<FindingCode>.size <= 2) }

  /// The first digit says what follows: K0 stops the run, K1 to K5 stop a row, K9 and P9 warn; other P refuse the file.
  @Test func consequencesFollowTheNumbers() {
    for member in Self.members {
      let expected: Consequence =
        switch member.rawValue.prefix(2) {
        case "K0" where member.rawValue.hasPrefix("K05"): .needsReason
        case "K0": .stopsRun
        case "K1", "K2", "K3", "K4", "K5": .stopsRow
        case "K9", "P9": .warns
        default: .refusesSettings
        }
      #expect(member.consequence == expected, "\(member.rawValue)")
    }
  }

  @Test func aSuggestionTakesTheRemedysPlace() {
    let fault = SettingsFault(
      code: .structure(.unknownKey), file: "p.yaml", line: 3, column: 5, path: "clauses.indx", value: "indx",
      details: ["index", "ratings"], suggestion: "index")
    #expect(
      fault.rendered.english
        == "p.yaml:3:5: P102 clauses.indx: \"indx\" is not a key known here. "
        + "Expected: one of: index, ratings. Remedy: perhaps `index` was meant.")
    #expect(fault.texts.problem.indonesian == "bukan kunci yang dikenal di sini")
  }

  private static func allCodes<Family: CodeFamily>(beside _: Family) -> [String] {
    Family.allCases.map { $0.rawValue }
  }
}
