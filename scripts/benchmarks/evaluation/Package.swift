// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "evaluation",
  dependencies: [.package(name: "kinerja", path: "../../..")],
  targets: [
    .executableTarget(
      name: "evaluation",
      dependencies: ["Findings", "Intake", "Kinerja", "Policies"].map { .product(name: $0, package: "kinerja") })
  ]
)
