// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "kinerja",
  products: [
    .executable(name: "kinerja", targets: ["kinerja"]),
    // What the nested packages under scripts/ measure and fuzz.
    .library(name: "Audit", targets: ["Audit"]),
    .library(name: "Digests", targets: ["Digests"]),
    .library(name: "Findings", targets: ["Findings"]),
    .library(name: "Intake", targets: ["Intake"]),
    .library(name: "Kinerja", targets: ["Kinerja"]),
    .library(name: "Platform", targets: ["Platform"]),
    .library(name: "Policies", targets: ["Policies"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Tabular", targets: ["Tabular"]),
    .library(name: "Wording", targets: ["Wording"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CLinux"),
    .target(name: "Wording", swiftSettings: settings),
    .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: settings),
    .target(name: "Platform", dependencies: ["CLinux", "Digests", "Wording"], swiftSettings: settings),
    .target(name: "Tabular", dependencies: ["CLibCSV", "Platform", "Wording"], swiftSettings: settings),
    .target(name: "Statistics", swiftSettings: settings),
    .target(
      name: "Kinerja", dependencies: ["Wording", .product(name: "BigInt", package: "BigInt")], swiftSettings: settings),
    .target(name: "Findings", dependencies: ["Kinerja", "Wording"], swiftSettings: settings),
    .target(
      name: "Settings", dependencies: ["Findings", "Kinerja", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "Policies",
      dependencies: ["Digests", "Findings", "Kinerja", "Settings", "Wording", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "Intake",
      dependencies: ["Digests", "Findings", "Kinerja", "Platform", "Settings", "Tabular", "Wording"],
      resources: [
        "kanonik", "excel-indonesia", "zkteco-attlog", "zkteco-attlog-status", "sidik-jari-rekap", "ekinerja-skp",
        "ekinerja-perilaku",
        "simpeg-pegawai", "simpeg-hukdis", "simpeg-cuti", "daftar-hadir-apel", "lap-log-absen", "zktime-pasangan",
        "rekap-bulanan-kode", "rekap-bulanan-jam",
      ].map { .embedInCode("Profiles/Shipped/\($0).yaml") }, swiftSettings: settings),
    .target(name: "Sample", dependencies: ["Kinerja", "Platform", "Wording"], swiftSettings: settings),
    .target(
      name: "Reports",
      dependencies: [
        "CSQLite", "CXLSXWriter", "CZlib", "Digests", "Findings", "Intake", "Kinerja", "Platform", "Tabular", "Wording",
      ],
      resources: [
        .embedInCode("Feedback/feedback.css"), .embedInCode("Formats/HTML/page.js"),
        .embedInCode("Formats/SQLite/schema.sql"), .embedInCode("Letters/letter.css"), .embedInCode("Page/page.css"),
      ], swiftSettings: settings),
    .target(
      name: "Studies",
      dependencies: [
        "Audit", "Digests", "Findings", "Intake", "Kinerja", "Platform", "Policies", "Reports", "Statistics", "Tabular",
        "Wording",
      ],
      swiftSettings: settings),
    .target(
      name: "Audit",
      dependencies: [
        "Digests", "Findings", "Intake", "Kinerja", "Platform", "Policies", "Reports", "Tabular", "Wording",
      ],
      resources: [.embedInCode("Schemas/manifest.schema.json")], swiftSettings: settings),
    .target(
      name: "Workbooks", dependencies: ["Findings", "Platform", "Wording"], resources: [.embedInCode("reader.py")],
      swiftSettings: settings),
    .executableTarget(
      name: "kinerja",
      dependencies: [
        "Audit", "Digests", "Findings", "Intake", "Kinerja", "Platform", "Policies", "Reports", "Sample", "Studies",
        "Tabular", "Wording", "Workbooks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [
        .embedInCode("Workspace/kinerja.yaml"), .embedInCode("Workspace/BACA.md"),
        .embedInCode("Workspace/contoh-bengkulu.yaml"),
      ],
      swiftSettings: settings),
    .target(name: "SmallQuarters", dependencies: ["Kinerja"], path: "Tests/SmallQuarters", swiftSettings: settings),
    .testTarget(
      name: "AuditTests",
      dependencies: [
        "Audit", "Digests", "Findings", "Intake", "Kinerja", "Platform", "Reports", "SmallQuarters", "Wording",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["kinerja"], exclude: ["Readers"], swiftSettings: settings),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: settings),
    .testTarget(name: "FindingsTests", dependencies: ["Findings", "Kinerja", "Wording"], swiftSettings: settings),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Kinerja", "SmallQuarters", "Tabular", "Wording"],
      swiftSettings: settings),
    .testTarget(
      name: "KinerjaTests", dependencies: ["Kinerja", "SmallQuarters", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: settings),
    .testTarget(name: "PlatformTests", dependencies: ["Digests", "Platform", "Wording"], swiftSettings: settings),
    .testTarget(
      name: "PoliciesTests",
      dependencies: ["Findings", "Intake", "Kinerja", "Policies", "Settings", "SmallQuarters", "Wording"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Digests", "Intake", "Kinerja", "Platform", "Reports", "Tabular", "Wording"],
      swiftSettings: settings),
    .testTarget(
      name: "SampleTests", dependencies: ["Kinerja", "Platform", "Sample", "Tabular", "Wording"],
      swiftSettings: settings),
    .testTarget(
      name: "SettingsTests", dependencies: ["Findings", "Kinerja", "Settings", "Wording"], swiftSettings: settings),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Audit", "Findings", "Intake", "Kinerja", "Policies", "Reports", "Statistics", "Studies", "Wording",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "TabularTests", dependencies: ["CLibCSV", "Platform", "Tabular", "Wording"], swiftSettings: settings),
    .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
