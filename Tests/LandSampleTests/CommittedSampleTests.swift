import Foundation
import LandKit
import Testing

@testable import LandSample

/// The samples that the project carries are what their READMEs say.
@Suite struct CommittedSampleTests {
  private static func sample(_ name: String) -> SampleReader {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return SampleReader(folder: root.appendingPathComponent("sampledata/\(name)"))
  }

  @Test func huaduHasItsTotals() throws {
    let huadu = Self.sample("huadu")
    let geodesic = GeodesicArea()
    let parcels = try huadu.features("parcels-2020.geojson")
    #expect(parcels.count == 2000)
    #expect(abs(parcels.reduce(0) { $0 + geodesic.squareMetres($1.set) } / 51.72e6 - 1) < 1e-6)
    let zones = try huadu.features("zones.geojson")
    #expect(zones.count == 521)
    #expect(abs(zones.reduce(0) { $0 + geodesic.squareMetres($1.set) } / 18.47e6 - 1) < 1e-6)
    let bytes = try huadu.names().reduce(0) { $0 + (try huadu.data($1).count) }
    #expect(bytes < 20_000_000)
    let readme = String(decoding: try huadu.data("README.md"), as: UTF8.self)
    #expect(readme.contains("虚构") && readme.contains("Neither shapes nor figures are real"))
  }

  @Test func faultyListsWhatTheGeneratorPlants() throws {
    let options = SampleOptions(seed: 7, parcels: 60, years: 2020...2020, faults: true)
    let (fresh, _) = try SampleReader.make(options)
    defer { fresh.remove() }
    #expect(try Self.sample("faulty").names() == fresh.names())
    #expect(try Self.sample("faulty").data("planted.json") == fresh.data("planted.json"))
  }
}
