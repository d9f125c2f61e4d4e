import Foundation
import TestSupport
import Testing

@testable import LandKit

@Suite struct ToolsOverlayTests {
  private static let a = collection([
    polygonFeature([rectangle(0, 0, 1000, 1000)], properties: #"{"id":"A1","n":1.50,"b":{"x":[1, 2]}}"#),
    polygonFeature([rectangle(5000, 0, 5100, 100)], properties: #"{"id":"A2"}"#),
  ])
  private static let b = collection([
    polygonFeature([rectangle(600, 600, 1600, 1600)], properties: #"{"id":7,"n":null}"#),
    polygonFeature([rectangle(-200, 0, 0, 1000)], properties: #"{"id":"touches"}"#),
  ])

  private func parts(_ operation: OverlayOperation) throws -> ([String: Double], [[String: Any]]) {
    let features = try parsedFeatures(try ToolsFolder().overlay(Self.a, Self.b, operation).text)
    var areas: [String: Double] = [:]
    for feature in features {
      let p = try #require(feature["properties"] as? [String: Any])
      let key = [p["a_id"], p["b_id"]].map { $0 is NSNull ? "-" : "\($0 ?? "?")" }.joined(separator: "/")
      areas[key] = p["lk_area_m2"] as? Double
    }
    #expect(areas.count == features.count)
    return (areas, features)
  }

  /// pyproj 3.7: geodesic area of the shared square, 400 m a side, edges cut into 50: 159975.2179622041 m²; of
  /// the whole A1, 999843.9349638848.
  @Test func eachOperationGivesItsPieces() throws {
    let shared = 159975.2179622041, whole = 999843.9349638848
    let (both, features) = try parts(.intersection)
    #expect(Set(both.keys) == ["A1/7"])
    #expect(abs(try #require(both["A1/7"]) - shared) < 1e-6 * shared + 0.01)
    let (left, _) = try parts(.difference)
    #expect(Set(left.keys) == ["A1/-", "A2/-"])
    #expect(abs(try #require(left["A1/-"]) - (whole - shared)) < 1e-6 * whole + 0.01)
    #expect(Set(try parts(.identity).0.keys) == ["A1/7", "A1/-", "A2/-"])
    #expect(Set(try parts(.symdifference).0.keys) == ["A1/-", "A2/-", "-/7", "-/touches"])
    #expect(Set(try parts(.union).0.keys) == ["A1/7", "A1/-", "A2/-", "-/7", "-/touches"])
    let properties = try #require(features[0]["properties"] as? [String: Any])
    #expect(properties["a_n"] as? Double == 1.5 && properties["b_n"] is NSNull)
    #expect(Set(properties.keys) == ["a_id", "b_id", "a_n", "a_b", "b_n", "lk_area_m2"])
  }

  @Test func valuesKeepTheirBytes() throws {
    let (text, _) = try ToolsFolder().overlay(Self.a, Self.b, .intersection)
    #expect(
      text.contains(
        #""properties":{"a_id":"A1","b_id":7,"a_n":1.50,"a_b":{"x":[1, 2]},"b_n":null,"lk_area_m2":1599"#))
  }

  @Test func shellsRunCounterClockwiseAndHolesClockwise() throws {
    let b = collection([polygonFeature([rectangle(200, 200, 300, 300)])])
    let features = try parsedFeatures(try ToolsFolder().overlay(Self.a, b, .difference).text)
    let rings = try #require((features[0]["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
    #expect(rings.count == 2)
    let signs = rings.map { ring in
      zip(ring, ring.dropFirst()).reduce(0.0) { sum, edge in
        sum + (edge.0[0] - 113) * (edge.1[1] - 23) - (edge.1[0] - 113) * (edge.0[1] - 23)
      }
    }
    #expect(signs[0] > 0 && signs[1] < 0)
    #expect(rings.allSatisfy { $0.first == $0.last })
  }

  @Test func featuresThatOverlapWithinALayerAreHandledPairByPair() throws {
    let a = collection([
      polygonFeature([rectangle(0, 0, 100, 100)]), polygonFeature([rectangle(0, 0, 100, 100)]),
    ])
    let b = collection([
      polygonFeature([rectangle(50, 0, 200, 100)]), polygonFeature([rectangle(50, 10, 60, 90)]),
    ])
    let summary = try ToolsFolder().overlay(a, b, .union).summary
    #expect(summary.both.pieces == 4 && summary.onlyA.pieces == 2 && summary.onlyB.pieces == 1)
    #expect(abs(summary.both.area.plane - 2 * (5000 + 800)) < 1e-5)
    #expect(abs(summary.onlyA.area.plane - 2 * 5000) < 1e-5)
    #expect(abs(summary.onlyB.area.plane - 10_000) < 1e-5)
  }

  @Test func sliversAreKeptCountedAndListed() throws {
    let b = collection([polygonFeature([rectangle(999.98, 0, 1600, 1000)], properties: #"{"id":"thin"}"#)])
    let (text, summary) = try ToolsFolder().overlay(Self.a, b, .intersection)
    #expect(try parsedFeatures(text).count == 1)
    #expect(summary.slivers == 1 && summary.problems.count(of: .sliver) == 1)
    let listed = try #require(summary.problems.groups.first { $0.kind == .sliver }?.first.first)
    #expect(listed.place.id == "A1" && listed.detail.en.contains("thin") && listed.severity == .warning)
    #expect(try ToolsFolder().overlay(Self.a, b, .intersection, sliverWidth: 0.01).summary.slivers == 0)
  }

  @Test func unusableFeaturesAreListedAndLeftOut() throws {
    let a = collection([
      #"{"type":"Feature","properties":{"id":"p"},"geometry":{"type":"Point","coordinates":[420000,2590000]}}"#,
      polygonFeature([rectangle(100, 100, 110, 110)], properties: #"{"id":"","parcel_id":"q"}"#),
    ])
    let (text, summary) = try ToolsFolder().overlay(a, Self.b, .union)
    #expect(summary.unusable.a == 1 && summary.problems.count(of: .geometryType) == 1)
    #expect(summary.onlyA.pieces == 1 && text.contains(#""a_id":"q","b_id":null,"a_parcel_id":"q""#))
    #expect(summary.problems.count(of: .propertyClash) == 1)
  }

  // MARK: Identities

  /// Disjoint star-shaped polygons, one a cell of a grid that is turned and moved: neighbours never touch, layers
  /// cross each other everywhere.
  private static func stars(_ random: inout SplitMix, cell: Double, count: Int) -> String {
    let shift = (Double.random(in: 0...cell, using: &random), Double.random(in: 0...cell, using: &random))
    var features: [String] = []
    for i in 0..<count {
      for j in 0..<count {
        let x = 420_000 + shift.0 + Double(i) * cell, y = 2_590_000 + shift.1 + Double(j) * cell
        let corners = Int.random(in: 3...40, using: &random)
        let ring = (0..<corners).map { k -> (Double, Double) in
          let turn = 2 * Double.pi * Double(k) / Double(corners)
          let radius = cell * Double.random(in: 0.1...0.49, using: &random)
          return (x + radius * cos(turn), y + radius * sin(turn))
        }
        features.append(polygonFeature([ring], properties: #"{"id":"\#(i)-\#(j)"}"#))
      }
    }
    return collection(features)
  }

  private static func layer(_ text: String, in context: GEOSContext) throws -> [GEOSGeometry] {
    try parsedFeatures(text).map { feature in
      let rings = (feature["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]] ?? []
      return try GEOSGeometry(PolygonSet(rings: rings.map { $0.map { ($0[0], $0[1]) } }), in: context)
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func identitiesHoldInThePlane(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let a = Self.stars(&random, cell: 300, count: 9), b = Self.stars(&random, cell: 420, count: 6)
    let folder = try ToolsFolder()
    let union = try folder.overlay(a, b, .union).summary
    let sym = try folder.overlay(a, b, .symdifference).summary
    let both = try folder.overlay(a, b, .intersection).summary
    let left = try folder.overlay(a, b, .difference).summary
    #expect(both.both.pieces > 20 && left.onlyA.pieces > 20 && sym.onlyB.pieces > 10)
    let context = GEOSContext()
    let (layerA, layerB) = (try Self.layer(a, in: context), try Self.layer(b, in: context))
    let wholeA = layerA.reduce(0) { $0 + $1.area }
    // A = A∩B + A−B
    #expect(abs(both.both.area.plane + left.onlyA.area.plane - wholeA) < 1e-9 * wholeA)
    // A∪B = A∩B + AΔB, the left side by GEOS's union of all features at once.
    let whole = try GEOSGeometry.union(of: layerA + layerB, in: context).area
    let sum = both.both.area.plane + sym.onlyA.area.plane + sym.onlyB.area.plane
    #expect(abs(sum - whole) < 1e-9 * whole)
    let pieces = union.both.area.plane + union.onlyA.area.plane + union.onlyB.area.plane
    #expect(abs(pieces - whole) < 1e-9 * whole)
  }

  @Test func theSameBytesForAnyNumberOfThreads() throws {
    var random = SplitMix(seed: 11)
    let a = Self.stars(&random, cell: 300, count: 16), b = Self.stars(&random, cell: 420, count: 12)
    let folder = try ToolsFolder()
    let one = try folder.overlay(a, b, .union, threads: 1)
    let three = try folder.overlay(a, b, .union, threads: 3)
    #expect(one.text == three.text && one.summary.both == three.summary.both)
    #expect(one.summary.problems.lines(.en) == three.summary.problems.lines(.en))
  }
}
