import Findings
import Testing
import Wording

@testable import Intake

/// kinerja.yaml: where exports, policy and results of a workspace are.
@Suite struct WorkspaceTests {
  private static let needed =
    "schema: kinerja-workspace/1\ninput: masukan/{triwulan}\npolicy: kebijakan.yaml\noutput: hasil\n"

  @Test func needsFourKeys() throws {
    let workspace = try Workspace.read(Array(Self.needed.utf8), name: "kinerja.yaml").get()
    #expect(
      workspace.input == "masukan/{triwulan}" && workspace.policy == "kebijakan.yaml" && workspace.output == "hasil")
    #expect(workspace.profiles == [] && workspace.reports == [])
    #expect(workspace.language == nil && workspace.reportLanguage == nil)
  }

  @Test func takesProfilesReportsAndLanguages() throws {
    let text =
      Self.needed
      + "profiles: [zkteco-attlog, profil/skp.yaml]\nlanguage: en\nreport_language: id\nreports: [xlsx, html]\n"
    let workspace = try Workspace.read(Array(text.utf8), name: "kinerja.yaml").get()
    #expect(workspace.profiles == ["zkteco-attlog", "profil/skp.yaml"] && workspace.reports == ["xlsx", "html"])
    #expect(workspace.language == .english && workspace.reportLanguage == .indonesian)
  }

  /// What is wrong, as `code line:column path`.
  @Test(arguments: [
    ("schema: kinerja-workspace/2\ninput: a\npolicy: b\noutput: c\n", ["P101 1:9 schema"]),
    ("schema: kinerja-workspace/1\ninput: a\noutput: c\n", ["P103 1:1 policy"]),
    (needed + "langauge: id\n", ["P102 5:1 langauge"]), (needed + "language: de\n", ["P210 5:11 language"]),
    (needed + "profiles: zkteco\n", ["P202 5:11 profiles"]), (needed + "profiles: [[a]]\n", ["P203 5:12 profiles[1]"]),
    (needed + "input: b\n", ["P008 5:1 input"]),
    ("input: ''\npolicy: b\noutput: c\nschema: kinerja-workspace/1", ["P204 1:8 input"]),
  ])
  func findsWhatIsWrong(_ text: String, _ faults: [String]) {
    guard case .failure(let found) = Workspace.read(Array(text.utf8), name: "kinerja.yaml") else {
      Issue.record("it was read")
      return
    }
    let said = found.faults.map { fault in
      "\(fault.code.rawValue) \(fault.line):\(fault.column)" + (fault.path.isEmpty ? "" : " \(fault.path)")
    }
    #expect(said == faults)
  }
}

/// Short texts by number, found by their bytes.
@Suite struct CodeTableTests {
  /// More texts than the first slots hold, some of which fall into one.
  @Test(arguments: [1, 8, 9, 100, 5000]) func findsEveryText(_ count: Int) {
    let texts = (0..<count).map { "K\($0 * 7)" }
    var table = CodeTable(texts)
    #expect(table.texts == texts)
    #expect(texts.indices.allSatisfy { table.find(Array(texts[$0].utf8)) == $0 })
    for text in ["", "K", "K1", "k0", "K0 ", "K\(count * 7)"] { #expect(table.find(Array(text.utf8)) == nil) }
    // What is known keeps its number, what is new gets the next one.
    #expect(table.intern(Array("K0".utf8)) == 0 && table.intern(Array("baru".utf8)) == count)
    #expect(table.find(Array("baru".utf8)) == count)
  }

  /// The empty text is a text, and accents composed in two ways are two.
  @Test func comparesBytes() {
    let table = CodeTable(["", "\u{E9}", "e\u{301}"])
    #expect(table.names.count == 3)
    #expect([[], [0xC3, 0xA9], [0x65, 0xCC, 0x81], [0x65]].map { table.find($0) } == [0, 1, 2, nil])
  }
}
