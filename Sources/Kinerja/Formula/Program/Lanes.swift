/// What a part gives in each row: numerator / divisor, at the scale of its code.
struct NumberLane {
  var numerator: Vector
  /// Above 0; nil is 1 in every row.
  var divisor: Vector?
  var missing: Marks
}

/// What a part gives in each row: 1 where it holds. Rows that are missing hold anything.
struct TruthLane {
  var truth: Cells<UInt8>
  var missing: Marks
}

/// What a part gives in each row. Rows that are missing hold anything.
struct TextLane {
  var codes: Cells<UInt32>
  var missing: Marks
}

/// Which branch each row takes; rows that are missing hold anything below the number of branches.
struct Selection {
  var branch: Cells<UInt16>
  var missing: Marks
}
