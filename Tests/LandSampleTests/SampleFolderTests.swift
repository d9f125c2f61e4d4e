import Foundation
import LandKit
import Testing

@testable import LandSample

@Suite struct SampleFolderTests {
  @Test func sameSeedSameBytesOtherSeedOtherBytes() throws {
    let options = SampleOptions(seed: 31, parcels: 300, faults: true)
    let (a, first) = try SampleReader.make(options)
    let (b, second) = try SampleReader.make(options)
    let (c, _) = try SampleReader.make(SampleOptions(seed: 32, parcels: 300, faults: true))
    defer { [a, b, c].forEach { $0.remove() } }
    #expect(first == second)
    #expect(try a.names() == b.names())
    for name in try a.names() { #expect(try a.data(name) == b.data(name), "\(name)") }
    for name in [
      "parcels-2020.geojson", "parcels-2018.geojson", "zones.geojson", "stats-parcels.csv", "parks.geojson",
    ] {
      #expect(try a.data(name) != c.data(name), "\(name)")
    }
  }

  @Test func nothingButASampleIsReplaced() throws {
    let options = SampleOptions(seed: 1, parcels: 60, years: 2020...2020)
    let (sample, _) = try SampleReader.make(options)
    defer { sample.remove() }
    #expect(throws: SampleError.exists(path: sample.folder.path)) {
      try SampleStudy.write(options, to: sample.folder)
    }
    try SampleStudy.write(
      SampleOptions(seed: 2, parcels: 60, years: 2019...2019), to: sample.folder, overwrite: true)
    #expect(try sample.names().contains("parcels-2019.geojson"))
    #expect(try !sample.names().contains("parcels-2020.geojson"))
    try Data("mine".utf8).write(to: sample.folder.appendingPathComponent("notes.txt"))
    #expect(throws: SampleError.foreign(path: sample.folder.path, entry: "notes.txt")) {
      try SampleStudy.write(options, to: sample.folder, overwrite: true)
    }
    #expect(try sample.data("notes.txt") == Data("mine".utf8))
  }

  @Test func impossibleOptionsAreRefused() throws {
    let folder = SampleReader.temporary()
    #expect(throws: SampleError.badOption(name: "--parcels", value: "3 (< 60)")) {
      try SampleStudy.write(SampleOptions(seed: 1, parcels: 3), to: folder)
    }
    #expect(throws: SampleError.badOption(name: "--years", value: "1900-1901")) {
      try SampleStudy.write(SampleOptions(seed: 1, years: 1900...1901), to: folder)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func everyFaultIsPlantedWhereItIsSaidToBe() throws {
    let (sample, summary) = try SampleReader.make(
      SampleOptions(seed: 7, parcels: 60, years: 2020...2020, faults: true))
    defer { sample.remove() }
    let object = try JSONSerialization.jsonObject(with: sample.data("planted.json"))
    let planted = try #require(object as? [[String: Any]])
    #expect(planted.count == summary.planted)
    let classes = Set(planted.compactMap { $0["class"] as? String })
    // What a study decides, rather than a fault of its data, is planted nowhere.
    let policy: Set<ProblemClass> = [
      .geometryRepaired, .geometryRepairedPlane, .crsOverridden, .crsShifted, .districtUnchecked,
      .columnMissing, .propertyClash, .geometryWithheld, .planSyntax, .planKey, .planType, .planValue,
      .planMissing, .fileMissing, .tableSeparator,
      // Of files that the sample does not write, and of writing itself.
      .geometryRounded, .textCut, .tableWorkbook, .tableSheet, .resultFolder, .packageFile,
      .benchmarkSubstituted, .benchmarkMissing, .benchmarkBoth, .benchmarkNotPositive,
    ]
    for kind in ProblemClass.allCases where !policy.contains(kind) {
      #expect(classes.contains(kind.id), "\(kind)")
    }
    let names = try sample.names()
    let parcels = try sample.features("parcels-2020.geojson")
    for fault in planted {
      let file = try #require(fault["file"] as? String)
      #expect(names.contains(file))
      #expect(fault["class"] as? String != nil && (fault["note"] as? String)?.isEmpty == false)
      guard file == "parcels-2020.geojson" else { continue }
      let place = try #require(fault["feature"] as? Int)
      #expect(place > 60 && place <= parcels.count)
      #expect(parcels[place - 1].id == fault["id"] as? String ?? "")
    }
    let sound = parcels.prefix(60).reduce(0) { $0 + GeodesicArea().squareMetres($1.set) }
    #expect(abs(sound / 51.72e6 - 1) < 1e-6)
    for name in ["malformed.geojson", "malformed-skipped.geojson", "encoding.geojson"] {
      #expect(throws: (any Error).self) { try JSONSerialization.jsonObject(with: sample.data(name)) }
    }
  }

  /// Figures of PROJ 9 (`cs2cs EPSG:4490 EPSG:4547` and `EPSG:4546`).
  @Test func metresAgreeWithProj() {
    let near = GaussKruger.forward(lon: 113.255119363, lat: 23.521625282, meridian: 114)
    #expect(abs(near.east - 423_928.07144852297) < 1e-3 && abs(near.north - 2_602_503.722584603) < 1e-3)
    let far = GaussKruger.forward(lon: 113.255119363, lat: 23.521625282, meridian: 111)
    #expect(abs(far.east - 730_343.429845599) < 1e-3 && abs(far.north - 2_604_116.1280030385) < 1e-3)
  }
}
