/// A service that counts towards workload, and its time norm.
struct Indicator: Sendable {
  /// How a target is set.
  enum Goal: Sendable {
    /// So many pieces as the planned time allows.
    case workload
    /// A whole number of the range, more being better.
    case reach(ClosedRange<Int>)
    /// A whole number of the range, less being better.
    case stayBelow(ClosedRange<Int>)
  }

  let code: String
  /// Hundredths of a minute.
  let norm: Int
  let goal: Goal
  /// `,indikator,uraian,satuan,arah,` as it stands in a row.
  let cells: [UInt8]

  init(code: String, _ text: String, _ measure: String, norm: Int, _ goal: Goal) {
    self.code = code
    self.norm = norm
    self.goal = goal
    var writer = ByteWriter()
    writer.text(",\(code),")
    writer.cell(text)
    writer.comma()
    writer.cell(measure)
    if case .stayBelow = goal { writer.text(",MIN,") } else { writer.text(",MAX,") }
    cells = writer.bytes
  }
}
