import TestSupport
import Testing

@testable import LandKit

/// SplitMix polygons in the plane of Huadu, valid by construction.
enum PlaneShapes {
  /// A ring about a centre with a random radius at each of `corners` equal turns; star-shaped, so it is simple.
  static func star(_ x: Double, _ y: Double, _ radius: Double, corners: Int, _ rng: inout SplitMix) -> Ring {
    var ring = (0..<corners).map { k -> (Double, Double) in
      let r = radius * (0.3 + 0.7 * rng.unit())
      let (c, s) = turn(Double(k) / Double(corners))
      return (x + r * c, y + r * s)
    }
    ring.append(ring[0])
    return ring
  }

  /// A rational point of the unit circle at about `t` of a turn: no library's sine is needed.
  private static func turn(_ t: Double) -> (Double, Double) {
    let quarter = (t * 4).rounded(.down), u = t * 4 - quarter
    let (c, s) = ((1 - u * u) / (1 + u * u), 2 * u / (1 + u * u))
    return switch quarter {
    case 0: (c, s)
    case 1: (-s, c)
    case 2: (-c, -s)
    default: (s, -c)
    }
  }

  static func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> Ring {
    [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)]
  }

  /// A pair that may be apart, touch in a corner or an edge, cross, be the same, thin or one in the other.
  static func pair(_ kind: Int, _ rng: inout SplitMix) -> (PolygonSet, PolygonSet) {
    let x = 410_000 + (rng.unit() * 1000).rounded(), y = 2_590_000 + (rng.unit() * 1000).rounded()
    let a = star(x, y, 100, corners: 3 + rng.below(30), &rng)
    switch kind % 8 {
    case 0:
      let b = star(x + 400 * rng.unit(), y + 400 * rng.unit(), 100, corners: 3 + rng.below(30), &rng)
      return (PolygonSet(rings: [a]), PolygonSet(rings: [b]))
    case 1:  // a shared corner: b is a turned half about it
      let (px, py) = a[rng.below(a.count)]
      return (PolygonSet(rings: [a]), PolygonSet(rings: [a.map { (2 * px - $0.0, 2 * py - $0.1) }]))
    case 2:  // boxes that share a part of an edge, or miss it by a millimetre
      let gap = [0, 1e-3, -1e-3, 5e-7][rng.below(4)]
      return (PolygonSet(rings: [box(x, y, 50, 50)]), PolygonSet(rings: [box(x + 50 + gap, y + 10, 9, 9)]))
    case 3:  // in a hole, touching it or not
      let inset = [0.0, 1, 1e-6][rng.below(3)]
      let ring = PolygonSet(rings: [box(x, y, 50, 50), box(x + 10, y + 10, 30, 30)])
      let side = 30 - 2 * inset
      return (ring, PolygonSet(rings: [box(x + 10 + inset, y + 10 + inset, side, side)]))
    case 4:  // wholly inside
      return (PolygonSet(rings: [box(x, y, 50, 50)]), PolygonSet(rings: [box(x + 1, y + 1, 2, 2)]))
    case 5:  // thin, side by side or across
      let across = rng.below(2) == 0
      let b = across ? box(x + 50, y - 50, 0.01, 100) : box(x, y + 0.01 + 1e-4, 100, 0.01)
      return (PolygonSet(rings: [box(x, y, 100, 0.01)]), PolygonSet(rings: [b]))
    case 6: return (PolygonSet(rings: [a]), PolygonSet(rings: [a.reversed()]))
    default:  // two parts, of which one may meet
      let b = star(x + 250, y, 100, corners: 3 + rng.below(200), &rng)
      return (
        PolygonSet(polygons: [[a], [box(x + 1000, y, 5, 5)]]),
        PolygonSet(polygons: [[b], [box(x + 1005 + 3 * rng.unit(), y + 4, 5, 5)]])
      )
    }
  }
}

@Suite struct OverlayDistanceTests {
  let context = GEOSContext()

  @Test func edgeTreeAgreesWithGEOS() throws {
    var rng = SplitMix(seed: 3)
    for kind in 0..<4000 {
      let (a, b) = PlaneShapes.pair(kind, &rng)
      let (p, q) = (try GEOSGeometry(a, in: context), try GEOSGeometry(b, in: context))
      // The tree measures between boundaries; polygons that share ground are told apart before it is asked.
      if try p.intersection(q).area > 0 { continue }
      let expected = try p.distance(to: q)
      let tree = EdgeTree(a)
      let got = tree.distance(to: b, box: b.box, below: .infinity)
      #expect(abs(got - expected) < 1e-6, "kind \(kind % 8): \(got), GEOS \(expected)")
      #expect(abs(EdgeTree(b).distance(to: a, box: a.box, below: .infinity) - got) < 1e-6)
      #expect(tree.distance(to: b, box: b.box, below: got / 2) == got / 2, "a bound below comes back")
      #expect(tree.distance(to: b, box: b.box, below: got * 2 + 1) == got)
    }
  }

