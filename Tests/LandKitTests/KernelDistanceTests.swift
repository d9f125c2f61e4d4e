import CKernels
import TestSupport
import Testing

@testable import LandKit

/// The vector loops over edges against the plain ones.
@Suite struct KernelDistanceTests {
  private func edge(_ rng: inout SplitMix) -> [Double] {
    let (x, y) = (410_000 + 40 * rng.unit(), 2_590_000 + 40 * rng.unit())
    // Some are points, some lie along an axis.
    let (dx, dy) = (Double(rng.below(4)) * 7 * rng.unit(), Double(rng.below(3)) * 9 * (rng.unit() - 0.5))
    return [x, y, x + dx, y + dy]
  }

  @Test func theNearestEdgeIsThatOfSegments() {
    var rng = SplitMix(seed: 51)
    var crossed = 0
    for round in 0..<1500 {
      let own = edge(&rng)
      let others = (0..<(round % 19)).flatMap { _ in edge(&rng) }
      let inverses = stride(from: 0, to: others.count, by: 4).map {
        ckernels_inverse_square(Array(others[$0..<($0 + 4)]))
      }
      let found = ckernels_nearest_edge(own, others, inverses, others.count / 4)
      let expected = stride(from: 0, to: others.count, by: 4).map { i in
        Segments.squaredDistance(
          own[0], own[1], own[2], own[3], others[i], others[i + 1], others[i + 2], others[i + 3])
      }.min()
      guard let expected else {
        #expect(found == .infinity)
        continue
      }
      crossed += expected == 0 ? 1 : 0
      #expect(abs(found.squareRoot() - expected.squareRoot()) < 1e-9, "\(round)")
    }
    #expect(crossed > 30)
  }

  @Test func anEdgeWithoutLengthHasNoInverse() {
    #expect(ckernels_inverse_square([3, 4, 3, 4]) == 0)
    #expect(ckernels_inverse_square([0, 0, 1e-170, 0]) == 0)
    #expect(ckernels_inverse_square([0, 0, 2, 0]) == 0.25)
  }

  @Test func aLineReachesABoxWhenAnEdgeDoes() {
    var rng = SplitMix(seed: 53)
    var (yes, no) = (0, 0)
    for round in 0..<1500 {
      var line: [Double] = []
      for _ in 0..<(round % 20) { line += edge(&rng)[0..<2] }
      let (x, y) = (410_000 + 200 * rng.unit(), 2_590_000 + 200 * rng.unit())
      let box = Box(minX: x, minY: y, maxX: x + 20 * rng.unit(), maxY: y + 20 * rng.unit())
      let limit = 4000 * rng.unit()
      let expected = (0..<max(0, line.count / 2 - 1)).contains { i in
        Edge(ax: line[2 * i], ay: line[2 * i + 1], bx: line[2 * i + 2], by: line[2 * i + 3]).box
          .squaredDistance(to: box) < limit
      }
      let found =
        ckernels_reaches(line, line.count / 2, [box.minX, box.minY, box.maxX, box.maxY], limit) != 0
      #expect(found == expected)
      yes += found ? 1 : 0
      no += found ? 0 : 1
    }
    #expect(yes > 150 && no > 150)
  }

  @Test func edgesWhoseBoxesMeetAreFound() {
    var rng = SplitMix(seed: 57)
    for _ in 0..<600 {
      let (countA, countB) = (1 + rng.below(8), 1 + rng.below(8))
      let a = (0...countA).flatMap { _ in edge(&rng)[0..<2] }
      let b = (0...countB).flatMap { _ in edge(&rng)[0..<2] }
      let margin = Double(rng.below(2)) * 3
      var rows = [UInt8](repeating: 0, count: 8)
      let any = ckernels_meeting(a, Int32(countA), b, Int32(countB), margin, &rows)
      for i in 0..<countA {
        let own = Edge(ax: a[2 * i], ay: a[2 * i + 1], bx: a[2 * i + 2], by: a[2 * i + 3]).box.grown(
          by: margin)
        for j in 0..<8 {
          let meets =
            j < countB
            && own.intersects(Edge(ax: b[2 * j], ay: b[2 * j + 1], bx: b[2 * j + 2], by: b[2 * j + 3]).box)
          #expect((rows[i] >> UInt8(j)) & 1 == (meets ? 1 : 0))
        }
      }
      #expect(any == rows[0..<countA].reduce(0) { $0 | Int32($1) })
    }
  }
}
