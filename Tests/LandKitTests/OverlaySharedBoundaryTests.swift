import TestSupport
import Testing

@testable import LandKit

/// Neighbours with common edges, as parcels of a cadastre have, are told from overlaps without an overlay.
@Suite struct OverlaySharedBoundaryTests {
  private func mayOverlap(_ a: PolygonSet, _ b: PolygonSet) -> Bool {
    AreaContact.mayOverlap(a, a.box, b, b.box)
  }

  /// A fabric of crooked cells: corners of a grid, each pushed about, edges cut in the middle.
  private func fabric(_ size: Int, _ rng: inout SplitMix) -> [PolygonSet] {
    func pushed(_ x: Double, _ y: Double) -> (Double, Double) {
      (410_000 + 40 * x + 12 * rng.unit(), 2_590_000 + 40 * y + 12 * rng.unit())
    }
    let corners = (0...size).map { y in (0...size).map { x in pushed(Double(x), Double(y)) } }
    let across = (0...size).map { y in (0..<size).map { x in pushed(Double(x) + 0.5, Double(y)) } }
    let along = (0..<size).map { y in (0...size).map { x in pushed(Double(x), Double(y) + 0.5) } }
    return (0..<size).flatMap { y in
      (0..<size).map { x in
        var ring = [
          corners[y][x], across[y][x], corners[y][x + 1], along[y][x + 1], corners[y + 1][x + 1],
          across[y + 1][x], corners[y + 1][x], along[y][x], corners[y][x],
        ]
        if (x + y) % 3 == 0 { ring.reverse() }
        return PolygonSet(rings: [ring])
      }
    }
  }

  @Test func cellsOfAFabricShareNoGround() throws {
    var rng = SplitMix(seed: 81)
    let context = GEOSContext()
    var touching = 0
    for _ in 0..<12 {
      let cells = fabric(5, &rng)
      for i in cells.indices {
        for j in 0..<i where cells[i].box.intersects(cells[j].box) {
          let (a, b) = (try GEOSGeometry(cells[i], in: context), try GEOSGeometry(cells[j], in: context))
          if try a.intersects(b) { touching += 1 }
          #expect(!mayOverlap(cells[i], cells[j]))
        }
      }
    }
    #expect(touching > 500)
  }

  /// On a grid of integers corners meet edges and boundaries run together in every way there is.
  @Test func whatOverlapsIsNeverCalledANeighbour() throws {
    var rng = SplitMix(seed: 83)
    let context = GEOSContext()
    func ring(_ x: Int, _ y: Int) -> Ring {
      var ring: Ring = (0..<(3 + rng.below(5))).map { _ in
        (Double(x + rng.below(5)), Double(y + rng.below(5)))
      }
      ring.append(ring[0])
      return ring
    }
    var (overlap, told) = (0, 0)
    for _ in 0..<40_000 {
      let (a, b) = (PolygonSet(rings: [ring(0, 0)]), PolygonSet(rings: [ring(rng.below(5), rng.below(5))]))
      let (ga, gb) = (try GEOSGeometry(a, in: context), try GEOSGeometry(b, in: context))
      guard ga.isValid, gb.isValid, try ga.intersects(gb) else { continue }
      let area = try ga.intersection(gb).area
      overlap += area > 0 ? 1 : 0
      if !mayOverlap(a, b) {
        told += 1
        #expect(area == 0, "\(a) \(b)")
      }
    }
    #expect(overlap > 800 && told > 200, "\(overlap) \(told)")
  }

  @Test func holesAndPartsAreNeighboursToo() {
    let box = PlaneShapes.box
    let ring = PolygonSet(rings: [box(0, 0, 50, 50), box(10, 10, 30, 30)])
    #expect(!mayOverlap(ring, PolygonSet(rings: [box(10, 10, 30, 30)])))
    #expect(mayOverlap(ring, PolygonSet(rings: [box(0, 0, 50, 50)])))
    #expect(mayOverlap(ring, ring))
    // One part fits the hole, the other lies on the frame.
    #expect(mayOverlap(ring, PolygonSet(polygons: [[box(10, 10, 30, 30)], [box(2, 2, 3, 3)]])))
    #expect(!mayOverlap(ring, PolygonSet(polygons: [[box(10, 10, 30, 30)], [box(60, 2, 3, 3)]])))
  }

  /// A corner in the middle of the other's edge, or a common corner where one lies within the other's angle.
  @Test func whatIsNotCertainIsLeftToAnOverlay() {
    let box = PlaneShapes.box
    #expect(mayOverlap(PolygonSet(rings: [box(0, 0, 10, 10)]), PolygonSet(rings: [box(10, 2, 5, 5)])))
    #expect(mayOverlap(PolygonSet(rings: [box(0, 0, 10, 10)]), PolygonSet(rings: [box(0, 0, 5, 5)])))
  }
}
