import Foundation
import TestSupport
import Testing

@testable import LandKit

/// Hulls let neighbours be passed over unread: they may be generous, but never wrong.
@Suite struct MeasureHullTests {
  private func hull(_ set: PolygonSet) -> ParcelHull { ParcelHull(set, box: set.box) }

  @Test func whatMeetsIsNeverToldApart() throws {
    let context = GEOSContext()
    var rng = SplitMix(seed: 41)
    var met = 0
    for kind in 0..<1600 {
      let (a, b) = PlaneShapes.pair(kind, &rng)
      let distance = try GEOSGeometry(a, in: context).distance(to: GEOSGeometry(b, in: context))
      let mayMeet = hull(a).mayMeet(hull(b))
      #expect(mayMeet == hull(b).mayMeet(hull(a)))
      guard distance == 0 else { continue }
      met += 1
      #expect(mayMeet, "\(kind)")
    }
    #expect(met > 300)
  }

  /// Strips side by side, a fifth of their length apart, in every direction: their boxes meet, their hulls do not.
  @Test func neighboursInAnyDirectionAreToldApart() {
    for degrees in 0..<180 {
      let (c, s) = (cos(Double(degrees) * .pi / 180), sin(Double(degrees) * .pi / 180))
      func strip(_ off: Double) -> PolygonSet {
        let corners = [(-50.0, off - 2), (50, off - 2), (50, off + 2), (-50, off + 2), (-50, off - 2)]
        return PolygonSet(rings: [
          corners.map { (410_000 + c * $0.0 - s * $0.1, 2_590_000 + s * $0.0 + c * $0.1) }
        ])
      }
      let (a, b) = (strip(0), strip(20))
      #expect(!hull(a).mayMeet(hull(b)), "\(degrees)")
      #expect(hull(a).mayMeet(hull(strip(3))), "\(degrees)")
    }
  }

  @Test func theBoxHoldsTheParcel() {
    var rng = SplitMix(seed: 43)
    for corners in 3...60 {
      let set = PolygonSet(rings: [PlaneShapes.star(38_500_000, 4_200_000, 300, corners: corners, &rng)])
      let (outer, inner) = (hull(set).box, set.box)
      #expect(outer.minX <= inner.minX && outer.minY <= inner.minY)
      #expect(outer.maxX >= inner.maxX && outer.maxY >= inner.maxY)
      #expect(outer.maxX - inner.maxX <= 8 && outer.maxY - inner.maxY <= 1)
    }
  }

  @Test func nothingHasAnEmptyBox() { #expect(ParcelHull().box.isEmpty) }
}
