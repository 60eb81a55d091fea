// swift-tools-version: 6.2
import PackageDescription

let products: [Target.Dependency] = [
  "Audit", "Digests", "Findings", "Intake", "Kinerja", "Platform", "Policies", "Reports", "Tabular", "Wording",
].map { .product(name: $0, package: "kinerja") }
let targets = [
  "FuzzReader", "FuzzCells", "FuzzFormula", "FuzzPolicy", "FuzzProfile", "FuzzExports", "FuzzMoments", "FuzzRows",
  "FuzzPunches", "FuzzCompleteness", "FuzzRuns",
]

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "kinerja", path: "../..")],
  targets: [.target(name: "Driver")]
    + targets.map { .executableTarget(name: $0, dependencies: ["Driver"] + products) }
)
