// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "landcli-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "landcli", path: ".."),
    // Without its traits it interposes neither allocation nor reference counting.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(
      name: "OnDemand", path: "OnDemand", linkerSettings: [.linkedLibrary("simdjson")]),
    .executableTarget(
      name: "Kernels",
      dependencies: [
        "OnDemand", .product(name: "LandKit", package: "landcli"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Kernels",
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  cxxLanguageStandard: .cxx17
)
