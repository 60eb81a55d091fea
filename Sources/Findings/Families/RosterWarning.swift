package import Wording

/// NIPs and names that look mistaken.
package enum RosterWarning: String, CodeFamily {
  case birthDate = "K911"
  case appointmentMonth = "K912"
  case sexDigit = "K913"
  case serialNumber = "K914"
  case twoNIPs = "K915"

  package static let title = Text("Peringatan: daftar pegawai", "Warnings: roster")
  package static let consequence = Consequence.warns

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .birthDate:
      CodeEntry(
        meaning: Text("NIP dengan tanggal lahir yang tidak ada.", "A NIP whose birth date does not exist."),
        problem: Text(
          "tanggal lahir \(named.detail) dalam NIP tidak ada",
          "the birth date \(named.detail) in the NIP does not exist"),
        expectation: Text("YYYYMMDD pada angka 1–8", "YYYYMMDD in digits 1–8"),
        remedy: Self.compareWithDecree)
    case .appointmentMonth:
      CodeEntry(
        meaning: Text(
          "NIP dengan bulan pengangkatan yang tidak ada.", "A NIP whose month of appointment does not exist."),
        problem: Text(
          "bulan pengangkatan \(named.detail) dalam NIP tidak ada",
          "the month of appointment \(named.detail) in the NIP does not exist"),
        expectation: Text(
          "01–12 pada angka 13–14 (untuk PPPK: urutan kontrak)",
          "01–12 in digits 13–14 (for PPPK: the contract's number)"),
        remedy: Self.compareWithDecree)
    case .sexDigit:
      CodeEntry(
        meaning: Text(
          "NIP yang angka jenis kelaminnya bukan 1 atau 2.", "A NIP whose digit for the sex is neither 1 nor 2."),
        problem: Text(
          "angka jenis kelamin dalam NIP adalah \(named.detail)", "the digit for the sex in the NIP is \(named.detail)"),
        expectation: Text("1 atau 2 pada angka 15", "1 or 2 in digit 15"),
        remedy: Self.compareWithDecree)
    case .serialNumber:
      CodeEntry(
        meaning: Text("NIP yang berakhir dengan tiga nol.", "A NIP that ends in three zeros."),
        problem: Text(
          "nomor urut NIP 000; lembar sebar menghapus tiga angka terakhir",
          "the NIP's serial number is 000; spreadsheets drop the last three digits"),
        expectation: Text("001–999 pada angka 16–18", "001–999 in digits 16–18"),
        remedy: Self.compareWithDecree)
    case .twoNIPs:
      CodeEntry(
        meaning: Text("Satu orang dengan dua NIP.", "One person under two NIPs."),
        problem: Text(
          "nama dan tanggal lahir ini juga ada dengan NIP \(named.detail)",
          "the name and birth date stand under NIP \(named.detail) too"),
        expectation: Text("satu NIP untuk setiap orang dalam triwulan", "one NIP for each person in a quarter"),
        remedy: Text(
          "periksa apakah ini satu orang, misalnya PPPK yang diangkat lagi",
          "see whether this is one person, such as a PPPK appointed anew"))
    }
  }

  private static let compareWithDecree = Text(
    "bandingkan dengan SK pengangkatan", "compare it with the decree of appointment")
}
