internal import Settings

/// The office that sends letters: what stands above them and who signs.
package struct Office: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// The lines below its name.
  package let address: [String]
  /// Where letters are dated; empty for none.
  package let city: String
  /// The post, the name and the NIP of who signs.
  package let signatory: Signatory?

  /// Who signs.
  package struct Signatory: Hashable, Sendable {
    /// The post.
    package let post: String
    /// The name.
    package let name: String
    /// The NIP.
    package let nip: String

    init?(_ node: SettingsNode) {
      guard let fields = node.fields(["post", "name", "nip"]), let post = fields["post"]?.text(),
        let name = fields["name"]?.text(), let nip = fields["nip"]?.text()
      else { return nil }
      self.init(post: post, name: name, nip: nip)
    }

    /// Names who signs.
    package init(post: String, name: String, nip: String) {
      self.post = post
      self.name = name
      self.nip = nip
    }
  }

  init?(_ node: SettingsNode) {
    guard let fields = node.fields(["name"], optional: ["address", "city", "signatory"]),
      let name = fields["name"]?.text()
    else { return nil }
    self.name = name
    address = fields["address"]?.items { $0.text() } ?? []
    city = fields["city"]?.text() ?? ""
    signatory = fields["signatory"].flatMap { Signatory($0) }
  }

  /// Describes an office.
  package init(name: String, address: [String], city: String, signatory: Signatory?) {
    self.name = name
    self.address = address
    self.city = city
    self.signatory = signatory
  }
}
