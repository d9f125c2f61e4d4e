import Foundation
import TestSupport
import Testing

@testable import LandKit

@Suite struct ProjectionProperties {
  private func points(_ seed: UInt64, _ count: Int, in box: Box) -> [Double] {
    var random = SplitMix(seed: seed)
    return (0..<count).flatMap { _ in
      [
        Double.random(in: box.minX...box.maxX, using: &random),
        Double.random(in: box.minY...box.maxY, using: &random),
      ]
    }
  }

  private static let huadu = Box(minX: 112.9, minY: 23.2, maxX: 113.5, maxY: 23.7)
  /// The domain of a 3° zone and a good way beyond it.
  private static let zone = Box(minX: 109, minY: 4, maxX: 119, maxY: 53)

  @Test(arguments: [
    "EPSG:4547", "EPSG:4526", "EPSG:4508", "EPSG:4497", "EPSG:3857", "EPSG:32649", "GCJ-02", "BD-09",
  ])
  func roundTripsCloseWithinANanodegree(_ code: String) throws {
    let reprojector = try Reprojector(from: .cgcs2000, to: CRS(code))
    for seed in UInt64(1)...4 {
      let start = points(seed, 2000, in: Self.zone)
      var xy = start
      #expect(reprojector.transform(&xy) == nil)
      #expect(xy != start)
      #expect(reprojector.inverse(&xy) == nil)
      let worst = zip(xy, start).map { abs($0 - $1) }.max() ?? .infinity
      #expect(worst < 1e-9, "seed \(seed): \(worst)")
    }
  }

  @Test func theInverseIsTheReprojectorTheOtherWay() throws {
    let there = try Reprojector(from: .working, to: .crs84)
    let back = try Reprojector(from: .crs84, to: .working)
    var a = points(7, 500, in: Self.huadu)
    var b = a
    #expect(there.inverse(&a) == nil && back.transform(&b) == nil)
    // The unit conversions differ in their last bit: a few nanometres.
    #expect((zip(a, b).map { abs($0 - $1) }.max() ?? 1) < 1e-8)
  }

  @Test func aBatchIsItsPoints() throws {
    let reprojector = try Reprojector(from: CRS("EPSG:3857"), to: .working)
    let start = points(11, 300, in: Box(minX: 1.25e7, minY: 2.6e6, maxX: 1.27e7, maxY: 2.75e6))
    var xy = start
    #expect(reprojector.transform(&xy) == nil)
    for i in stride(from: 0, to: start.count, by: 2) {
      let point = try #require(reprojector.point(start[i], start[i + 1]))
      #expect(point.x == xy[i] && point.y == xy[i + 1])
    }
  }

  @Test func theFirstFailureIsTheFirst() throws {
    let reprojector = try Reprojector(from: .cgcs2000, to: .working)
    var random = SplitMix(seed: 5)
    for _ in 0..<50 {
      var xy = points(random.next(), 40, in: Self.huadu)
      let bad = Set((0..<3).map { _ in Int.random(in: 0..<40, using: &random) })
      for index in bad { xy[2 * index + 1] = [95, -91, .nan, .infinity].randomElement(using: &random) ?? 95 }
      #expect(reprojector.transform(&xy) == bad.min())
    }
  }

  /// 601.8–628.6 m for GCJ-02 and 1233.8–1300.7 m for BD-09, by coord-convert (PyPI) and pyproj's Geod on a grid
  /// of 0.01° over this box.
  @Test func offsetsInHuaduAreAsLongAsTheyShouldBe() throws {
    let start = points(3, 2000, in: Self.huadu)
    for (offset, range) in [(WebMapOffset.gcj02, 601.0...629), (.bd09, 1233.0...1302)] {
      for i in stride(from: 0, to: start.count, by: 2) {
        let moved = offset.applied(lon: start[i], lat: start[i + 1])
        #expect(range.contains(metres(start[i], start[i + 1], moved.lon, moved.lat)))
      }
    }
  }

  /// By the radii of curvature at mid-latitude: good to a millimetre over a kilometre.
  private func metres(_ lon: Double, _ lat: Double, _ lon2: Double, _ lat2: Double) -> Double {
    let (a, e2, rad) = (6_378_137.0, 0.006694380022903, Double.pi / 180)
    let phi = (lat + lat2) / 2 * rad
    let w2 = 1 - e2 * sin(phi) * sin(phi)
    let east = (lon2 - lon) * rad * a / w2.squareRoot() * cos(phi)
    let north = (lat2 - lat) * rad * a * (1 - e2) / (w2 * w2.squareRoot())
    return (east * east + north * north).squareRoot()
  }

  @Test func noTextCrashesTheParser() {
    var random = SplitMix(seed: 17)
    let parts = [
      "EPSG", ":", "4547", "urn:ogc:def:crs:", "@yx", "+proj=", "tmerc", " ", "[", "\"", "\\", "{", "\0", "🗺",
      "-", "CRS84", "/",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }
      do {
        let crs = try CRS(text.joined())
        let again = try CRS(crs.canonicalName)
        #expect(again == crs, "a canonical name reads back")
      } catch {
        #expect(!error.detail.zh.isEmpty && !error.detail.en.isEmpty)
      }
    }
  }
}
