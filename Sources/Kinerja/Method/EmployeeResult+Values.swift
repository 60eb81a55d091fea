/// Whether there is an index (status_nilai).
package enum EvaluationStatus: String, CaseIterable, Sendable {
  case evaluated = "DINILAI"
  case notEvaluated = "TIDAK_DINILAI"
}

/// What gave a rating (sumber_predikat).
package enum RatingSource: String, CaseIterable, Sendable {
  /// The leader's levels in e-Kinerja.
  case statutory = "EKINERJA"
  /// The figures.
  case computed = "HITUNG"
}

/// What `EmployeeResult` stores compactly, as what it means: missing is nil.
extension EmployeeResult {
  /// An employee's ranks.
  package struct Ranks: Hashable, Sendable {
    /// Over everybody (peringkat).
    package let overall: UInt32
    /// Within the unit (peringkat_unit).
    package let inUnit: UInt32
    /// Within the peer group (peringkat_kelompok).
    package let inGroup: UInt32
  }

  /// The ranks; nil when not evaluated.
  package var ranks: Ranks? {
    isEvaluated ? Ranks(overall: rank, inUnit: rankInUnit, inGroup: rankInGroup) : nil
  }

  /// The index in hundredths (indeks); nil when not evaluated.
  package var publishedIndex: Int64? { isEvaluated ? index : nil }

  /// The workload ratio in millionths (beban_rasio); nil when missing.
  package var knownWorkloadRatio: Int128? { workloadRatio < 0 ? nil : workloadRatio }

  /// The position of the rating in `Results.predikats`; nil without one.
  package var predikatPosition: Int? { predikat == 255 ? nil : Int(predikat) }

  /// What gave the rating; nil when not evaluated.
  package var ratingSource: RatingSource? { isEvaluated ? isStatutory ? .statutory : .computed : nil }

  /// Whether there is an index.
  package var status: EvaluationStatus { isEvaluated ? .evaluated : .notEvaluated }

  /// The components that kept the employee from being evaluated.
  package var missingComponents: [Component] { Component.allCases.filter { missingBits >> $0.rawValue & 1 == 1 } }
}

extension Results {
  /// An employee's rating (predikat); nil without one.
  package func predikat(of employee: EmployeeResult) -> String? { employee.predikatPosition.map { predikats[$0] } }
}
