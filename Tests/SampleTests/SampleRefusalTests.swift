import Foundation
import Kinerja
import Platform
import Sample
import Testing
import Wording

/// What a sample is not made from, and where it is not written.
@Suite struct SampleRefusalTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)").path
  private let files = FileManager.default

  private func options(_ employees: Int = 10, defectRate: Int = 0) -> SampleOptions {
    var options = WrittenSample.options(employees: employees)
    options.defectRate = defectRate
    return options
  }

  @Test(arguments: [9, 0, -5, 1_000_001, Int.max]) func employeesHaveLimits(_ employees: Int) {
    #expect(throws: SampleError.employees(employees)) { try writeSample(options(employees), to: folder) }
    #expect(!files.fileExists(atPath: folder))
  }

  @Test(arguments: [-1, 1_000_001]) func theDefectRateHasLimits(_ rate: Int) {
    #expect(throws: SampleError.defectRate(rate)) { try writeSample(options(defectRate: rate), to: folder) }
    #expect(!files.fileExists(atPath: folder))
  }

  @Test func theSmallestIsTen() throws {
    let sample = try WrittenSample(options(10))
    #expect(sample.roster.count == 10)
    #expect(sample.report.units == 2)
  }

  @Test func writesForItsOwnerOnly() throws {
    defer { try? files.removeItem(atPath: folder) }
    _ = try writeSample(options(), to: folder)
    func mode(_ path: String) throws -> Int? {
      (try files.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }
    #expect(try mode(folder) == 0o700)
    for name in try files.contentsOfDirectory(atPath: folder) { #expect(try mode("\(folder)/\(name)") == 0o600) }
  }

  @Test func anEmptyFolderIsTaken() throws {
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder) }
    _ = try writeSample(options(), to: folder)
    #expect(files.fileExists(atPath: "\(folder)/pegawai.csv"))
  }

  /// A hidden file is something too.
  @Test(arguments: ["pegawai.csv", ".catatan"]) func aFolderThatHoldsSomethingIsLeft(_ name: String) throws {
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder) }
    try Data("lama".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    #expect(throws: SampleError.write(.notEmpty(path: folder))) { try writeSample(options(), to: folder) }
    #expect(try files.contentsOfDirectory(atPath: folder) == [name])
    #expect(files.contents(atPath: "\(folder)/\(name)") == Data("lama".utf8))
  }

  @Test func aFileOrNoFolderAboveIsNoPlace() throws {
    try Data().write(to: URL(filePath: folder))
    defer { try? files.removeItem(atPath: folder) }
    #expect(throws: SampleError.write(.exists(path: folder))) { try writeSample(options(), to: folder) }
    let below = folder + "-tidak-ada/contoh"
    #expect(throws: SampleError.write(.notCreated(path: below, reason: SystemReason(rawValue: ENOENT).text))) {
      try writeSample(options(), to: below)
    }
  }
}
