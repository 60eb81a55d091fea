import ArgumentParser
import Audit
import Digests
import Glibc
import Platform
import Wording

/// `kinerja ledger`.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Show and check the ledger of closes.",
    subcommands: [Show.self, Verify.self, Key.self])

  struct Show: Command {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show every close.",
      discussion: "Example:\n  kinerja ledger show --ledger buku-besar")

    @OptionGroup var ledgerOption: LedgerOption
    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      for entry in try Ledger(existingAt: ledgerOption.ledger).entries { print(entry.text.in(language)) }
    }
  }

  struct Verify: Command {
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

    @Option(help: "The digest that a close must have, from the report on paper; how many came after it is said.")
    var expect: String?

    func run(in language: Language) throws {
      let key = try publicKey.map { try readKey($0) { VerifyingKey(hexadecimal: $0) } }
      let ledger = try Ledger(existingAt: ledgerOption.ledger)
      let later = try ledger.verify(key: key, expecting: expect)
      let count = ledger.entries.count
      print(Text("\(count) penutupan, rantainya utuh.", "\(count) closes, the chain is whole.").in(language))
      if let last = ledger.entries.last { print(Text("Sidik", "Digest").in(language) + ": \(last.digest)") }
      if let expect {
        print(
          Text("Sesudah \(expect): \(later.count) penutupan", "After \(expect): \(later.count) closes").in(language))
      }
      if key == nil { print(Text("Tanda tangan: tidak diperiksa", "Signatures: not checked").in(language)) }
    }
  }

  struct Key: Command {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Make a key to sign closes with: FILE, and FILE.pub for everybody.",
      discussion: """
        Example:
          kinerja ledger key bkd.key

        Where FILE is a key already and FILE.pub is missing, FILE.pub is made from it.
        """)

    @Argument(help: "The file for the private key.")
    var file: String

    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      // Killed between the two, this command leaves the private half, from which the other follows.
      let kept = access("\(file).pub", F_OK) == 0 ? nil : fileBytes(file).flatMap { SigningKey(line: $0) }
      let key = kept ?? .random()
      let halves = [(file, key.hexadecimal), ("\(file).pub", key.publicKey.hexadecimal)]
      let places = try halves.dropFirst(kept == nil ? 0 : 1).map { path, text in
        let place = try FilePlace(path)
        try place.write(Array((text + "\n").utf8))
        return place
      }
      // A public key without its private one would keep both from being made again.
      try FilePlace.publish(places)
      print("\(file), \(file).pub")
    }
  }
}

extension SigningKey {
  /// Reads what `kinerja ledger key` writes; nil for anything else.
  fileprivate init?(line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    guard text.last == "\n" else { return nil }
    self.init(hexadecimal: String(text.dropLast()))
  }
}
