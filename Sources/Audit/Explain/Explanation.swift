/// How one employee's figures came about, in the order of the method.
package struct Explanation: Codable, Sendable {
  /// The form of the explanation.
  package static let schema = "kinerja-explanation/1"

  /// A clause that a step rests on.
  package struct Clause: Codable, Hashable, Sendable {
    /// Its name in the policy.
    package var name: String
    /// The first day of the version.
    package var from: String
    /// The legal citation.
    package var basis: String
    /// The line of the policy file.
    package var line: Int
  }

  /// A line below a step: one day, target, rater or month.
  package struct Detail: Codable, Sendable {
    /// What it says.
    package var text: String
    /// The rows that it rests on, as `file:line`.
    package var rows: [String]
    /// Whether it stands in the short form.
    package var isMain: Bool
  }

  /// A formula of the policy as it was evaluated.
  package struct Cell: Codable, Sendable {
    /// A figure, a parameter or another cell that it looked at.
    package struct Input: Codable, Sendable {
      /// The figure as formulas write it.
      package var name: String
      /// What it is.
      package var title: String
      /// Its value.
      package var value: String
      /// The rows that it rests on, as `file:line`.
      package var rows: [String]
    }

    /// The name of the cell.
    package var name: String
    /// The month such as `2026-08`, or the quarter.
    package var period: String
    /// The step of the method: `disiplin` or `insentif`.
    package var step: String
    /// The formula.
    package var formula: String
    /// The formula with the values put in.
    package var withValues: String
    /// Its parts as they were worked out, the innermost first.
    package var parts: [String]
    /// The value.
    package var value: String
    /// The legal citation.
    package var basis: String
    /// The line of the policy file.
    package var line: Int
    /// The figures that were looked at.
    package var inputs: [Input]
  }

  /// A step of the method.
  package struct Step: Codable, Sendable {
    /// Its name: the column of `hasil.csv` that it makes.
    package var name: String
    /// The working, from figures to figure.
    package var working: String
    /// The clauses in force.
    package var clauses: [Clause]
    /// What went into it.
    package var details: [Detail]
  }

  /// What a cell means for the employee's figures.
  package enum Role: String, Codable, Sendable {
    /// Another content can change the figures, all else equal.
    case decisive
    /// It is looked at, but another content need not change anything.
    case used
  }

  /// A cell that the figures rest on.
  package struct Citation: Codable, Hashable, Sendable {
    /// The file.
    package var file: String
    /// The physical line.
    package var line: Int
    /// The column.
    package var column: String
    /// What was read, corrections applied.
    package var value: String
    /// What it means for the figures.
    package var role: Role
    /// The step that it serves.
    package var step: String
  }

  /// What comes from other people: their rows count through one figure.
  package struct Others: Codable, Sendable {
    /// The figure: `beban_relatif`, `perilaku`, `insentif` or `peringkat`.
    package var through: String
    /// What it is.
    package var text: String
    /// The people, by NIP; for `peringkat`, everybody evaluated.
    package var nips: [String]
  }

  /// A cell that a what-if changes.
  package struct Edit: Codable, Hashable, Sendable {
    /// The file.
    package var file: String
    /// The physical line; 0 for a row to add.
    package var line: Int
    /// The column.
    package var column: String
    /// What stands there.
    package var from: String
    /// What would stand there.
    package var to: String
  }

  /// Figures of `hasil.csv` under a what-if.
  package struct Outcome: Codable, Hashable, Sendable {
    /// indeks.
    package var indeks: String
    /// peringkat.
    package var peringkat: String
    /// predikat.
    package var predikat: String
    /// insentif.
    package var insentif: String
  }

  /// What would have changed the figures, all else equal; computed by evaluating everybody anew.
  package struct WhatIf: Codable, Sendable {
    /// What.
    package var text: String
    /// The cells that would be different.
    package var edits: [Edit]
    /// What would have come out.
    package var outcome: Outcome
    /// By how much, against what came out.
    package var difference: String
  }

  /// The form.
  package var schema = Explanation.schema
  /// The run's name.
  package var run: String
  /// The quarter.
  package var quarter: String
  /// The last day that counts.
  package var asOf: String
  /// The policy's own name.
  package var policy: String
  /// The employee.
  package var nip: String
  /// The employee's name.
  package var nama: String
  /// The row of `hasil.csv`, by column.
  package var result: [String: String]
  /// The steps.
  package var steps: [Step]
  /// The formulas of the policy, by month and in their order.
  package var cells: [Cell]
  /// What is missing for the next level or rating.
  package var distances: [String]
  /// What would have changed the figures.
  package var whatIfs: [WhatIf]
  /// What comes from other people.
  package var others: [Others]
  /// Every cell that the figures rest on.
  package var citations: [Citation]
  /// The corrections among the cited rows, as in the manifest.
  package var corrections: [Manifest.Correction]

  /// JSON with sorted keys.
  package var bytes: [UInt8] { canonicalJSON(self) }
}
