private import Digests
private import Foundation

/// `run.json`: when, where and by whom a run was made. None of it bears on a result, so the manifest leaves it out.
public struct RunRecord: Codable, Equatable, Sendable {
  /// The name of the record in a run folder.
  public static let fileName = "run.json"

  /// The digest of the record with this field empty.
  public var sha256: String
  /// The run's name: the `id` of its manifest.
  public var run: String
  /// When the run ended, in UTC.
  public var finished: String
  /// The machine.
  public var host: String
  /// The user.
  public var user: String
  /// The input folder.
  public var input: String
  /// The policy file.
  public var policy: String
  /// The threads.
  public var threads: Int

  /// Describes a run that ends now.
  public init(run: String, input: String, policy: String, threads: Int) {
    sha256 = ""
    self.run = run
    finished = Date().formatted(.iso8601)
    host = ProcessInfo.processInfo.hostName
    user = ProcessInfo.processInfo.userName
    self.input = URL(filePath: input).path
    self.policy = URL(filePath: policy).path
    self.threads = threads
    sha256 = "\(Digest(of: canonicalJSON(self)))"
  }

  /// The bytes of `run.json`.
  public var bytes: [UInt8] { canonicalJSON(self) }

  /// Whether the digest is that of everything else.
  public var isIntact: Bool {
    var bare = self
    bare.sha256 = ""
    return "\(Digest(of: canonicalJSON(bare)))" == sha256
  }

  /// Reads a record; nil when the bytes are none.
  public init?(_ bytes: [UInt8]) {
    guard let record = try? JSONDecoder().decode(RunRecord.self, from: Data(bytes)) else { return nil }
    self = record
  }
}
