// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "landcli",
  products: [
    .executable(name: "landcli", targets: ["landcli"]),
    .library(name: "LandKit", targets: ["LandKit"]),
    .library(name: "LandStore", targets: ["LandStore"]),
    .library(name: "LandOffice", targets: ["LandOffice"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.20.0"),
    .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CProj", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "CSimdJSON",
      linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .target(name: "CText"),
    .target(name: "CKernels"),
    .target(name: "CFiles"),
    .target(
      name: "LandKit",
      dependencies: [
        "CGEOS", "CProj", "CCrypto", "CSimdJSON", "CText", "CKernels", "CFiles",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "LandStore",
      dependencies: [
        "LandKit", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "LandServe",
      dependencies: [
        "LandKit", "LandStore", "LandReport", "CDeflate",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [
        .embedInCode("Page/page.html"), .embedInCode("Page/page.css"), .embedInCode("Page/icon.svg"),
        .embedInCode("Page/main.js"), .embedInCode("Page/state.js"), .embedInCode("Page/words.js"),
        .embedInCode("Page/dom.js"), .embedInCode("Page/api.js"), .embedInCode("Page/tiles.js"),
        .embedInCode("Page/map.js"), .embedInCode("Page/controls.js"), .embedInCode("Page/panels.js"),
        .embedInCode("Page/charts.js"), .embedInCode("Page/parcel.js"), .embedInCode("Page/parks.js"),
        .embedInCode("Page/audits.js"), .embedInCode("Page/papers.js"), .embedInCode("Page/ledgermap.js"),
        .embedInCode("Page/openapi.json"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(
      name: "LandOffice",
      dependencies: [
        "LandKit", "CXLSXWriter", "CZip", .product(name: "XMLCoder", package: "XMLCoder"),
      ],
      swiftSettings: strict),
    .target(
      name: "LandReport", dependencies: ["LandKit"],
      resources: [
        .embedInCode("Resources/page.css"), .embedInCode("Resources/print.css"),
        .embedInCode("Resources/sheet.css"),
        .embedInCode("Resources/data.js"), .embedInCode("Resources/explain.js"),
        .embedInCode("Resources/list.js"),
        .embedInCode("Resources/map.js"), .embedInCode("Resources/table.js"),
        .embedInCode("Resources/charts.js"), .embedInCode("Resources/page.js"),
      ],
      swiftSettings: strict),
    .target(name: "LandSample", dependencies: ["LandKit"], swiftSettings: strict),
    .executableTarget(
      name: "landcli",
      dependencies: [
        "LandKit", "LandStore", "LandSample", "LandOffice", "LandReport", "LandServe",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "LandKitTests", dependencies: ["LandKit", "CKernels", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LandKitPropertyTests", dependencies: ["LandKit", "TestSupport"], swiftSettings: strict),
    .executableTarget(
      name: "ledgerprobe", dependencies: ["LandStore", "LandKit", "TestSupport"], path: "Tests/ledgerprobe",
      swiftSettings: strict),
    .testTarget(
      name: "LandStoreTests",
      dependencies: [
        "LandStore", "LandKit", "ledgerprobe", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "LandReportTests", dependencies: ["LandReport", "LandKit", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LandOfficeTests", dependencies: ["LandOffice", "LandKit", "CZip", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "LandSampleTests", dependencies: ["LandSample", "LandKit"], swiftSettings: strict),
    .testTarget(
      name: "LandServeTests",
      dependencies: [
        "LandServe", "LandKit", "LandSample", "TestSupport",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "landcliTests", dependencies: ["LandKit", "LandOffice", "TestSupport"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
