import LandKit
import Testing

@testable import LandReport

/// What holds where a corner of one parcel lies on the side of another that has no vertex there, where parcels have several
/// parts, and where two parcels are one and the same.
@Suite struct JunctionProperties {
  static let seeds: [UInt64] = Array(1...12)

  /// Edges inside the bricks that have a brick on one side only.
  private func gaps(_ shapes: ScreenShapes, _ bricks: Bricks) -> [[GridPoint]] {
    let height = Int32(bricks.courses) * Bricks.size
    return openEdges(shapes).filter { edge in
      !edge.allSatisfy { $0.x == 0 } && !edge.allSatisfy { $0.x == bricks.width }
        && !edge.allSatisfy { $0.y == 0 } && !edge.allSatisfy { $0.y == height }
    }
  }

  @Test(arguments: seeds, [Int32(0), 1]) func cornersOnSidesOpenNoGap(seed: UInt64, jitter: Int32) {
    let bricks = Bricks(seed: seed, jitter: jitter)
    #expect(!gaps(bricks.shapes, bricks).isEmpty, "before, sides pass corners")
    let out = Simplifier(tolerance: 8).run(bricks.shapes)
    #expect(gaps(out.shapes, bricks).isEmpty, "seed \(seed)")
    #expect(out.inserted > 0 && out.after < out.before)
    let sum = (0..<out.shapes.ringEnds.count).map { twiceArea(out.shapes.ring($0)) }.reduce(0, +)
    #expect(sum == 2 * Int64(bricks.width) * Int64(bricks.courses) * Int64(Bricks.size))
  }

  /// The check itself can fail: parcels that are simplified one by one part from each other.
  @Test func simplifiedAloneNeighboursPart() {
    let bricks = Bricks(seed: 3)
    var alone = ScreenShapes()
    for feature in 0..<bricks.shapes.count {
      alone.append(Simplifier(tolerance: 8).run(bricks.shapes.features(feature..<(feature + 1))).shapes)
    }
    #expect(!gaps(alone, bricks).isEmpty)
  }

  @Test(arguments: seeds) func partsStayWithTheirParcel(seed: UInt64) {
    let bricks = Bricks(seed: seed, pairs: true)
    let out = Simplifier(tolerance: 8).run(bricks.shapes).shapes
    #expect(out.count == bricks.shapes.count && gaps(out, bricks).isEmpty)
    for feature in 0..<out.count {
      #expect(out.rings(feature).count == bricks.shapes.rings(feature).count)
      for (old, new) in zip(bricks.shapes.rings(feature), out.rings(feature)) {
        let corners = Set(bricks.shapes.ring(old))
        #expect(
          bricks.shapes.ring(old).first == out.ring(new).first
            || out.ring(new).first.map { corners.contains($0) } == true)
      }
    }
  }

  /// Two records of the same ground, one of them begun at another vertex and run the other way, stay the same ground.
  @Test(arguments: seeds) func parcelsThatAreTheSameStayTheSame(seed: UInt64) {
    let one = Mosaic(seed: seed).shapes
    var twice = one
    twice.append(one)
    for ring in 0..<one.ringEnds.count {
      let points = Array(one.ring(ring).reversed())
      let start = points.count / 3
      twice.append(ring: Array(points[start...] + points[..<start]))
      twice.endFeature()
    }
    let out = Simplifier(tolerance: 8).run(twice).shapes
    let rings = one.ringEnds.count
    for ring in 0..<rings {
      #expect(Array(out.ring(ring)) == Array(out.ring(rings + ring)))
      #expect(Set(out.ring(ring)) == Set(out.ring(2 * rings + ring)), "seed \(seed), ring \(ring)")
      #expect(twiceArea(out.ring(ring)) == -twiceArea(out.ring(2 * rings + ring)))
    }
    // What is there twice and thrice is no more a border than what is there once.
    #expect(out.points.count < twice.points.count)
  }
}
