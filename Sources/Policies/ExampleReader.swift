internal import Findings
internal import Kinerja
internal import Settings

extension SettingsNode {
  /// The worked cases of a policy.
  func examples() -> [PolicyExample]? { items { $0.example() } }

  private func example() -> PolicyExample? {
    guard
      let fields = fields(
        ["name"], optional: ["page", "on", "figures", "months", "cells", "paid", "pola", "days", "day_deductions"])
    else { return nil }
    let name = fields["name"]?.text()
    let page = fields["page"].map { $0.text() }
    let day = fields["on"].map { $0.date() }
    let figures = fields["figures"].map { $0.exampleEntries() } ?? []
    let months = fields["months"].map { $0.exampleMonths() } ?? []
    let cells = fields["cells"].map { $0.exampleEntries() } ?? []
    let paid = fields["paid"].map { $0.count().map { Rupiah(Int64($0)) } }
    let pattern =
      fields["pola"].map {
        $0.code(of: [WorkPattern.fiveDays, .sixDays], \.code, unknown: .value(.unknownPattern))
      } ?? .fiveDays
    let days = fields["days"].map { $0.exampleDays(fields["day_deductions"]) } ?? []
    guard let name, let figures, let months, let cells, let pattern, let days else { return nil }
    return PolicyExample(
      name: name, page: page ?? nil, day: day ?? nil, figures: figures, months: months, cells: cells,
      paid: paid ?? nil, pattern: pattern, days: days, line: mark.line)
  }

  private func exampleEntries() -> [PolicyExample.Entry]? {
    guard let entries = entries() else { return nil }
    let read = entries.compactMap { entry -> PolicyExample.Entry? in
      guard let text = entry.value.text() else { return nil }
      guard let value = PolicyExample.Value(text, of: entry.key) else {
        entry.value.report(.value(.notNumber), value: text)
        return nil
      }
      return PolicyExample.Entry(name: entry.key, value: value, line: entry.keyMark.line)
    }
    return read.count == entries.count ? read : nil
  }

  private func exampleMonths() -> [PolicyExample.Month]? {
    guard let nodes = list() else { return nil }
    guard nodes.count <= 3 else {
      report(.structure(.wrongItemCount), value: String(nodes.count), details: ["1–3"])
      return nil
    }
    return items { node in
      guard let fields = node.fields([], optional: ["figures", "cells"]) else { return nil }
      let figures = fields["figures"].map { $0.exampleEntries() } ?? []
      let cells = fields["cells"].map { $0.exampleEntries() } ?? []
      guard let figures, let cells else { return nil }
      return PolicyExample.Month(figures: figures, cells: cells)
    }
  }

  private func exampleDays(_ expected: SettingsNode?) -> [PolicyExample.Day]? {
    let deductions = expected.map { $0.items { $0.amount() } } ?? []
    guard let nodes = list(), let deductions else { return nil }
    if let expected, deductions.count != nodes.count {
      expected.report(
        .structure(.wrongItemCount), value: String(deductions.count), details: [String(nodes.count)])
      return nil
    }
    let days = nodes.enumerated().compactMap { position, node -> PolicyExample.Day? in
      guard let fields = node.fields(["tanggal"], optional: ["masuk", "pulang", "kode"]) else { return nil }
      let date = fields["tanggal"]?.date()
      let first = fields["masuk"].map { $0.time() }
      let last = fields["pulang"].map { $0.time() }
      let code = fields["kode"].map { $0.text() }
      guard let date else { return nil }
      return PolicyExample.Day(
        date: date, first: first ?? nil, last: last ?? nil, code: code ?? nil,
        deduction: deductions.indices.contains(position) ? deductions[position] : nil, line: node.mark.line)
    }
    return days.count == nodes.count ? days : nil
  }
}
