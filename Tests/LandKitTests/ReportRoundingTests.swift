import Foundation
import TestSupport
import Testing

@testable import LandKit

/// Layers of another CRS are written with nine decimals: that breaks no polygon.
@Suite struct ReportRoundingTests {
  /// Two halves held together by a neck of `width` metres.
  private func neck(_ id: String, _ x: Double, _ y: Double, _ width: Double) -> String {
    let ring = [
      (x, y), (x + 20, y + 20), (x + 40, y), (x + 40, y + 40), (x + 20, y + 20 + width), (x, y + 40), (x, y),
    ]
    let text = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return
      #"{"type":"Feature","properties":{"id":"\#(id)","output_wan":100,"tax_wan":10},"geometry":{"type":"Polygon","coordinates":[[\#(text)]]}}"#
  }

  private func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"features":["#
      + features.joined(separator: ",\n") + "]}"
  }

  private func ranked(_ parcels: String, _ zones: String, threads: Int) throws -> (
    ResultFolder, Scratch, [UInt8]
  ) {
    let scratch = try Scratch()
    let park = neck("P1", 418_000, 2_589_000, 1)
    var request = StudyRequest(
      parcels: LayerInput(role: .parcels, files: [try scratch.write(parcels.utf8, to: "parcels")]),
      zones: LayerInput(role: .zones, files: [try scratch.write(zones.utf8, to: "zones")]),
      parks: LayerInput(role: .parks, files: [try scratch.write(collection([park]).utf8, to: "parks")]))
    request.threads = threads
    let folder = try AtomicFolder(target: scratch.path("result"), overwrite: false)
    let written = try ResultWriter(StudyRanker(request).run()).write(to: folder)
    try folder.commit()
    let result = try ResultFolder(scratch.path("result"))
    #expect(try result.problems().problems.count == written.measured.problems.problems.count)
    return (result, scratch, Array(try Data(contentsOf: URL(fileURLWithPath: result.file("ranked.geojson")))))
  }

  @Test func whatNineDecimalsWouldBreakIsMendedAndListed() throws {
    var random = SplitMix(seed: 11)
    let features = (0..<160).map { i in
      neck(
        "S\(i)", 418_000.1234567 + Double(i % 20) * 50 + random.unit(),
        2_589_100 + Double(i / 20) * 50 + random.unit(),
        2e-5 + 3e-4 * random.unit())
    }
    let (parcels, zones) = (collection(features), collection([neck("Z1", 418_000, 2_588_900, 2e-5)]))
    let (result, scratch, bytes) = try ranked(parcels, zones, threads: 2)
    let problems = try result.problems().problems.filter { $0.kind == "geometry:rounded" }
    #expect(
      problems.contains { $0.layer == "parcels" }
        && problems.allSatisfy { $0.line != nil && $0.areaAfter != nil })
    let checker = GeometryChecker(in: GEOSContext())
    var mended: Set<String> = []
    try result.forEachParcels(threads: 1, map: { $0.parcels }) { batch in
      for parcel in batch {
        #expect(checker.verdict(parcel.geometry, .geographic).isValid, "\(parcel.id)")
        if parcel.geometry.vertexCount != 7 { mended.insert(parcel.id) }
      }
    }
    #expect(mended.isSubset(of: Set(problems.compactMap(\.id))))
    let severities = try #require(result.manifest.counts.problems["repaired"])
    #expect(severities >= problems.count { $0.severity == "repaired" })
    let (other, scratch2, bytes2) = try ranked(parcels, zones, threads: 1)
    #expect(bytes == bytes2)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: other.file("problems.json"))).count
        == Data(contentsOf: URL(fileURLWithPath: result.file("problems.json"))).count)
    withExtendedLifetime((scratch, scratch2)) {}
  }
}
