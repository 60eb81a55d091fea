/// The kinds of fault that a settings file can have; the codes never change.
package enum SettingsFaultCode: String, CaseIterable, Sendable {
  /// The file is larger than 1 MiB.
  case fileTooLarge = "P001"
  /// The bytes are not UTF-8.
  case notUTF8 = "P002"
  /// The text is not YAML.
  case syntax = "P003"
  /// The file holds more than one document.
  case severalDocuments = "P004"
  /// A YAML anchor or alias.
  case anchorOrAlias = "P005"
  /// A YAML tag.
  case tag = "P006"
  /// Lists and maps are nested too deeply.
  case tooDeep = "P007"
  /// One map has a key twice.
  case duplicateKey = "P008"

  /// `schema` names something else than what is read here.
  case wrongSchema = "P101"
  /// A key that has no meaning where it stands.
  case unknownKey = "P102"
  /// A key that must be there is not.
  case missingKey = "P103"
  /// A clause that must be there is not.
  case missingClause = "P104"
  /// A version does not say on what law it rests.
  case missingBasis = "P105"
  /// No version of a clause is in force on a day that needs one.
  case noVersionInForce = "P106"
  /// Two versions of a clause begin on one day.
  case duplicateFrom = "P107"
  /// A list or map that may not be empty is.
  case emptyCollection = "P108"
  /// A list has too few or too many items.
  case wrongItemCount = "P109"

  /// Keys with values were expected.
  case notMap = "P201"
  /// A list was expected.
  case notList = "P202"
  /// A text was expected.
  case notText = "P203"
  /// A text or name is empty.
  case emptyText = "P204"
  /// A number was expected.
  case notNumber = "P205"
  /// A whole number was expected.
  case notWhole = "P206"
  /// A date was expected.
  case notDate = "P207"
  /// A clock time was expected.
  case notTime = "P208"
  /// `true` or `false` was expected.
  case notBoolean = "P209"
  /// A word that the key does not allow.
  case unknownWord = "P210"
  /// A weekday that does not exist.
  case unknownWeekday = "P211"
  /// A working pattern that has no office days.
  case unknownPattern = "P212"
  /// A kind of post that does not exist.
  case unknownJobType = "P213"
  /// A rating that does not exist.
  case unknownPredikat = "P214"
  /// A column by which peers cannot be grouped.
  case unknownColumn = "P215"

  /// A weight or share below zero.
  case negativeWeight = "P301"
  /// Weights or shares whose sum is not exactly one.
  case sumNotOne = "P302"
  /// The weight of an aspect is not above zero.
  case aspectWeightNotPositive = "P303"
  /// A percent outside 0 to 100.
  case percentOutOfRange = "P304"
  /// A number below zero where none can be.
  case negativeNumber = "P305"
  /// The limits of bands do not rise.
  case bandsNotRising = "P306"
  /// The last band has a limit.
  case lastBandBounded = "P307"
  /// A band before the last has no limit.
  case bandUnbounded = "P308"
  /// The curve's x do not rise.
  case curveNotRising = "P309"
  /// More than two midday punches.
  case tooManyMidday = "P310"
  /// A window ends before it starts.
  case windowReversed = "P311"
  /// `H` is among the statuses.
  case presenceAmongStatuses = "P312"
  /// `no_record` or `no_punches` names no status.
  case unknownStatusName = "P313"
  /// A shift is named `OFF`.
  case shiftNamedOff = "P314"
  /// An office day does not end after its start.
  case officeDayReversed = "P315"
  /// `round_down_to` is not a whole number above zero.
  case badRounding = "P316"
  /// The upper threshold lies below the lower.
  case thresholdsReversed = "P317"
  /// The scale's lower end lies above its upper.
  case scaleReversed = "P318"
  /// A rating in two rules of one guideline.
  case ratingTwice = "P319"
  /// A guideline names a rating that nobody can have.
  case unknownGuidelineRating = "P320"
  /// More days than a year has.
  case tooManyDays = "P321"

  /// A pattern for file names that leads out of the input folder, or none.
  case badFilePattern = "P401"
  /// A separator that is not one character of ASCII.
  case badSeparator = "P402"
  /// A template for dates or times that cannot be followed.
  case badDateFormat = "P403"
  /// A column of the table that nothing fills.
  case columnWithoutSource = "P404"
  /// A column with more than one source, or none.
  case severalSources = "P405"
  /// A mapping table that is not declared.
  case unknownKeyTable = "P406"
  /// A window of punches that cannot hold its shift.
  case badPunchWindow = "P407"
}