  /// Enough edges for three levels of boxes.
  @Test func deepTreeAgreesWithGEOS() throws {
    var rng = SplitMix(seed: 5)
    let park = PolygonSet(rings: [PlaneShapes.star(410_000, 2_590_000, 3000, corners: 20_000, &rng)])
    let tree = EdgeTree(park)
    let geometry = try GEOSGeometry(park, in: context)
    for _ in 0..<30 {
      let x = 406_500 + 7000 * rng.unit(), y = 2_586_500 + 7000 * rng.unit()
      let probe = PolygonSet(rings: [PlaneShapes.box(x, y, 0.5, 0.5)])
      let other = try GEOSGeometry(probe, in: context)
      if try geometry.intersects(other) { continue }
      let expected = try geometry.distance(to: other)
      let found = tree.distance(to: probe, box: probe.box, below: Double.infinity)
      #expect(abs(found - expected) < 1e-6)
    }
  }

  @Test func nothingHasNoDistance() {
    let square = PolygonSet(rings: [PlaneShapes.box(0, 0, 1, 1)])
    #expect(EdgeTree(PolygonSet()).distance(to: square, box: square.box, below: 7) == 7)
    #expect(EdgeTree(square).distance(to: PolygonSet(), box: .empty, below: 7) == 7)
  }

  @Test func contactIsNeverDeniedToWhatOverlaps() throws {
    var rng = SplitMix(seed: 17)
    var (overlapping, denied) = (0, 0)
    for kind in 0..<4000 {
      let (a, b) = PlaneShapes.pair(kind, &rng)
      let area = try GEOSGeometry(a, in: context).intersection(try GEOSGeometry(b, in: context)).area
      let may = AreaContact.mayOverlap(a, a.box, b, b.box)
      #expect(may == AreaContact.mayOverlap(b, b.box, a, a.box))
      if area > 0 {
        overlapping += 1
        #expect(may, "kind \(kind % 8): \(area) m²")
      } else if !may {
        denied += 1
      }
    }
    #expect(overlapping > 1500 && denied > 500)
  }

  // MARK: Boxes

  private func compare(_ boxes: [Box], _ name: String) throws {
    var expected = Set<[Int32]>()
    for i in boxes.indices where !boxes[i].isEmpty {
      for j in (i + 1)..<max(i + 1, boxes.count) where boxes[i].intersects(boxes[j]) {
        expected.insert([Int32(i), Int32(j)])
      }
    }
    var found: [[Int32]] = []
    for leaf in try BoxPairs.leaves(count: boxes.count, threads: 2, box: { boxes[Int($0)] }) {
      found += BoxPairs.pairs(in: leaf, box: { boxes[Int($0)] }).map { [$0.0, $0.1] }
    }
    #expect(found.count == Set(found).count, "\(name): a pair counts twice")
    #expect(Set(found) == expected, "\(name)")
  }

  @Test func boxPairsAreThoseOfBruteForce() throws {
    var rng = SplitMix(seed: 29)
    func random(_ spread: Double, _ size: Double) -> Box {
      let x = spread * rng.unit(), y = spread * rng.unit()
      return Box(minX: x, minY: y, maxX: x + size * rng.unit(), maxY: y + size * rng.unit())
    }
    let scattered = (0..<3000).map { _ in random(10_000, 60) }
    try compare(scattered, "scattered")
    try compare(scattered + [Box(minX: -1, minY: -1, maxX: 20_000, maxY: 20_000)], "one giant")
    try compare((0..<1200).map { _ in Box(minX: 1, minY: 1, maxX: 2, maxY: 2) }, "identical")
    try compare((0..<3000).map { i in random(i % 3 == 0 ? 5 : 10_000, 20) }, "clustered")
    let grid = (0..<2500).map { i -> Box in
      let (x, y) = (Double(i % 50), Double(i / 50))
      return Box(minX: x, minY: y, maxX: x + 1, maxY: y + 1)
    }
    try compare(grid, "grid")
    let stripes = (0..<1500).map { i -> Box in
      let y = Double(i)
      return Box(minX: 0, minY: y, maxX: 1000, maxY: y + 0.5)
    }
    try compare(stripes, "stripes")
    try compare((0..<700).flatMap { _ in [random(100, 3), Box.empty] }, "empty ones between")
    try compare([], "none")
  }
}
