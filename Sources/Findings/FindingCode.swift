/// What can be wrong with a file or a row; the raw value is the stable code (method, section 14).
package enum FindingCode: String, CaseIterable, Sendable {
  /// No file of a table.
  case missingTable = "K001"
  /// A file that cannot be read.
  case unreadable = "K002"
  /// A file without a header line.
  case emptyFile = "K003"
  /// A header that lacks a column.
  case missingColumn = "K004"
  /// A header with a column that the table does not have.
  case unknownColumn = "K005"
  /// A header that names a column twice.
  case doubledColumn = "K006"
  /// A header whose cells are parted by something else than the delimiter.
  case wrongDelimiter = "K007"
  /// A number of rows that is not the one in kendali.yaml.
  case controlRows = "K008"
  /// A sum that is not the one in kendali.yaml.
  case controlSum = "K009"
  /// A file that lies outside the input folder.
  case outsideFolder = "K010"
  /// A file with more columns than can be.
  case tooManyColumns = "K011"
  /// A file that several profiles claim.
  case severalProfiles = "K012"
  /// A file of control totals that cannot be read.
  case badControl = "K013"
  /// A file with a row that has no end within 64 MiB.
  case endlessRow = "K014"
  /// Bytes that are not UTF-8.
  case notUTF8 = "K101"
  /// A quote in an unquoted cell, or text behind a closing quote.
  case brokenQuoting = "K102"
  /// A quote that is not closed.
  case unclosedQuote = "K103"
  /// A row with more or fewer cells than the header.
  case fieldCount = "K104"
  /// A NUL byte.
  case nulByte = "K105"
  /// A cell of more than 1 MiB.
  case oversizedCell = "K106"
  /// An empty cell where a value is required.
  case emptyCell = "K201"
  /// A NIP that is not 18 digits.
  case badNIP = "K202"
  /// A date that does not exist or is written otherwise.
  case badDate = "K203"
  /// A month that does not exist or is written otherwise.
  case badMonth = "K204"
  /// A time of day that does not exist or is written otherwise.
  case badTime = "K205"
  /// A cell that is not a number.
  case badNumber = "K206"
  /// A cell that is not a whole number.
  case badWholeNumber = "K207"
  /// A value outside the range of its column.
  case outOfRange = "K208"
  /// A word that the column does not know.
  case unknownWord = "K209"
  /// A NIP that a spreadsheet wrote as a floating-point number.
  case scientificNIP = "K210"
  /// A NIP whose last digits a spreadsheet replaced by zeros.
  case zeroedNIP = "K211"
  /// A NIP with an apostrophe, blanks or other signs in it.
  case decoratedNIP = "K212"
  /// A key that is not in its mapping table.
  case unmappedKey = "K213"
  /// A NIP that is not in the roster.
  case unknownNIP = "K301"
  /// An attendance code that the policy does not know on that day.
  case unknownStatus = "K302"
  /// A shift that the policy does not know on that day.
  case unknownShift = "K303"
  /// An alternative working week that the policy does not know on that day.
  case unknownAlternative = "K304"
  /// An aspect that the policy does not know.
  case unknownAspect = "K305"
  /// A kind of sanction that the policy does not know.
  case unknownSanction = "K306"
  /// A score outside the policy's scale.
  case outsideScale = "K307"
  /// An indicator without a norm.
  case noNorm = "K308"
  /// An end before its start.
  case endBeforeStart = "K309"
  /// Rows with one key that differ.
  case conflictingKey = "K401"
  /// Segments of one person that overlap.
  case overlappingSegments = "K402"
  /// A segment of the run without a tariff.
  case noTariff = "K403"
  /// A key that a mapping table gives two values.
  case conflictingMapping = "K404"
  /// A correction with more or fewer keys than its table has.
  case correctionKeys = "K501"
  /// A correction of a row or column that is not there.
  case correctionWithoutCell = "K502"
  /// A correction whose old value is not what stands in the cell.
  case correctionOldValue = "K503"
  /// Corrections of one cell.
  case doubledCorrection = "K504"

  /// A file that no table and no profile asks for.
  case unreadFile = "K901"
  /// A file that holds the same bytes as another of its table.
  case doubledFile = "K902"
  /// A file of which every row lies outside the quarter.
  case otherQuarter = "K903"
  /// A file whose lines end in different ways.
  case mixedLineEnds = "K904"
  /// A line that ends with a carriage return alone.
  case loneCarriageReturn = "K905"
  /// A file that does not end with a line end.
  case noFinalLineEnd = "K906"
  /// A column whose numbers may have a thousands point.
  case ambiguousThousands = "K907"
  /// A NIP whose birth date does not exist.
  case birthDate = "K911"
  /// A NIP whose month of appointment does not exist.
  case appointmentMonth = "K912"
  /// A NIP whose digit for the sex is neither 1 nor 2.
  case sexDigit = "K913"
  /// A NIP that ends in three zeros.
  case serialNumber = "K914"
  /// One person under two NIPs.
  case twoNIPs = "K915"
  /// A last punch before the first.
  case outBeforeIn = "K921"
  /// Attendance on a day outside the person's segments.
  case outsideEmployment = "K922"
  /// A supervisor who scores himself.
  case ownScore = "K931"
  /// A rater whose scores are all the same.
  case uniformScores = "K932"

  /// Whether it is a warning: nothing is set aside for it, and a run goes on.
  package var isWarning: Bool { rawValue.hasPrefix("K9") }

  /// Whether its texts name the value itself.
  package var namesValue: Bool {
    [.fieldCount, .controlRows, .controlSum, .tooManyColumns, .otherQuarter].contains(self)
  }

  /// Whether it concerns a file as a whole, which quarantine cannot set aside.
  package var isOfFile: Bool { rawValue.hasPrefix("K0") }
}
