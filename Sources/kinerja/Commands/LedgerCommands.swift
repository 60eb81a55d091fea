import ArgumentParser
import Audit
import Digests
import Foundation
import Intake
import Platform
import Reports
import Wording

struct LedgerOption: ParsableArguments {
  @Option(help: "The folder of the ledger.")
  var ledger: String
}

/// `kinerja close`.
struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Make a quarter final: enter a run into the ledger of closes.",
    discussion: """
      Example:
        kinerja close hasil-2026-Q3 --ledger buku-besar

      A close is never changed. Closing a quarter again needs --reason, and both closes stay. Print the digest into the
      report on paper: `kinerja ledger verify --expect DIGEST` checks the whole ledger against it.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @OptionGroup var ledgerOption: LedgerOption
  @OptionGroup var languageOption: LanguageOption

  @Option(help: "Why a closed quarter is closed again.")
  var reason: String = ""

  @Option(help: "A file with the Ed25519 key to sign with; see `kinerja ledger key`.")
  var key: String?

  func run() throws {
    let language = languageOption.language
    let stored = StoredRun(at: runFolder)
    let outputs = stored.checkOutputs()
    guard outputs.answer == .holds, let manifest = stored.manifest else {
      complain(outputs.text(language))
      throw Exit.difference
    }
    do {
      let signingKey = try key.map { try readKey($0, language) { SigningKey(hexadecimal: $0) } }
      let lock = try FolderLock(at: "\(ledgerOption.ledger).kunci")
      defer { withExtendedLifetime(lock) {} }
      var ledger = try Ledger(at: ledgerOption.ledger)
      let entry = try ledger.close(manifest, reason: reason, key: signingKey)
      print(entry.text(language))
    } catch let error as LedgerError {
      throw error.complained(language)
    } catch let error as WriteError {
      throw error.complained(language)
    }
  }
}

/// `kinerja ledger`.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Show and check the ledger of closes.",
    subcommands: [Show.self, Verify.self, Key.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show every close.",
      discussion: "Example:\n  kinerja ledger show --ledger buku-besar")

    @OptionGroup var ledgerOption: LedgerOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      let language = languageOption.language
      do throws(LedgerError) {
        for entry in try Ledger(existingAt: ledgerOption.ledger).entries { print(entry.text(language)) }
      } catch {
        throw error.complained(language)
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Check the chain of closes: nothing altered, removed or moved.",
      discussion: """
        Example:
          kinerja ledger verify --ledger buku-besar --public-key bkd.pub --expect DIGEST
        """)

    @OptionGroup var ledgerOption: LedgerOption
    @OptionGroup var languageOption: LanguageOption

    @Option(help: "A file with the public key that every close must be signed with.")
    var publicKey: String?

    @Option(help: "The digest that the last close must have, from the report on paper.")
    var expect: String?

    func run() throws {
      let language = languageOption.language
      do {
        let key = try publicKey.map { try readKey($0, language) { VerifyingKey(hexadecimal: $0) } }
        let ledger = try Ledger(existingAt: ledgerOption.ledger)
        try ledger.verify(key: key, head: expect)
        let count = ledger.entries.count
        print(language.pick("\(count) penutupan, rantainya utuh.", "\(count) closes, the chain is whole."))
        if let last = ledger.entries.last { print("\(language.pick("Sidik", "Digest")): \(last.digest)") }
        if key == nil { print(language.pick("Tanda tangan: tidak diperiksa", "Signatures: not checked")) }
      } catch let error as LedgerError {
        throw error.complained(language)
      }
    }
  }

  struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Make a key to sign closes with: FILE, and FILE.pub for everybody.",
      discussion: "Example:\n  kinerja ledger key bkd.key")

    @Argument(help: "The file for the private key; it must not exist.")
    var file: String

    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      let language = languageOption.language
      let key = SigningKey.random()
      do throws(WriteError) {
        for (path, text) in [(file, key.hexadecimal), ("\(file).pub", key.publicKey.hexadecimal)] {
          try RunFolder.checkFree(path)
          let output = try OutputFile(creating: path)
          try Array((text + "\n").utf8).withUnsafeBufferPointer { bytes throws(WriteError) in try output.write(bytes) }
          try output.finish()
        }
      } catch {
        throw error.complained(language)
      }
      print("\(file), \(file).pub")
    }
  }
}

/// Reads a key file.
private func readKey<Key>(_ path: String, _ language: Language, _ make: (String) -> Key?) throws -> Key {
  guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
    complain("\(path): " + language.pick("tidak dapat dibaca", "cannot be read"))
    throw Exit.noInput
  }
  guard let key = make(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
    complain("\(path): " + language.pick("bukan kunci: 64 digit heksadesimal", "is no key: 64 hexadecimal digits"))
    throw Exit.data
  }
  return key
}

extension Ledger.Entry {
  /// The close in words.
  func text(_ language: Language) -> String {
    var lines = [
      "\(number). \(quarter)  \(closed)",
      "   " + language.pick("pegawai", "employees") + " \(employees), "
        + language.pick("dinilai", "evaluated") + " \(evaluated), "
        + language.pick("insentif", "incentive") + " Rp \(incentive)",
      "   run \(run)",
    ]
    if !reason.isEmpty { lines.append("   " + language.pick("alasan", "reason") + ": \(reason)") }
    if !signature.isEmpty { lines.append("   " + language.pick("ditandatangani", "signed")) }
    lines.append("   " + language.pick("sidik", "digest") + " \(digest)")
    return lines.joined(separator: "\n")
  }
}

extension ChainError {
  /// Says what is wrong with a file and its entries; gives the exit code.
  func complained(_ language: Language, _ name: String) -> ExitCode {
    switch self {
    case .missing(let path):
      complain("\(path): " + language.pick("tidak ada", "is not there"))
      return Exit.noInput
    case .unusable(let path, let reason):
      complain("\(path): " + language.pick("tidak dapat dipakai", "cannot be used") + " (\(reason))")
      return Exit.io
    case .broken(let entry):
      complain(
        "\(name) \(entry): " + language.pick("diubah, dihapus, atau dipindahkan", "altered, removed or moved"))
    case .unfinished(let entry):
      complain(
        "\(name) \(entry): "
          + language.pick(
            "tidak ditulis sampai selesai; bila penulisnya terhenti, hapus baris terakhir yang tidak utuh dan ulangi",
            "was not written to its end; if its writer was stopped, remove the unfinished last line and do it again"))
    case .headless(let entries):
      complain(
        "\(name) \(entries): "
          + language.pick(
            "berkas kepala hilang atau kosong; apakah ada catatan yang dihapus tidak dapat dikatakan",
            "the head file is missing or empty; whether entries were removed cannot be told"))
    case .truncated(let entries, let expected):
      complain(
        "\(name) \(entries): "
          + language.pick(
            "berkasnya terpotong, seharusnya \(expected)", "the file is cut, there were \(expected)"))
    }
    return Exit.difference
  }
}

extension LedgerError {
  /// Says what is wrong; gives the exit code.
  func complained(_ language: Language) -> ExitCode {
    switch self {
    case .chain(let error):
      return error.complained(language, language.pick("buku besar, penutupan", "ledger, close"))
    case .alteredManifest(let entry):
      complain(
        language.pick(
          "penutupan \(entry): manifesnya hilang atau berubah", "close \(entry): its manifest is missing or altered"))
    case .badSignature(let entry):
      complain(
        language.pick(
          "penutupan \(entry): tanda tangan tidak ada atau bukan dari kunci ini",
          "close \(entry): the signature is missing or not of this key"))
    case .otherHead(let expected, let found):
      complain(
        language.pick(
          "sidik terakhir \(found), seharusnya \(expected)", "the last digest is \(found), expected \(expected)"))
    case .alreadyClosed(let quarter, let entry):
      complain(
        language.pick(
          "\(quarter) sudah ditutup (penutupan \(entry)); untuk menutup lagi sebutkan --reason",
          "\(quarter) is closed already (close \(entry)); to close it again give a --reason"))
      return Exit.usage
    }
    return Exit.difference
  }
}
