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
    .library(name: "Tabular", targets: ["Tabular"]),
    .library(name: "Kinerja", targets: ["Kinerja"]),
    .library(name: "Intake", targets: ["Intake"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: settings),
    .target(name: "Tabular", dependencies: ["CLibCSV"], swiftSettings: settings),
    .target(name: "Kinerja", swiftSettings: settings),
    .target(
      name: "Intake",
      dependencies: ["Digests", "Kinerja", "Tabular", .product(name: "Yams", package: "Yams")],
      resources: [
        "kanonik", "excel-indonesia", "zkteco-attlog", "sidik-jari-rekap", "ekinerja-skp", "ekinerja-perilaku",
        "simpeg-pegawai",
      ].map { .embedInCode("Profiles/Shipped/\($0).yaml") }, swiftSettings: settings),
    .target(name: "Statistics", swiftSettings: settings),
    .target(name: "Sample", dependencies: ["Kinerja"], swiftSettings: settings),
    .target(
      name: "Reports", dependencies: ["CLinux", "CSQLite", "CXLSXWriter", "Digests", "Intake", "Kinerja", "Tabular"],
      resources: [
        .embedInCode("Database/schema.sql"), .embedInCode("Feedback/feedback.css"), .embedInCode("Letter/letter.css"),
        .embedInCode("Page/page.css"),
        .embedInCode("Page/page.js"),
        .embedInCode("Schemas/hasil.schema.json"),
      ], swiftSettings: settings),
    .target(
      name: "Audit", dependencies: ["Digests", "Intake", "Kinerja", "Reports", "Statistics", "Tabular"],
      resources: [.embedInCode("Schemas/manifest.schema.json")], swiftSettings: settings),
    .executableTarget(
      name: "kinerja",
      dependencies: [
        "Audit", "Digests", "Intake", "Kinerja", "Reports", "Sample", "Tabular",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [
        .embedInCode("Workspace/kinerja.yaml"), .embedInCode("Workspace/BACA.md"),
        .embedInCode("Workspace/contoh-bengkulu.yaml"),
      ],
      swiftSettings: settings),
    .testTarget(name: "AuditTests", dependencies: ["Audit", "Kinerja"], swiftSettings: settings),
    .testTarget(name: "CommandTests", dependencies: ["kinerja"], swiftSettings: settings),
    .testTarget(name: "IntakeTests", dependencies: ["Intake", "Kinerja"], swiftSettings: settings),
    .testTarget(name: "KinerjaTests", dependencies: ["Kinerja"], swiftSettings: settings),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(name: "TabularTests", dependencies: ["CLibCSV", "Tabular"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
