internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension WorkloadRules: DeclaredRules {
  static var blank: WorkloadRules {
    WorkloadRules(mode: .report, minutesPerDay: .zero, peerKeys: [], minGroup: 1, curve: [])
  }

  static let keys: [RuleKey<WorkloadRules>] = [
    RuleKey(
      "mode", .word, \.mode,
      Text(
        "`adjust` mengalikan capaian dengan faktor, `report` hanya menampilkan faktor",
        "`adjust` multiplies achievement by the factor, `report` only shows the factor")),
    RuleKey(
      "minutes_per_day", .positiveMinutes, \.minutesPerDay,
      Text("menit kerja efektif satu hari kerja", "effective minutes of a working day")),
    RuleKey(
      "peer_keys",
      Form(
        Text(
          "daftar dari daftar kolom: " + columns, "lists of columns: " + columns),
        read: { node in
          node.filledList()?.items { columns in columns.items { $0.word(PeerKey.self, unknown: .value(.unknownColumn)) }
          }
        },
        show: { lists, page in
          lists.map { columns in
            columns.isEmpty
              ? page.say(Text("semua", "everyone")) : columns.map(\.rawValue).joined(separator: " + ")
          }.joined(separator: page.say(Text("; jika kurang: ", "; if too few: ")))
        }), \.peerKeys,
      Text(
        "kolom yang membentuk kelompok pembanding, dicoba berurutan; `[]` adalah semua pegawai",
        "the columns that make a peer group, tried in order; `[]` is everybody")),
    RuleKey(
      "min_group", .positiveCount, \.minGroup,
      Text(
        "jumlah pegawai berbeban yang membentuk kelompok", "how many people with a workload make a peer group")),
    RuleKey(
      "curve",
      Form(
        Text("titik `[beban relatif, faktor]` yang naik", "rising points `[relative workload, factor]`"),
        read: { $0.curve() }, show: { curve, page in page.joined(curve.map { "\($0.x) → \($0.y)" }) }), \.curve,
      Text("faktor beban, garis lurus di antara titik", "the workload factor, straight lines between the points")),
  ]

  private static let columns = PeerKey.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
}

extension SettingsNode {
  /// Two numbers, and where the second stands.
  func pair() -> (first: Points, second: Points, firstNode: SettingsNode)? {
    guard let nodes = list(of: 2) else { return nil }
    let (first, second) = (nodes[0].number(), nodes[1].number())
    guard let first, let second else { return nil }
    return (first, second, nodes[0])
  }

  fileprivate func curve() -> [WorkloadRules.CurvePoint]? {
    var lastX: Points?
    return filledList()?.items { node in
      guard let (x, y, xNode) = node.pair() else { return nil }
      if let lastX, x <= lastX { xNode.report(.rule(.curveNotRising), details: ["\(lastX)"]) }
      lastX = x
      return .init(x: x, y: y)
    }
  }
}
