package import Wording

/// Why a row of a file comes to nothing, although nothing is wrong with it by itself.
package enum DropReason: Int, CaseIterable, Sendable {
  /// A key that the mapping table does not know, where the profile says that such rows are of others.
  case unknownKey
  /// A punch whose state is neither "in" nor "out".
  case state
  /// A punch in no window of its person.
  case window
  /// An empty cell of a column that becomes rows.
  case emptyCell
  /// A day that another file tells of.
  case otherFile
  /// A day outside the quarter.
  case outsideQuarter
  /// A punch of somebody in the roster that is dated years away, as by a clock that was reset.
  case distantDate

  /// What is said of such rows, behind their number.
  package var title: Text {
    switch self {
    case .unknownKey: Text("kunci di luar tabel pemetaan", "keys that the mapping table does not know")
    case .state: Text("status bukan masuk dan bukan pulang", "states that are neither in nor out")
    case .window: Text("presensi di luar setiap jendela waktu", "punches outside every window")
    case .emptyCell: Text("sel kosong yang dilewati", "empty cells, passed over")
    case .otherFile: Text("diserahkan kepada berkas lain", "left to another file")
    case .outsideQuarter: Text("di luar triwulan", "outside the quarter")
    case .distantDate: Text("bertanggal bertahun-tahun dari triwulan", "dated years away from the quarter")
    }
  }

  /// Whether the source profile makes it so.
  fileprivate var isOfProfile: Bool {
    switch self {
    case .unknownKey, .state, .window, .emptyCell, .otherFile: true
    case .outsideQuarter, .distantDate: false
    }
  }
}

/// Rows that come to nothing, by reason.
package struct DropCounts: Sendable {
  private var counts = InlineArray<7, Int>(repeating: 0)

  /// Counts nothing.
  package init() {}

  /// The rows that are dropped for a reason.
  package subscript(reason: DropReason) -> Int {
    get { counts[reason.rawValue] }
    set { counts[reason.rawValue] = newValue }
  }

  /// The rows that are dropped because the profile says so.
  package var leftOut: Int { DropReason.allCases.filter(\.isOfProfile).reduce(0) { $0 + self[$1] } }

  mutating func add(_ other: DropCounts) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
