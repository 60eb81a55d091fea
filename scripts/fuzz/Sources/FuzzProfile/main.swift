import Driver

@testable import Findings
@testable import Intake
@testable import Wording

// Source profiles and workspaces: any bytes give one, or faults that can be read.

fuzz { data, size in
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  if case .failure(let faults) = ProfileReader.read(bytes, name: "profil.yaml") {
    precondition(!faults.faults.isEmpty)
    for fault in faults.faults.prefix(3) { precondition(!fault.rendered.english.contains("\n")) }
  }
  if case .failure(let faults) = Workspace.read(bytes, name: "kinerja.yaml") { precondition(!faults.faults.isEmpty) }
  return 0
}
