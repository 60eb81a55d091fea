import ArgumentParser
import Audit
import Foundation
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// `kinerja verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a run folder against its manifest, its inputs, and the same evaluation once more.",
    discussion: """
      Example:
        kinerja verify hasil-2026-Q3 --input masukan

      Three verdicts: the files are those of the manifest; the inputs and the policy are; the inputs give the same bytes
      again. Without --input only the first is looked into. Exit 0 when all that was looked into holds, else 1.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The folder with the CSV exports of the run.")
  var input: String?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let stored = StoredRun(at: runFolder)
    var verdicts = [stored.checkOutputs()]
    if let input {
      let inputs = try stored.manifest.map { manifest in
        let inputs = try Inputs(of: stored, manifest, input: input, threads: threads, language)
        do throws(InputError) {
          return stored.checkInputs(in: try inputs.folder())
        } catch {
          throw error.complained(language)
        }
      }
      let verdict = inputs ?? Verdict(notChecked: .inputs)
      verdicts.append(verdict)
      verdicts.append(
        try verdict.answer == .holds ? execution(stored, input, language) : Verdict(notChecked: .execution))
    } else {
      verdicts += [Verdict(notChecked: .inputs), Verdict(notChecked: .execution)]
    }
    for verdict in verdicts { print(verdict.text(language)) }
    if let manifest = stored.manifest { print("\(language.pick("Nama run", "Run")): \(manifest.id)") }
    if verdicts.contains(where: { if case .fails = $0.answer { true } else { false } }) { throw Exit.difference }
  }

  /// Makes the run again in a folder that is removed afterwards.
  private func execution(_ stored: StoredRun, _ input: String, _ language: Language) throws -> Verdict {
    guard let manifest = stored.manifest, let policyBytes = stored.policyBytes else {
      return Verdict(notChecked: .execution)
    }
    let inputs = try Inputs(of: stored, manifest, input: input, threads: threads, language)
    let (policy, _) = try inputs.readPolicy(language)
    do {
      let place = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)").path
      // It is never published, so nothing of it stays.
      let folder = try RunFolder(at: place)
      let again = EvaluationRun(
        inputs: inputs, policyBytes: policyBytes, policy: policy, quarantine: manifest.quarantine,
        reports: try ReportOptions.parse(
          manifest.reports.flatMap { ["--report", $0] } + ["--report-lang", manifest.reportLanguage]),
        language: language)
      return stored.checkExecution(try again.write(to: folder).manifest)
    } catch let error as WriteError {
      throw error.complained(language)
    }
  }
}

extension Verdict {
  /// The verdict in words, with its reasons below.
  func text(_ language: Language) -> String {
    let subject =
      switch question {
      case .outputs: language.pick("Berkas hasil terhadap manifes", "Files against the manifest")
      case .inputs: language.pick("Masukan dan kebijakan terhadap manifes", "Inputs and policy against the manifest")
      case .execution: language.pick("Perhitungan ulang", "The evaluation once more")
      }
    switch answer {
    case .holds: return "\(subject): " + language.pick("cocok", "holds")
    case .notChecked: return "\(subject): " + language.pick("tidak diperiksa", "not checked")
    case .fails(let problems):
      let lines = problems.prefix(20).map { "  " + $0.text(language) }
      let rest =
        problems.count > 20
        ? ["  " + language.pick("dan \(problems.count - 20) lagi", "and \(problems.count - 20) more")] : []
      return (["\(subject): " + language.pick("TIDAK COCOK", "DOES NOT HOLD")] + lines + rest).joined(separator: "\n")
    }
  }
}

extension Verdict.Problem {
  func text(_ language: Language) -> String {
    switch self {
    case .brokenManifest(let path):
      "\(path): " + language.pick("bukan manifes dalam bentuk bakunya", "is no manifest in its canonical form")
    case .alteredManifest(let path):
      "\(path): " + language.pick("isinya tidak cocok dengan namanya sendiri", "its content does not match its own id")
    case .missing(let path): "\(path): " + language.pick("tidak ada", "is missing")
    case .altered(let path): "\(path): " + language.pick("isinya berubah", "has been altered")
    case .unexpected(let path): "\(path): " + language.pick("tidak dikenal manifes", "is not in the manifest")
    case .differs(let path):
      "\(path): " + language.pick("perhitungan ulang memberi isi lain", "comes out differently when made again")
    case .otherEngine(let recorded, let here):
      language.pick(
        "program lain: tercatat \(recorded), di sini \(here)", "another program: recorded \(recorded), here \(here)")
    }
  }
}
