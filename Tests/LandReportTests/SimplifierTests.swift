import LandKit
import TestSupport
import Testing

@testable import LandReport

/// Cases worked by hand.
@Suite struct SimplifierTests {
  private func shapes(_ features: [[(Int32, Int32)]]) -> ScreenShapes {
    var out = ScreenShapes()
    for ring in features {
      out.append(ring: ring.map { GridPoint($0.0, $0.1) })
      out.endFeature()
    }
    return out
  }
  private func points(_ shapes: ScreenShapes, _ ring: Int) -> [[Int32]] {
    shapes.ring(ring).map { [$0.x, $0.y] }
  }

  @Test func aPointOnAStraightBorderGoes() {
    let out = Simplifier(tolerance: 0).run(shapes([[(0, 0), (50, 0), (100, 0), (100, 100), (0, 100)]])).shapes
    #expect(points(out, 0) == [[0, 0], [100, 0], [100, 100], [0, 100]])
  }

  /// The border is shared from (100, 0) to (100, 90); at both ends sharing ends, so both stay, and the bend between them is
  /// decided for both at once.
  @Test func neighboursKeepTheSameBorder() {
    let out = Simplifier(tolerance: 5).run(
      shapes([
        [(0, 0), (100, 0), (103, 40), (100, 90), (0, 90)],
        [(100, 0), (200, 0), (200, 90), (100, 90), (103, 40)],
      ])
    ).shapes
    #expect(points(out, 0) == [[0, 0], [100, 0], [100, 90], [0, 90]])
    #expect(points(out, 1) == [[100, 0], [200, 0], [200, 90], [100, 90]])
  }

  /// The left parcel knows nothing of the corner where the two on the right meet: it is led through it, a step off or not.
  @Test(arguments: [Int32(99), 100, 101]) func aBorderIsLedThroughACornerItPasses(x: Int32) {
    let out = Simplifier(tolerance: 0).run(
      shapes([
        [(0, 0), (100, 0), (100, 100), (0, 100)], [(100, 0), (200, 0), (200, 50), (x, 50)],
        [(x, 50), (200, 50), (200, 100), (100, 100)],
      ]))
    #expect(points(out.shapes, 0) == [[0, 0], [100, 0], [x, 50], [100, 100], [0, 100]])
    #expect(out.inserted == 1)
  }

  /// Taking away the spike's tip would lead the border across the small parcel inside it.
  @Test func aBorderIsNotLedAcrossAnotherParcel() {
    let spike: [(Int32, Int32)] = [(0, 0), (40, 0), (50, 30), (60, 0), (100, 0), (100, -100), (0, -100)]
    let alone = Simplifier(tolerance: 40).run(shapes([spike])).shapes
    #expect(!points(alone, 0).contains([50, 30]))
    let out = Simplifier(tolerance: 40).run(shapes([spike, [(49, 5), (51, 5), (50, 8)]])).shapes
    #expect(points(out, 0).contains([50, 30]))
  }

  @Test func aTriangleStays() {
    let out = Simplifier(tolerance: 1000).run(shapes([[(0, 0), (3, 0), (1, 2)]])).shapes
    #expect(points(out, 0).count == 3)
  }

  @Test func twoThinNeighboursDoNotCollapseOntoEachOther() {
    let out = Simplifier(tolerance: 1000).run(
      shapes([[(0, 0), (100, 3), (200, 0), (100, 0)], [(0, 0), (100, 0), (200, 0), (100, -3)]])
    ).shapes
    #expect(points(out, 0) != points(out, 1))
    #expect(twiceArea(out.ring(0)) != 0)
    #expect(twiceArea(out.ring(1)) != 0)
  }

  @Test func aRingWithoutAreaOnTheGridIsLeftOutAndCounted() {
    let out = Simplifier(tolerance: 1).run(shapes([[(0, 0), (1, 0), (0, 0)], [(0, 0), (9, 0), (9, 9)]]))
    #expect(out.collapsedRings == 1 && out.shapes.count == 2 && out.shapes.rings(0).isEmpty)
  }

  @Test func nothingIsSimplifiedToNothing() {
    #expect(Simplifier(tolerance: 1).run(ScreenShapes()).shapes.count == 0)
    var empty = ScreenShapes()
    empty.endFeature()
    #expect(Simplifier(tolerance: 1).run(empty).shapes.count == 1)
  }

  // MARK: Grid

  /// Lengths of a degree at 23.4° N by PROJ (pyproj.Geod, GRS80): 102,218 m east, 110,750 m north, to the metre.
  @Test func aStepIsATenthOfAMetre() {
    let grid = ScreenGrid(box: Box(minX: 113, minY: 23.3, maxX: 113.4, maxY: 23.5))
    #expect(abs(0.1 / grid.stepX - 102_218) < 5)
    #expect(abs(0.1 / grid.stepY - 110_750) < 5)
  }

  @Test func pointsComeBackWithinHalfAStep() throws {
    let grid = ScreenGrid(box: Box(minX: 113, minY: 23.3, maxX: 113.4, maxY: 23.5))
    var random = SplitMix(seed: 9)
    for _ in 0..<1000 {
      let x = Double.random(in: 112.9...113.5, using: &random),
        y = Double.random(in: 23.2...23.6, using: &random)
      let back = grid.degrees(try #require(grid.point(x, y)))
      #expect(abs(back.longitude - x) <= grid.stepX * 0.5001 && abs(back.latitude - y) <= grid.stepY * 0.5001)
    }
  }

  @Test func whatIsNoNumberHasNoPlace() {
    let grid = ScreenGrid(box: Box(minX: -180, minY: -90, maxX: 180, maxY: 90))
    #expect(grid.point(.nan, 0) == nil && grid.point(.infinity, 0) == nil && grid.point(1e300, 0) == nil)
    #expect(grid.point(180, 90) != nil)
  }
}
