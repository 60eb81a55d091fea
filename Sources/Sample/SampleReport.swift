/// What a sample holds.
package struct SampleReport: Equatable, Sendable {
  /// One written file.
  package struct File: Equatable, Sendable {
    /// The file's name, such as `pegawai.csv`.
    package let name: String
    /// The number of rows, without the header.
    package let rows: Int
    /// The number of bytes.
    package let bytes: Int
  }

  /// The tables, in the order of the method's section 2; `cacat.csv` is not among them.
  package let files: [File]
  /// The number of units.
  package let units: Int
  /// The number of rows that were made invalid.
  package let defects: Int

  /// The bytes of all tables.
  package var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
}
