/// What a sample holds.
public struct SampleReport: Equatable, Sendable {
  /// One written file.
  public struct File: Equatable, Sendable {
    /// The file's name, such as `pegawai.csv`.
    public let name: String
    /// The number of rows, without the header.
    public let rows: Int
    /// The number of bytes.
    public let bytes: Int
  }

  /// The tables, in the order of the method's section 2; `cacat.csv` is not among them.
  public let files: [File]
  /// The number of units.
  public let units: Int
  /// The number of rows that were made invalid.
  public let defects: Int

  /// The bytes of all tables.
  public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
}
