/// How one employee's figures came about, in the order of the method.
public struct Explanation: Codable, Sendable {
  /// The form of the explanation.
  public static let schema = "kinerja-explanation/1"

  /// A clause that a step rests on.
  public struct Clause: Codable, Hashable, Sendable {
    /// Its name in the policy.
    public var name: String
    /// The first day of the version.
    public var from: String
    /// The legal citation.
    public var basis: String
    /// The line of the policy file.
    public var line: Int
  }

  /// A line below a step: one day, target, rater or month.
  public struct Detail: Codable, Sendable {
    /// What it says.
    public var text: String
    /// The rows that it rests on, as `file:line`.
    public var rows: [String]
    /// Whether it stands in the short form.
    public var isMain: Bool
  }

  /// A step of the method.
  public struct Step: Codable, Sendable {
    /// Its name: the column of `hasil.csv` that it makes.
    public var name: String
    /// The working, from figures to figure.
    public var working: String
    /// The clauses in force.
    public var clauses: [Clause]
    /// What went into it.
    public var details: [Detail]
  }

  /// What a cell means for the employee's figures.
  public enum Role: String, Codable, Sendable {
    /// Another content can change the figures, all else equal.
    case decisive
    /// It is looked at, but another content need not change anything.
    case used
  }

  /// A cell that the figures rest on.
  public struct Citation: Codable, Hashable, Sendable {
    /// The file.
    public var file: String
    /// The physical line.
    public var line: Int
    /// The column.
    public var column: String
    /// What was read, corrections applied.
    public var value: String
    /// What it means for the figures.
    public var role: Role
    /// The step that it serves.
    public var step: String
  }

  /// What comes from other people: their rows count through one figure.
  public struct Others: Codable, Sendable {
    /// The figure: `beban_relatif`, `perilaku`, `insentif` or `peringkat`.
    public var through: String
    /// What it is.
    public var text: String
    /// The people, by NIP; for `peringkat`, everybody evaluated.
    public var nips: [String]
  }

  /// A cell that a what-if changes.
  public struct Edit: Codable, Hashable, Sendable {
    /// The file.
    public var file: String
    /// The physical line; 0 for a row to add.
    public var line: Int
    /// The column.
    public var column: String
    /// What stands there.
    public var from: String
    /// What would stand there.
    public var to: String
  }

  /// Figures of `hasil.csv` under a what-if.
  public struct Outcome: Codable, Hashable, Sendable {
    /// indeks.
    public var indeks: String
    /// peringkat.
    public var peringkat: String
    /// predikat.
    public var predikat: String
    /// insentif.
    public var insentif: String
  }

  /// What would have changed the figures, all else equal; computed by evaluating everybody anew.
  public struct WhatIf: Codable, Sendable {
    /// What.
    public var text: String
    /// The cells that would be different.
    public var edits: [Edit]
    /// What would have come out.
    public var outcome: Outcome
    /// By how much, against what came out.
    public var difference: String
  }

  /// The form.
  public var schema = Explanation.schema
  /// The run's name.
  public var run: String
  /// The quarter.
  public var quarter: String
  /// The last day that counts.
  public var asOf: String
  /// The policy's own name.
  public var policy: String
  /// The employee.
  public var nip: String
  /// The employee's name.
  public var nama: String
  /// The row of `hasil.csv`, by column.
  public var result: [String: String]
  /// The steps.
  public var steps: [Step]
  /// What is missing for the next level or rating.
  public var distances: [String]
  /// What would have changed the figures.
  public var whatIfs: [WhatIf]
  /// What comes from other people.
  public var others: [Others]
  /// Every cell that the figures rest on.
  public var citations: [Citation]
  /// The corrections among the cited rows, as in the manifest.
  public var corrections: [Manifest.Correction]

  /// JSON with sorted keys.
  public var bytes: [UInt8] { canonicalJSON(self) }
}

/// A number in its shortest form: units of 10^-`decimals` without the zeros that end it.
func shortDecimal(_ value: Int128, decimals: Int = 6) -> String {
  let digits = "\(value.magnitude)"
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let fraction = padded.suffix(decimals).reversed().drop { $0 == "0" }.reversed()
  return (value < 0 ? "-" : "") + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + String(fraction))
}
