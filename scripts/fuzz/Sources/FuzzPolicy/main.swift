import Driver

@testable import Findings
@testable import Intake
@testable import Kinerja
@testable import Policies
@testable import Wording

// Policies: any bytes give a policy, or faults that can be read in both languages.

let quarter = Quarter("2026-Q3")!

fuzz { data, size in
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  switch PolicyReader.read(bytes, name: "kebijakan.yaml") {
  case .success(let policy):
    for gap in PolicyReader.gaps(in: policy, quarter: quarter, name: "kebijakan.yaml") { _ = gap.rendered.english }
    _ = Codebook(policy, quarter)
  case .failure(let faults):
    precondition(!faults.faults.isEmpty)
    for fault in faults.faults.prefix(3) {
      precondition(!fault.rendered.indonesian.isEmpty && !fault.rendered.english.contains("\n"))
    }
  }
  return 0
}
