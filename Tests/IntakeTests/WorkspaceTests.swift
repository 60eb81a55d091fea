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
    #expect(
      workspace.profiles == [ProfileUse("zkteco-attlog"), ProfileUse("profil/skp.yaml")]
        && workspace.reports == ["xlsx", "html"])
    #expect(workspace.language == .english && workspace.reportLanguage == .indonesian)
  }

  /// A profile may be given the files that it reads.
  @Test func takesProfilesForFiles() throws {
    let text = Self.needed + "profiles: [excel-indonesia, {profile: zkteco-attlog, files: [Lantai*.dat, aula.dat]}]\n"
    let workspace = try Workspace.read(Array(text.utf8), name: "kinerja.yaml").get()
    #expect(
      workspace.profiles == [
        ProfileUse("excel-indonesia"), ProfileUse("zkteco-attlog", files: ["Lantai*.dat", "aula.dat"]),
      ])
  }

  /// The office of letters, with as much of it as is given.
  @Test func takesTheOffice() throws {
    let all = """
      office:
        name: BKD
        address: [Jalan 1, Bengkulu]
        city: Bengkulu
        signatory: {post: Kepala Badan, name: "Nama, M.Si.", nip: "197001011995031001"}

      """
    let office = try Workspace.read(Array((Self.needed + all).utf8), name: "kinerja.yaml").get().office
    #expect(
      office
        == Office(
          name: "BKD", address: ["Jalan 1", "Bengkulu"], city: "Bengkulu",
          signatory: .init(post: "Kepala Badan", name: "Nama, M.Si.", nip: "197001011995031001")))
    let little = try Workspace.read(Array((Self.needed + "office: {name: BKD}\n").utf8), name: "kinerja.yaml").get()
    #expect(little.office == Office(name: "BKD", address: [], city: "", signatory: nil))
    #expect(try Workspace.read(Array(Self.needed.utf8), name: "kinerja.yaml").get().office == nil)
  }

  /// What is wrong, as `code line:column path`.
  @Test(arguments: [
    ("schema: kinerja-workspace/2\ninput: a\npolicy: b\noutput: c\n", ["P101 1:9 schema"]),
    ("schema: kinerja-workspace/1\ninput: a\noutput: c\n", ["P103 1:1 policy"]),
    (needed + "langauge: id\n", ["P102 5:1 langauge"]), (needed + "language: de\n", ["P210 5:11 language"]),
    (needed + "profiles: zkteco\n", ["P202 5:11 profiles"]), (needed + "profiles: [[a]]\n", ["P203 5:12 profiles[1]"]),
    (needed + "profiles: [{profile: a}]\n", ["P103 5:12 profiles[1].files"]),
    (needed + "profiles: [{profile: a, files: []}]\n", ["P108 5:32 profiles[1].files"]),
    (needed + "profiles: [{profile: a, files: [../b.csv]}]\n", ["P401 5:33 profiles[1].files[1]"]),
    (needed + "office: {city: b}\n", ["P103 5:9 office.name"]),
    (needed + "office: {name: b, signatory: {post: c, name: d}}\n", ["P103 5:30 office.signatory.nip"]),
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
