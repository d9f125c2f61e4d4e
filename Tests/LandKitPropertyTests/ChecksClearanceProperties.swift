import TestSupport
import Testing

@testable import LandKit

/// What the quick test calls clear need not be checked again in the plane: it is valid there.
@Suite struct ChecksClearanceProperties {
  /// A strip along a line straight in longitude and latitude: one long edge, and beside it, `width` degrees away, a side
  /// of many short ones. Projected, the short ones follow the bent line and the long one its chord.
  private func strip(_ lon: Double, _ lat: Double, _ dx: Double, _ dy: Double, width: Double) -> PolygonSet {
    let length = (dx * dx + dy * dy).squareRoot()
    // Beyond the left of the direction.
    let (nx, ny) = (-dy / length * width, dx / length * width)
    var ring = [(lon, lat), (lon + dx, lat + dy)]
    for k in stride(from: 16.0, through: 0, by: -1) {
      ring.append((lon + dx * k / 16 + nx, lat + dy * k / 16 + ny))
    }
    ring.append(ring[0])
    return PolygonSet(rings: [ring])
  }

  @Test func clearStripsStayValid() throws {
    let way = try Reprojector(from: .cgcs2000, to: .working)
    let plane = try #require(GaussKruger(way))
    let context = GEOSContext()
    var rng = SplitMix(seed: 61)
    var filter = SimplicityFilter()
    let kind = CoordinateKind.geographic
    var (clear, broken) = (0, 0)
    for _ in 0..<30_000 {
      let (lon, lat) = (
        Double.random(in: 108...120, using: &rng), Double.random(in: -60...59.9, using: &rng)
      )
      let size = Double.random(in: 2e-5...1.7e-3, using: &rng)
      let (dx, dy) = (
        size * Double.random(in: -1...1, using: &rng), size * Double.random(in: -1...1, using: &rng)
      )
      let set = strip(lon, lat, dx, dy, width: 1e-9 * pow10(Double.random(in: 0...4, using: &rng)))
      let isSure = filter.isSurelyValid(
        set, spikeTolerance: kind.spikeTolerance, clearance: kind.clearance,
        longestEdge: kind.longestGentleEdge)
      guard isSure else { continue }
      var projected = set
      let outside = plane.project(&projected.xy)
      #expect(outside == nil)
      projected.closeRings()
      let isValid = try GEOSGeometry(projected, in: context).isValid
      broken += isValid ? 0 : 1
      guard filter.isClear, plane.bendsGently(within: set.box) else { continue }
      clear += 1
      #expect(isValid, "\(set)")
    }
    // Both happen: strips that the projection breaks, and strips that are called clear.
    #expect(clear > 3000 && broken > 100, "\(clear) \(broken)")
  }

  @Test(arguments: [0.01, 0.1, 1, 20]) func clearShapesStayValid(_ scale: Double) throws {
    let way = try Reprojector(from: .cgcs2000, to: .working)
    let plane = try #require(GaussKruger(way))
    let context = GEOSContext()
    var rng = SplitMix(seed: 67)
    var filter = SimplicityFilter()
    let kind = CoordinateKind.geographic
    var (sure, clear) = (0, 0)
    for _ in 0..<8000 {
      var set = anySet(&rng, .integers)
      for i in stride(from: 0, to: set.xy.count, by: 2) {
        (set.xy[i], set.xy[i + 1]) = (113.2 + set.xy[i] * 1e-5 * scale, 59 + set.xy[i + 1] * 1e-5 * scale)
      }
      guard
        filter.isSurelyValid(
          set, spikeTolerance: kind.spikeTolerance, clearance: kind.clearance,
          longestEdge: kind.longestGentleEdge)
      else { continue }
      sure += 1
      guard filter.isClear else { continue }
      clear += 1
      var projected = set
      let outside = plane.project(&projected.xy)
      #expect(outside == nil)
      projected.closeRings()
      #expect(try GEOSGeometry(projected, in: context).isValid, "\(set)")
    }
    #expect(scale < 0.1 || clear > 300, "\(clear) of \(sure)")
  }

  @Test func withoutAClearanceNothingIsClear() {
    var filter = SimplicityFilter()
    let isSure = filter.isSurelyValid(strip(113.2, 23.4, 1e-3, 0, width: 1e-4), spikeTolerance: 0)
    #expect(isSure && !filter.isClear)
  }

  @Test func longEdgesAreNotClear() {
    var filter = SimplicityFilter()
    for (length, isClear) in [(1.7e-3, true), (1.9e-3, false)] {
      let isSure = filter.isSurelyValid(
        strip(113.2, 23.4, length, 0, width: 1e-4), spikeTolerance: 0, clearance: 2e-7, longestEdge: 1.79e-3)
      #expect(isSure && filter.isClear == isClear)
    }
  }

  private func pow10(_ exponent: Double) -> Double {
    var (value, rest) = (1.0, exponent)
    while rest >= 1 { (value, rest) = (value * 10, rest - 1) }
    // Between the powers a straight line will do.
    return value * (1 + 9 * rest)
  }
}
