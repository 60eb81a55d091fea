extension String {
  /// Its letters and digits in small letters: what is left where case, blanks, points and other signs do not count.
  var lettersAndDigits: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
