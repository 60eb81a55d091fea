import ArgumentParser
import Foundation
import Platform
import Wording

struct LedgerOption: ParsableArguments {
  @Option(help: "The folder of the ledger.")
  var ledger: String
}

/// Reads a key file.
func readKey<Key>(_ path: String, _ make: (String) -> Key?) throws(Refusal) -> Key {
  guard let bytes = fileBytes(path) else { throw Refusal(.noInput, .unreadable(path)) }
  let text = String(decoding: bytes, as: UTF8.self)
  guard let key = make(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
    throw Refusal(
      .data, "\(path): " + Text("bukan kunci: 64 digit heksadesimal", "is no key: 64 hexadecimal digits"))
  }
  return key
}
