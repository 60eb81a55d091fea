import ArgumentParser
import Foundation
import Wording
import Workbooks

/// `kinerja import`.
struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write a sheet of a workbook (.xlsx, .xls, .ods, HTML) as the CSV that a profile reads.",
    discussion: """
      Examples:
        kinerja import rekap-juli.xlsx
        kinerja import rekap-juli.xlsx --list
        kinerja import rekap-juli.xlsx --sheet 1 --output masukan/rekap.csv

      Cells are written as they are stored: texts as texts, dates and times in ISO form, formulas by their stored value, \
      merged cells filled. A NIP that was stored as a number is damaged, and shows as one; nothing is repaired. The reader \
      of workbooks is a program of its own; where it is missing, the message says how to install it.
      """)

  @Argument(help: "The workbook.") var file: String
  @Option(help: "The sheet, by its number from 1 or by its name; by default the only one that is not hidden.")
  var sheet: String?
  @Option(help: "The CSV, which must not exist; by default beside the workbook, with the ending .csv.")
  var output: String?
  @Flag(help: "List the sheets, and write nothing.") var list = false
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if list, sheet != nil || output != nil {
      throw ValidationError("--list writes nothing: leave out --sheet and --output")
    }
  }

  func run(in language: Language) throws {
    let workbook = try Workbook(path: file)
    let reader = SheetReader(environment: ProcessInfo.processInfo.environment)
    guard !list else {
      for (number, sheet) in try reader.sheets(of: workbook).enumerated() {
        let hidden = sheet.hidden ? Text(" (tersembunyi)", " (hidden)").in(language) : ""
        print("\(number + 1)  \(sheet.name)\(hidden)")
      }
      return
    }
    let target = output ?? workbook.csvPath
    let read = try reader.write(sheet, of: workbook, to: target)
    print("\(target): \(read.summary.in(language))")
    for text in read.cautions { complain(text, language) }
  }
}
