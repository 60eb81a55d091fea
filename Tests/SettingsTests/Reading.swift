import Findings
import Settings

/// A settings text as it was read, with the faults that reading it finds.
struct Reading {
  let log = SettingsFaultLog(file: "uji.yaml")
  let root: SettingsNode?

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) { root = SettingsDocument.root(of: bytes, log: log) }

  /// The faults so far, each as code, line, column, path and value: `P205 1:4 a.b "x"`.
  var faults: [String] {
    SettingsFaults(log.faults).faults.map { fault in
      let path = fault.path.isEmpty ? "" : " \(fault.path)"
      return "\(fault.code.rawValue) \(fault.line):\(fault.column)\(path)" + (fault.value.map { " \"\($0)\"" } ?? "")
    }
  }

  /// The value of a key of the root.
  subscript(key: String) -> SettingsNode? { root?.entries()?.first { $0.key == key }?.value }
}

/// A code by its number, which readers meet; the names of codes are the program's own.
func code(_ number: String) -> SettingsFaultCode { SettingsFaultCode.allCases.first { $0.rawValue == number }! }
