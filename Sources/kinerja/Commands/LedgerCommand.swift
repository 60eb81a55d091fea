import ArgumentParser
import Audit
import Digests
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
      discussion: "Example:\n  kinerja ledger key bkd.key")

    @Argument(help: "The file for the private key; it must not exist.")
    var file: String

    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      let key = SigningKey.random()
      let places = try [(file, key.hexadecimal), ("\(file).pub", key.publicKey.hexadecimal)].map { path, text in
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
