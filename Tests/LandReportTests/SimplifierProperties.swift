import LandKit
import Testing

@testable import LandReport

/// What holds of every tessellation, whatever the seed.
@Suite struct SimplifierProperties {
  static let seeds: [UInt64] = Array(1...16)

  private func areNear(_ e: (GridPoint, GridPoint), _ f: (GridPoint, GridPoint)) -> Bool {
    min(e.0.x, e.1.x) <= max(f.0.x, f.1.x) && min(f.0.x, f.1.x) <= max(e.0.x, e.1.x)
      && min(e.0.y, e.1.y) <= max(f.0.y, f.1.y) && min(f.0.y, f.1.y) <= max(e.0.y, e.1.y)
  }

  /// All edges of all rings, each once.
  private func edges(_ shapes: ScreenShapes) -> [(GridPoint, GridPoint)] {
    var seen: Set<[GridPoint]> = [], out: [(GridPoint, GridPoint)] = []
    for ring in 0..<shapes.ringEnds.count {
      let points = Array(shapes.ring(ring))
      for (i, a) in points.enumerated() {
        let b = points[(i + 1) % points.count]
        if seen.insert([a, b].sorted { ($0.x, $0.y) < ($1.x, $1.y) }).inserted { out.append((a, b)) }
      }
    }
    return out
  }

  @Test(arguments: seeds) func noBordersCross(seed: UInt64) {
    let out = Simplifier(tolerance: 8).run(Mosaic(seed: seed, strips: true).shapes).shapes
    let all = edges(out)
    for (i, e) in all.enumerated() {
      for f in all[(i + 1)...] where areNear(e, f) && cross(e.0, e.1, f.0, f.1) {
        Issue.record("seed \(seed): \(e) crosses \(f)")
        return
      }
    }
  }

  /// Every border but the outermost has a cell on either side, and they are used in opposite directions: neither gap nor overlap.
  @Test(arguments: seeds) func everyBorderIsSharedOrOutermost(seed: UInt64) {
    let mosaic = Mosaic(seed: seed)
    let out = Simplifier(tolerance: 8).run(mosaic.shapes).shapes
    var balance: [[GridPoint]: Int] = [:]
    for ring in 0..<out.ringEnds.count {
      let points = Array(out.ring(ring))
      for (i, a) in points.enumerated() {
        let b = points[(i + 1) % points.count]
        // A hole runs the other way round than the island in it, and neighbours run a border in opposite directions.
        let isForward = (a.x, a.y) < (b.x, b.y)
        balance[isForward ? [a, b] : [b, a], default: 0] += isForward ? 1 : -1
      }
    }
    // Islands and holes were made in one direction each: as rings of a mosaic they cancel out.
    let open = balance.filter { $0.value != 0 }
    let (width, height) = (Int32(mosaic.columns) * 400, Int32(mosaic.rows) * 400)
    for (edge, _) in open {
      let isOuter = edge.allSatisfy { $0.x <= 6 || $0.y <= 6 || $0.x >= width - 6 || $0.y >= height - 6 }
      #expect(isOuter, "seed \(seed): \(edge) is on one side only")
    }
    #expect(!open.isEmpty)
  }

  /// The cells fill what their outer border encloses, to the last half step.
  @Test(arguments: seeds) func areasAddUp(seed: UInt64) {
    let before = Mosaic(seed: seed, wobble: 0).shapes
    let out = Simplifier(tolerance: 8).run(before).shapes
    let sum: Int64 = (0..<out.ringEnds.count).map { twiceArea(out.ring($0)) }.reduce(0, +)
    let whole: Int64 = 2 * 2000 * 1600
    #expect(sum == whole)
  }

  /// No border that was there lies further than the tolerance from what is left, and the other way round.
  @Test(arguments: seeds) func nothingMovesFurtherThanSaid(seed: UInt64) {
    let before = Mosaic(seed: seed).shapes
    for tolerance in [0, 1.5, 4, 20] {
      let out = Simplifier(tolerance: tolerance).run(before).shapes
      for ring in 0..<before.ringEnds.count {
        let old = Array(before.ring(ring)), new = Array(out.ring(ring))
        #expect(Set(new).isSubset(of: old) || new.count >= old.count)
        for point in old { #expect(distance(point, new) <= tolerance + 1.000001) }
      }
    }
  }

  private func distance(_ p: GridPoint, _ ring: [GridPoint]) -> Double {
    var best = Double.infinity
    for (i, a) in ring.enumerated() {
      let b = ring[(i + 1) % ring.count]
      let dx = Double(b.x - a.x), dy = Double(b.y - a.y), px = Double(p.x - a.x), py = Double(p.y - a.y)
      let square = dx * dx + dy * dy
      let t = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
      best = min(best, ((px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy)).squareRoot())
    }
    return best
  }

  @Test(arguments: seeds) func itDoesSimplifyAndIsTheSameTwice(seed: UInt64) {
    let before = Mosaic(seed: seed).shapes
    let once = Simplifier(tolerance: 8).run(before)
    #expect(once.after * 2 < once.before)
    #expect(once.shapes == Simplifier(tolerance: 8).run(before).shapes)
    #expect(once.shapes.count == before.count && once.shapes.ringEnds.count == before.ringEnds.count)
    let fewest = (0..<once.shapes.ringEnds.count).map { once.shapes.ring($0).count }.min()
    #expect(fewest ?? 0 >= 3)
  }
}
