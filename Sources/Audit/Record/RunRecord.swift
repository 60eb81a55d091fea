internal import Digests
private import Foundation

/// `run.json`: when, where and by whom a run was made. None of it bears on a result, so the manifest leaves it out.
package struct RunRecord: Codable, Equatable, Sendable {
  /// The name of the record in a run folder.
  package static let fileName = "run.json"

  /// The digest of the record with this field empty.
  package var sha256: String
  /// The run's name: the `id` of its manifest.
  package var run: String
  /// When the run ended, in UTC, to the millisecond: runs of one second keep their order.
  package var finished: String
  /// The machine.
  package var host: String
  /// The user.
  package var user: String
  /// The input folder.
  package var input: String
  /// The policy file.
  package var policy: String
  /// The threads.
  package var threads: Int

  /// Describes a run that ends now.
  package init(run: String, input: String, policy: String, threads: Int) {
    sha256 = ""
    self.run = run
    finished = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    host = ProcessInfo.processInfo.hostName
    user = ProcessInfo.processInfo.userName
    self.input = URL(filePath: input).path
    self.policy = URL(filePath: policy).path
    self.threads = threads
    sha256 = "\(Digest(of: canonicalJSON(self)))"
  }

  /// The bytes of `run.json`.
  package var bytes: [UInt8] { canonicalJSON(self) }

  /// Whether the digest is that of everything else.
  package var isIntact: Bool {
    var bare = self
    bare.sha256 = ""
    return "\(Digest(of: canonicalJSON(bare)))" == sha256
  }

  /// Reads a record; nil when the bytes are none.
  package init?(_ bytes: [UInt8]) {
    guard let record = try? JSONDecoder().decode(RunRecord.self, from: Data(bytes)) else { return nil }
    self = record
  }
}
