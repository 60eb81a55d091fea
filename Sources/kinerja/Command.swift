import ArgumentParser
import Foundation
import Glibc
import Kinerja
import Platform
import Wording

/// A subcommand: its arguments, one call, what to print. Errors that say themselves why it does not go on are worded here.
protocol Command: ParsableCommand {
  var languageOption: LanguageOption { get }

  /// The language of messages.
  var language: Language { get }

  /// Does it; messages are in this language.
  func run(in language: Language) throws
}

extension Command {
  var language: Language { languageOption.language }

  func run() throws {
    let language = language
    let outcome = Result { try run(in: language) }
    try requirePrinted(language)
    do {
      try outcome.get()
    } catch let error as any Refusing {
      for text in error.refusal.texts { complain(text, language) }
      throw ExitCode(error.refusal.end.rawValue)
    }
  }
}

/// Prints what a command says; what comes from outside cannot steer a terminal.
func print(_ text: String, terminator: String = "\n") { Swift.print(text.printable, terminator: terminator) }

/// Writes a text to standard error, folded where that is a terminal or `COLUMNS` says how wide it is.
func complain(_ text: Text, _ language: Language) {
  var line = text.in(language).printable
  if let width = columnsOfErrors { line = line.folded(at: width) }
  line += "\n"
  line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// How many columns a line on standard error has; nil where lines have no end, as in a log.
private var columnsOfErrors: Int? {
  var size = winsize()
  let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
  let columns = isKnown ? Int(size.ws_col) : getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
  return columns.map { max(40, $0) }
}

/// Makes sure that what was printed has come out: a full device must not cut it short in silence.
func requirePrinted(_ language: Language) throws(ExitCode) {
  guard !isPrintedWhole() else { return }
  complain(Text("keluaran baku tidak dapat ditulis", "standard output cannot be written"), language)
  throw ExitCode(Refusal.End.io.rawValue)
}

/// Shows, on a terminal, how far something has come.
func showProgress(_ count: Int, of total: Int) {
  guard isatty(STDERR_FILENO) == 1, count.isMultiple(of: 500) || count == total else { return }
  var line = "\r\(count) / \(total)" + (count == total ? "\n" : "")
  line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

extension CivilDate {
  /// Today, where this program runs.
  static var today: CivilDate {
    let parts = Foundation.Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return CivilDate(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1) ?? CivilDate(dayNumber: 0)
  }
}
