// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "lab",
  dependencies: [.package(name: "kinerja", path: "../..")],
  targets: [
    .executableTarget(
      name: "evaluation",
      dependencies: [
        .product(name: "Intake", package: "kinerja"), .product(name: "Kinerja", package: "kinerja"),
      ])
  ]
)
