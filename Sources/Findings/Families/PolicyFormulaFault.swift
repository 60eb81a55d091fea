package import Wording

/// Formulas that cannot be read, and names that policies give.
package enum PolicyFormulaFault: String, CodeFamily {
  case notReadable = "P501"
  case badNumber = "P502"
  case tooDeep = "P503"
  case tooLong = "P504"
  case unknownName = "P505"
  case notHere = "P506"
  case unknownFunction = "P507"
  case badArgument = "P508"
  case unknownArgument = "P509"
  case argumentCount = "P510"
  case wrongKind = "P511"
  case badKeys = "P512"
  case writtenNumber = "P513"
  case nestedMonths = "P514"
  case badName = "P515"
  case takenName = "P516"
  case missingPaidCell = "P517"
  case unknownReference = "P518"
  case notInForceReference = "P519"
  case missingMonthCell = "P520"
  case exampleDiffers = "P521"
  case exampleName = "P522"

  package static let title = Text("Rumus dan nama", "Formulas and names")
  package static let consequence = Consequence.refusesSettings

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .notReadable:
      CodeEntry(
        meaning: Text("Teks yang bukan rumus.", "A text that is no formula."),
        problem: Text("tidak dapat dibaca di tempat ini", "cannot be read at this place"),
        expectation: named.isEmpty
          ? Text("rumus seperti `min(100, capaian_normal) / 2`", "a formula such as `min(100, capaian_normal) / 2`")
          : Text(named.detail),
        remedy: Text(
          "perbaiki rumusnya; teks diapit tanda petik tunggal, desimal memakai titik",
          "correct the formula; texts stand in single quotes, decimals have a point"))
    case .badNumber:
      CodeEntry(
        meaning: Text("Bilangan dalam rumus yang tidak dapat dibaca.", "A number in a formula that cannot be read."),
        problem: Text("bukan bilangan yang dapat dipakai dalam rumus", "is not a number that formulas can have"),
        expectation: Text(
          "angka, lalu bila perlu titik dan 1 sampai 6 desimal, di bawah 10^12",
          "digits, then if need be a point and 1 to 6 decimals, below 10^12"),
        remedy: Text(
          "tulis tanpa pemisah ribuan; desimal dengan titik",
          "write it without thousands separators, decimals after a point"))
    case .tooDeep:
      CodeEntry(
        meaning: Text("Rumus bersarang terlalu dalam.", "A formula is nested too deeply."),
        problem: Text("berada lebih dari 200 tingkat di dalam", "stands more than 200 levels deep"),
        expectation: Text("paling banyak 200 tingkat kurung", "at most 200 levels of parentheses"),
        remedy: Text("pindahkan bagian dalamnya ke sel tersendiri", "move the inner parts to cells of their own"))
    case .tooLong:
      CodeEntry(
        meaning: Text("Rumus terlalu panjang.", "A formula is too long."),
        problem: Text("lebih panjang dari 20.000 bita", "is longer than 20,000 bytes"),
        expectation: Text("paling banyak 20.000 bita", "at most 20,000 bytes"),
        remedy: Text("bagi rumus ini menjadi beberapa sel", "divide the formula into several cells"))
    case .unknownName:
      CodeEntry(
        meaning: Text("Nama yang tidak dikenal dalam rumus.", "A name that formulas do not know."),
        problem: Text("tidak dikenal di sini", "is not known here"),
        expectation: Text(
          "angka metode, parameter, atau sel di atasnya dalam bagian yang sama",
          "a figure of the method, a parameter, or a cell above in the same part"),
        remedy: Text(
          "perbaiki ejaannya, atau tulis parameter atau sel itu lebih dahulu",
          "correct its spelling, or write the parameter or cell above"))
    case .notHere:
      CodeEntry(
        meaning: Text("Nama yang ada, tetapi tidak di bagian ini.", "A name that exists, but not in this part."),
        problem: Text("tidak ada di bagian ini", "does not exist in this part"),
        expectation: Text(
          "sel yang sudah ditulis di atasnya; dalam `month` angka bulan, dalam `quarter` angka bulan hanya di dalam `sum`, `largest`, `smallest`",
          "a cell written above; in `month` figures of a month, which `quarter` has only within `sum`, `largest`, `smallest`"
        ),
        remedy: Self.mend(named.first))
    case .unknownFunction:
      CodeEntry(
        meaning: Text("Fungsi yang tidak ada.", "A function that does not exist."),
        problem: Text("bukan fungsi", "is not a function"),
        expectation: Text(
          "fungsi seperti `min`, `round`, `if`, `pick`, atau angka dengan nama dalam kurung",
          "a function such as `min`, `round`, `if`, `pick`, or a figure with a name in parentheses"),
        remedy: Text("perbaiki ejaannya; huruf kecil", "correct its spelling; small letters"))
    case .badArgument:
      CodeEntry(
        meaning: Text("Isi kurung sebuah angka tidak tepat.", "What stands in a figure's parentheses is wrong."),
        problem: Text("tidak ditulis seperti yang diperlukan", "is not written as it must be"),
        expectation: Text(named.detail), remedy: Text("tulis \(named.detail)", "write \(named.detail)"))
    case .unknownArgument:
      CodeEntry(
        meaning: Text(
          "Nama dalam kurung yang tidak disebut klausulnya.", "A name in parentheses that its clause does not have."),
        problem: Text("tidak dikenal oleh `\(named.first)`", "is not known to `\(named.first)`"),
        expectation: Text(
          "nama yang ada dalam salah satu versi klausulnya", "a name that some version of its clause has"),
        remedy: Text("perbaiki ejaannya, atau tambahkan ke klausulnya", "correct its spelling, or add it to the clause")
      )
    case .argumentCount:
      CodeEntry(
        meaning: Text("Banyaknya isi kurung tidak tepat.", "A function has too few or too many arguments."),
        problem: Text("mempunyai \(named.first) isian", "has \(named.first) arguments"),
        expectation: Text("\(named.last) isian", "\(named.last) arguments"),
        remedy: Text("tambah atau hapus isiannya, dipisah koma", "add or remove arguments, parted by commas"))
    case .wrongKind:
      CodeEntry(
        meaning: Text(
          "Bilangan, benar/salah dan teks tercampur.", "Numbers, truths and texts are mixed."),
        problem: Text("adalah ", "is ") + Self.kind(named.first),
        expectation: Self.kind(named.last),
        remedy: Text(
          "pakai `if(…, …, …)` untuk benar/salah dan `pick(…)` untuk teks",
          "use `if(…, …, …)` for a truth and `pick(…)` for a text"))
    case .badKeys:
      CodeEntry(
        meaning: Text("Kunci `->` yang tidak tepat.", "Keys before `->` that are wrong."),
        problem: Text("tidak dapat berdiri di sini", "cannot stand here"),
        expectation: Text(named.detail),
        remedy: Text(
          "tulis kunci berbeda-beda, untuk `upto`, `below`, `curve` yang naik, dan `else` paling akhir",
          "write keys that differ, for `upto`, `below`, `curve` rising ones, and `else` last"))
    case .writtenNumber:
      CodeEntry(
        meaning: Text("Di sini harus tertulis bilangan.", "A number must be written here."),
        problem: Text("bukan bilangan yang tertulis", "is not a number as written"),
        expectation: Text("untuk `\(named.first)`: \(named.last)", "for `\(named.first)`: \(named.last)"),
        remedy: Text("tulis bilangannya, bukan rumus atau nama", "write the number, not a formula or a name"))
    case .nestedMonths:
      CodeEntry(
        meaning: Text("`sum` dan sejenisnya saling bersarang.", "`sum` and its kin stand within each other."),
        problem: Text(
          "berada di dalam `sum`, `largest` atau `smallest`", "stands within `sum`, `largest` or `smallest`"),
        expectation: Text("rumus bulan di dalam kurungnya", "a formula of a month in its parentheses"),
        remedy: Text("hitung bagian dalamnya dalam sel `month`", "compute the inner part in a cell of `month`"))
    case .badName:
      CodeEntry(
        meaning: Text("Nama yang tidak dapat dipakai dalam rumus.", "A name that formulas cannot write."),
        problem: Text("bukan nama yang dapat dipakai dalam rumus", "is not a name that formulas can have"),
        expectation: Text(
          "huruf, angka dan `_`, tidak diawali angka", "letters, digits and `_`, not beginning with a digit"),
        remedy: Text("ganti namanya", "choose another name"))
    case .takenName:
      CodeEntry(
        meaning: Text("Nama yang sudah dipakai.", "A name that is taken."),
        problem: Text(
          "sudah menjadi nama angka, fungsi, parameter atau sel lain",
          "is the name of a figure, function, parameter or another cell already"),
        expectation: Text("nama yang belum dipakai", "a name that is not taken"),
        remedy: Text("ganti namanya", "choose another name"))
    case .missingPaidCell:
      CodeEntry(
        meaning: Text("`quarter` tanpa sel `insentif`.", "`quarter` lacks the cell `insentif`."),
        problem: Text("tidak ada sel `insentif`", "there is no cell `insentif`"),
        expectation: Text("sel `insentif`, yang dibayarkan", "a cell `insentif`, which is paid"),
        remedy: Text(
          "tulis `insentif: …` paling bawah dalam `quarter`", "write `insentif: …` at the end of `quarter`"))
    case .unknownReference:
      CodeEntry(
        meaning: Text(
          "Nama yang tidak disebut klausul lain.", "A name that the clause which it is from does not have."),
        problem: Text("tidak dikenal dalam klausul `\(named.first)`", "is not known to the clause `\(named.first)`"),
        expectation: Text(
          "nama yang ada dalam salah satu versi klausul `\(named.first)`",
          "a name that some version of the clause `\(named.first)` has"),
        remedy: Text(
          "perbaiki ejaannya, atau tambahkan ke klausul itu", "correct its spelling, or add it to that clause"))
    case .notInForceReference:
      CodeEntry(
        meaning: Text(
          "Nama dari klausul lain yang tidak berlaku dalam triwulan itu.",
          "A name from another clause that is not in force in the quarter."),
        problem: Text(
          "tidak ada dalam versi klausul `\(named.first)` yang berlaku dalam \(named.last)",
          "is not in a version of the clause `\(named.first)` in force in \(named.last)"),
        expectation: Text("nama itu dalam versi yang berlaku", "the name in a version in force"),
        remedy: Text(
          "tambahkan ke versi yang berlaku, atau hapus dari rumus", "add it to the version in force, or drop it here"))
    case .exampleDiffers:
      CodeEntry(
        meaning: Text(
          "Contoh dalam kebijakan yang hasil hitungannya lain.", "An example of the policy that comes out otherwise."),
        problem: Text("bukan hasil hitungannya", "is not what comes out"),
        expectation: named.isEmpty
          ? Text("hasil hitungan kebijakan", "what the policy's formulas give")
          : Text("\(named.first), menurut kebijakan ini", "\(named.first), by this policy"),
        remedy: Text(
          "betulkan contoh atau rumusnya; `kinerja policy try` menunjukkan langkah-langkahnya",
          "correct the example or the formula; `kinerja policy try` shows each step"))
    case .exampleName:
      CodeEntry(
        meaning: Text(
          "Contoh menyebut angka atau sel yang tidak ada.", "An example names a figure or a cell that is not there."),
        problem: Text("tidak dipakai rumus mana pun dan bukan sel", "is used by no formula and is no cell"),
        expectation: Text(
          "angka yang dipakai rumus, atau sel kebijakan", "a figure that a formula uses, or a cell of the policy"),
        remedy: Text("betulkan ejaannya, atau hapus baris itu", "correct its spelling, or remove the line"))
    case .missingMonthCell:
      CodeEntry(
        meaning: Text(
          "Rumus triwulan memerlukan sel yang tidak ada pada salah satu bulan.",
          "A formula of the quarter needs a cell that a month lacks."),
        problem: Text(
          "tidak ada dalam versi yang berlaku pada \(named.first)", "is not in the version in force on \(named.first)"),
        expectation: Text("sel itu dalam setiap versi triwulan", "the cell in every version of the quarter"),
        remedy: Text("tambahkan sel itu ke versi tersebut", "add the cell to that version"))
    }
  }

  /// How to mend a name that belongs elsewhere.
  private static func mend(_ elsewhere: String) -> Text {
    switch elsewhere {
    case "below": Text("pindahkan sel itu ke atas rumus ini", "move the cell above this formula")
    case "payment":
      Text(
        "pakai dalam klausul `incentive`; disiplin dihitung sebelum itu",
        "use it in the clause `incentive`; discipline is computed before")
    case "alone":
      Text("hapus fungsi itu: rumus ini mengenai satu bulan", "drop the function: this formula is of one month")
    case "quarter":
      Text(
        "pindahkan rumusnya ke bagian `quarter`, di luar `sum(…)`", "move the formula to `quarter`, outside `sum(…)`")
    default: Text("bungkus dengan `sum(…)`", "put it within `sum(…)`")
    }
  }

  private static func kind(_ kind: String) -> Text {
    switch kind {
    case "truth": Text("benar/salah", "a truth")
    case "text": Text("teks", "a text")
    default: Text("bilangan", "a number")
    }
  }
}
