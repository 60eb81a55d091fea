/// What a unit does; it decides its posts and working pattern.
enum UnitKind: Sendable {
  case secretariat, bureau, department, inspectorate, hospital, publicOrder, school, technical
}

/// A unit of the provincial government and the employees that belong to it.
struct Unit: Sendable {
  let kind: UnitKind
  let code: String
  let name: String
  /// The index of the unit's head among all employees; the others follow.
  let first: Int
  let size: Int
  /// The numbers of administrators and of supervisors, who follow the head.
  let administrators: Int
  let supervisors: Int
  /// Whether `tarif.csv` has rows of its own.
  let hasOwnRates: Bool
}
