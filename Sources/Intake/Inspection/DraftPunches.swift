internal import Tabular
internal import Wording

// Logs of devices: what their states mean, whose their PINs are, and how punches become days.
extension DraftWriter {
  mutating func writeStatus() {
    guard plan.hasPunches, let first = plan.states.first else { return }
    if plan.states.count == 1 {
      draft.add("  status: {\(origin(first))}")
    } else {
      draft.leaveOpen(
        "status", Text("kolom mana yang menyebut masuk atau pulang?", "which column says in or out?"),
        plan.states.map { (value: "{\(origin($0))}", says: states($0).joined(by: "; ")) }, indent: 2)
    }
  }

  /// What speaks for the meaning of each state.
  private func states(_ column: Int) -> [Text] {
    (review.states[column] ?? [:]).sorted { $0.key < $1.key }.map { state, counts in
      Text(
        "\"\(shown(state))\": \(counts.morning) sebelum pukul 12:00, \(counts.afternoon) sesudahnya",
        "\"\(shown(state))\": \(counts.morning) before 12:00, \(counts.afternoon) from then on")
    }
  }

  mutating func writePunches() {
    guard plan.hasPunches else { return }
    draft.add("punches:")
    draft.comment(
      [
        Text(
          "Presensi suatu hari, dan sampai kapan presensi tunggal adalah masuk. Setiap regu kebijakan perlu jendela; + berarti hari berikutnya.",
          "The punches of a day, and up to when a lone one is the first. Each shift of the policy needs a window; + means the next day."
        )
      ], indent: 2)
    draft.add("  day: {from: \"04:00\", to: \"23:59\", split: \"12:00\"}")
    draft.add("  shifts:")
    draft.add("    PAGI: {from: \"04:00\", to: \"20:00\", split: \"10:30\"}")
    draft.add("    SIANG: {from: \"10:00\", to: \"23:59\", split: \"17:30\"}")
    draft.add("    MALAM: {from: \"17:00\", to: \"+12:00\", split: \"+02:00\"}")
    writeStates()
    draft.comment(
      [
        Text(
          "Hari yang diceritakan berkas kehadiran lain (cuti, dinas) diserahkan kepadanya.",
          "A day that another attendance file tells of (leave, duty travel) is left to that file.")
      ], indent: 2)
    draft.add("  other_rows: yield")
  }

  private mutating func writeStates() {
    guard !plan.states.isEmpty else { return }
    let lines = plan.states.flatMap { column in
      states(column).map { plan.states.count == 1 ? $0 : "\(label(column)) " + $0 }
    }
    draft.comment(lines, indent: 2)
    var suggestion = "{in: […], out: […]}"
    if plan.states.count == 1, let counts = review.states[plan.states[0]] {
      func list(_ isSuch: (RowReview.State) -> Bool) -> String {
        counts.filter { isSuch($0.value) }.keys.sorted().map(yamlQuoted).joined(separator: ", ")
      }
      suggestion = "{in: [\(list { $0.morning > $0.afternoon })], out: [\(list { $0.morning < $0.afternoon })]}"
    }
    draft.leaveOpen(
      "states",
      Text("arti keadaan tidak dapat diketahui dari berkas ini", "the file does not tell what the states mean"),
      [
        (
          "none",
          Text(
            "tombol tidak dilihat; presensi pertama masuk, yang terakhir pulang",
            "keys are not looked at; the first punch is in, the last out")
        ),
        (suggestion, Text("menurut tombol; keadaan lain dikesampingkan", "by the key; other states are left out")),
      ], indent: 2)
  }

  // MARK: PINs

  mutating func writeKeys() {
    guard plan.hasPINs else { return }
    draft.add("keys:")
    var choices: [(value: String, says: Text)] = tables.map { table in
      let match = prefix.map { table.match(review.pins, $0.spelled) } ?? table.match(review.pins)
      var says = Text(
        "memuat \(match.found) dari \(review.pins.count) PIN", "has \(match.found) of \(review.pins.count) PINs")
      if match.near > 0 {
        says =
          says + Text("; \(match.near) lagi bila nol di depan diabaikan", "; \(match.near) more but for leading zeros")
      }
      return (table.written, says)
    }
    if tables.isEmpty {
      choices.append(
        ("{file: pin-nip.csv, from: pin, to: nip}", Text("CSV di folder masukan", "a CSV in the input folder")))
    }
    choices.append(
      (
        "{…, unknown: ignore_most}",
        Text(
          "PIN lain milik kantor lain yang memakai alat yang sama", "other PINs belong to offices that share the device"
        )
      ))
    draft.leaveOpen(
      "pin",
      Text(
        "tabel yang menyebut NIP setiap PIN; berkas ini memuat \(review.pins.count) PIN",
        "the table with the NIP of each PIN; the file has \(review.pins.count) PINs"),
      choices, indent: 2)
  }
}
