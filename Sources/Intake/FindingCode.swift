/// What can be wrong with a file or a row; the raw value is the stable code (method, section 14).
public enum FindingCode: String, CaseIterable, Sendable {
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
  /// Bytes that are not UTF-8.
  case notUTF8 = "K101"
  /// A quote in an unquoted cell, or text behind a closing quote.
  case brokenQuoting = "K102"
  /// A quote that is not closed.
  case unclosedQuote = "K103"
  /// A row with more or fewer cells than the header.
  case fieldCount = "K104"
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
  /// A correction with more or fewer keys than its table has.
  case correctionKeys = "K501"
  /// A correction of a row or column that is not there.
  case correctionWithoutCell = "K502"
  /// A correction whose old value is not what stands in the cell.
  case correctionOldValue = "K503"
  /// Corrections of one cell.
  case doubledCorrection = "K504"

  /// Whether it concerns a file as a whole, which quarantine cannot set aside.
  public var isOfFile: Bool { rawValue.hasPrefix("K0") }
}
