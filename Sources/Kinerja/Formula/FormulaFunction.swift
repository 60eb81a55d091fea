package import Wording

/// A function of formulas (method, section 12).
package enum FormulaFunction: String, CaseIterable, Sendable {
  case min, max, abs
  case round, trunc, floor, ceil, nearest
  case `if`, coalesce, present
  case pick, upto, below, curve
  case sum, largest, smallest, months

  /// How it is written.
  package var form: String {
    switch self {
    case .min, .max, .coalesce: "\(rawValue)(a, …)"
    case .abs, .present, .sum, .largest, .smallest: "\(rawValue)(a)"
    case .round, .trunc: "\(rawValue)(a, s)"
    case .floor, .ceil, .nearest: "\(rawValue)(a, u)"
    case .if: "if(c, a, b)"
    case .pick: "pick(x, k -> a, …, else -> b)"
    case .upto, .below: "\(rawValue)(x, n -> a, …, else -> b)"
    case .curve: "curve(x, n -> m, …)"
    case .months: "months()"
    }
  }

  /// What it gives.
  package var meaning: Text {
    switch self {
    case .min: Text("yang terkecil", "the least")
    case .max: Text("yang terbesar", "the greatest")
    case .abs: Text("besarnya, tanpa tanda", "the size, without its sign")
    case .round:
      Text("dibulatkan ke s desimal, setengah menjauhi nol", "rounded to s decimals, halves away from zero")
    case .trunc: Text("dipotong pada s desimal", "cut off at s decimals")
    case .floor: Text("kelipatan u pada atau di bawah a", "the multiple of u at or below a")
    case .ceil: Text("kelipatan u pada atau di atas a", "the multiple of u at or above a")
    case .nearest:
      Text("kelipatan u terdekat, setengah menjauhi nol", "the nearest multiple of u, halves away from zero")
    case .if: Text("a bila c, selain itu b", "a where c holds, else b")
    case .coalesce: Text("yang pertama yang ada", "the first that is not missing")
    case .present: Text("apakah a ada", "whether a is not missing")
    case .pick: Text("a dari kunci yang sama dengan x", "a of the key equal to x")
    case .upto: Text("a dari n pertama dengan x ≤ n", "a of the first n with x ≤ n")
    case .below: Text("a dari n pertama dengan x < n", "a of the first n with x < n")
    case .curve: Text("garis patah melalui titik-titik", "the broken line through the points")
    case .sum: Text("jumlah atas bulan-bulan", "the sum over the months")
    case .largest: Text("yang terbesar di antara bulan-bulan", "the largest of the months")
    case .smallest: Text("yang terkecil di antara bulan-bulan", "the smallest of the months")
    case .months: Text("banyaknya bulan", "the number of months")
    }
  }

  /// How many arguments it takes.
  var argumentCounts: ClosedRange<Int> {
    switch self {
    case .min, .max, .coalesce: 1...Int.max
    case .abs, .present, .sum, .largest, .smallest: 1...1
    case .round, .trunc, .floor, .ceil, .nearest: 2...2
    case .if: 3...3
    case .pick, .upto, .below, .curve: 2...Int.max
    case .months: 0...0
    }
  }

  /// Whether it looks at the months of a quarter.
  var isOverMonths: Bool {
    switch self {
    case .sum, .largest, .smallest, .months: true
    case .min, .max, .abs, .round, .trunc, .floor, .ceil, .nearest, .if, .coalesce, .present, .pick, .upto, .below,
      .curve:
      false
    }
  }
}
