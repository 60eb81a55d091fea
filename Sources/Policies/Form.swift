internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

/// A form that a value of a policy has: in words, how it is read, how it is shown.
struct Form<Value>: Sendable {
  /// For the manual, such as "a number from 0".
  let text: Text
  /// Reads a value; nil when it cannot be read, which is reported.
  let read: @Sendable (SettingsNode) -> Value?
  /// Shows a value on one line.
  let show: @Sendable (Value, PolicyPage) -> String

  /// Makes a form.
  init(
    _ text: Text, read: @escaping @Sendable (SettingsNode) -> Value?,
    show: @escaping @Sendable (Value, PolicyPage) -> String
  ) {
    self.text = text
    self.read = read
    self.show = show
  }
}

extension Form where Value == Points {
  static let number = Form(Text("bilangan", "a number"), read: { $0.number() }, show: { value, _ in "\(value)" })
  static let amount = Form(
    Text("bilangan mulai 0", "a number from 0"), read: { $0.amount() }, show: { value, _ in "\(value)" })
  static let percent = Form(
    Text("persen, 0–100", "a percent, 0–100"), read: { $0.percent() }, show: { $1.percent($0) })
  static let uncapped = Form(
    Text("persen mulai 0", "a percent from 0"), read: { $0.amount() }, show: { $1.percent($0) })
  static let minutes = Form(
    Text("menit mulai 0", "minutes from 0"), read: { $0.amount() }, show: { $1.minutes($0) })
  static let positiveMinutes = Form(
    Text("menit di atas 0", "minutes above 0"), read: { $0.positiveAmount() }, show: { $1.minutes($0) })
}

extension Form where Value == Int {
  static let count = Form(
    Text("bilangan bulat mulai 0", "a whole number from 0"), read: { $0.count() }, show: { value, _ in "\(value)" })
  static let positiveCount = Form(
    Text("bilangan bulat mulai 1", "a whole number from 1"), read: { $0.positiveCount() },
    show: { value, _ in "\(value)" })
}

extension Form where Value: RawRepresentable<String> & CaseIterable & SendableMetatype {
  /// One of an enumeration's words.
  static var word: Form {
    Form(
      Text(Value.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")), read: { $0.word(Value.self) },
      show: { value, _ in value.rawValue })
  }
}

/// Values that come out of one form go into another.
extension Form {
  /// A map by free names.
  static func named<Item>(_ item: Form<Item>, _ text: Text) -> Form where Value == [String: Item] {
    Form(
      text, read: { $0.named { item.read($0.value) } },
      show: { values, page in page.list(values) { item.show($0, page) } })
  }

  /// A map whose keys are all the codes of an enumeration.
  static func coded<Code: CaseIterable & Hashable & SendableMetatype, Item>(
    _ code: any KeyPath<Code, String> & Sendable, _ item: Form<Item>, _ text: Text
  ) -> Form where Value == [Code: Item] {
    Form(
      text, read: { $0.coded({ $0[keyPath: code] }) { item.read($0) } },
      show: { values, page in page.list(values, { $0[keyPath: code] }) { item.show($0, page) } })
  }

  /// A value that need not be there.
  static func optional<Item>(_ item: Form<Item>) -> Form where Value == Item? {
    Form(
      item.text, read: { node in item.read(node).map { .some($0) } },
      show: { value, page in value.map { item.show($0, page) } ?? page.joined([]) })
  }
}
