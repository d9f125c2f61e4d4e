import Foundation
import Testing

@testable import LandKit

/// Clean clips and certain relations against GEOS, on seeded polygons and on touching ones.
@Suite struct KernelClipTests {
  private let context = GEOSContext()
  private let clip = CleanClip()

  @Test func partsEqualThoseOfGEOS() throws {
    var random = ClipRandom(state: 11)
    var clipped = 0
    for _ in 0..<3000 {
      let a = Self.star(&random, size: 60, holes: random.next(in: 0...1) < 0.2)
      let b = Self.star(&random, size: random.next(in: 5...300), holes: random.next(in: 0...1) < 0.3)
      let theirs = try GEOSGeometry(a, in: context).intersection(GEOSGeometry(b, in: context))
      guard let ours = clip.part(of: a, box: a.box, in: EdgeTree(b)) else { continue }
      clipped += 1
      #expect(abs(ours.planeArea - theirs.area) <= 1e-9 * theirs.area + 1e-6)
      #expect(ours.polygonCount == (try theirs.polygonSet().polygonCount))
      let difference = try GEOSGeometry(ours, in: context).symmetricDifference(theirs)
      #expect(difference.area < 1e-5)
    }
    #expect(clipped > 800)
  }

  /// The parts of a polygon in another and outside it add up to it, whichever of the two is walked first.
  @Test func isSymmetric() throws {
    var random = ClipRandom(state: 5)
    for _ in 0..<500 {
      let a = Self.star(&random, size: 50, holes: false), b = Self.star(&random, size: 70, holes: false)
      guard let ab = clip.part(of: a, box: a.box, in: EdgeTree(b)) else { continue }
      let ba = try #require(clip.part(of: b, box: b.box, in: EdgeTree(a)))
      #expect(abs(ab.planeArea - ba.planeArea) < 1e-7)
    }
  }

  /// Shared corners, shared edges, corners on edges, needles: nothing certain, so GEOS is asked.
  @Test func leavesDoubtfulCasesToGEOS() {
    let square = Self.polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
    let doubtful = [
      square, Self.polygon([(10, 0), (20, 0), (20, 10), (10, 10)]),
      Self.polygon([(5, 0), (15, 0), (15, 5), (5, 5)]),
      Self.polygon([(10, 10), (20, 10), (20, 20), (10, 20)]), Self.polygon([(-5, 5), (10, 3), (10, 7)]),
      Self.polygon([(-5, -5), (5, 5), (5, -5)]), Self.polygon([(5, 5), (15, 1e-8), (15, 10)]),
      Self.polygon([(-5, 1e-7), (15, -1e-7), (15, -5), (-5, -5)]),
    ]
    for (i, other) in doubtful.enumerated() where i != 6 {
      #expect(clip.part(of: square, box: square.box, in: EdgeTree(other)) == nil, "\(i)")
      #expect(clip.part(of: other, box: other.box, in: EdgeTree(square)) == nil, "\(i)")
      #expect(EdgeTree(other).relation(of: square, box: square.box) == .unsure, "\(i)")
    }
    // Within, without, and a hole over all: there is nothing to walk.
    let small = Self.polygon([(2, 2), (3, 2), (3, 3), (2, 3)]),
      far = Self.polygon([(30, 2), (33, 2), (33, 3)])
    for other in [small, far] {
      #expect(clip.part(of: square, box: square.box, in: EdgeTree(other)) == nil)
      #expect(clip.part(of: other, box: other.box, in: EdgeTree(square)) == nil)
    }
  }

  @Test func windingDoesNotMatter() throws {
    let a: [(Double, Double)] = [(0, 0), (10, 0), (10, 10), (0, 10)],
      b = [(5.0, 5.0), (17, 4), (16, 15), (4, 14)]
    let expected = try GEOSGeometry(Self.polygon(a), in: context)
      .intersection(GEOSGeometry(Self.polygon(b), in: context)).area
    for (p, q) in [(a, b), (a.reversed(), b), (a, b.reversed()), (a.reversed(), b.reversed())] {
      let subject = Self.polygon(p)
      let part = try #require(clip.part(of: subject, box: subject.box, in: EdgeTree(Self.polygon(q))))
      #expect(abs(part.planeArea - expected) < 1e-9)
    }
  }

  @Test func relationsEqualThoseOfGEOS() throws {
    var random = ClipRandom(state: 23)
    var (apart, inside) = (0, 0)
    for _ in 0..<3000 {
      let a = Self.star(&random, size: random.next(in: 1...60), holes: random.next(in: 0...1) < 0.3)
      let b = Self.star(&random, size: random.next(in: 20...300), holes: random.next(in: 0...1) < 0.5)
      let (ga, gb) = (try GEOSGeometry(a, in: context), try GEOSGeometry(b, in: context))
      switch EdgeTree(b).relation(of: a, box: a.box) {
      case .apart:
        apart += 1
        #expect(try !ga.intersects(gb))
      case .inside:
        inside += 1
        #expect(try gb.covers(ga))
      case .unsure: #expect(try ga.intersects(gb))
      }
    }
    #expect(apart > 200 && inside > 200)
  }

  @Test func distancesEqualThoseOfGEOS() throws {
    var random = ClipRandom(state: 31)
    for _ in 0..<600 {
      let a = Self.star(&random, size: 30, holes: false), b = Self.star(&random, size: 80, holes: true)
      let expected = try GEOSGeometry(a, in: context).distance(to: GEOSGeometry(b, in: context))
      guard expected > 0 else { continue }
      let tree = EdgeTree(b)
      #expect(abs(tree.distance(to: a, box: a.box, below: .infinity) - expected) < 1e-8)
      #expect(tree.distance(to: a, box: a.box, below: expected / 2) == expected / 2)
    }
  }

  @Test func boxesAreFoundAsByLookingAtAll() {
    var random = ClipRandom(state: 47)
    for count in [0, 1, 7, 8, 9, 64, 65, 700] {
      var boxes = (0..<count).map { _ in Self.star(&random, size: random.next(in: 1...90), holes: false).box }
      if count > 8 { boxes[3] = .empty }
      let index = BoxIndex(boxes)
      var found: [Int] = [-1]
      for _ in 0..<50 {
        let query = Self.star(&random, size: random.next(in: 1...200), holes: false).box
        index.query(query, into: &found)
        #expect(found == boxes.indices.filter { boxes[$0].intersects(query) })
      }
    }
  }

  private static func polygon(_ corners: [(Double, Double)]) -> PolygonSet {
    PolygonSet(rings: [corners + [corners[0]]])
  }

  /// A star-shaped polygon somewhere in a field of 400 m, far from the origin of the plane.
  private static func star(_ random: inout ClipRandom, size: Double, holes: Bool) -> PolygonSet {
    let (x, y) = (38_500_000 + random.next(in: 0...400), 2_500_000 + random.next(in: 0...400))
    func ring(_ least: Double, _ most: Double) -> [(Double, Double)] {
      let n = 8 + Int(random.next(in: 0...30))
      let corners = (0..<n).map { k -> (Double, Double) in
        let angle = 2 * Double.pi * (Double(k) + random.next(in: 0...0.5)) / Double(n)
        let r = size * random.next(in: least...most)
        return (x + r * cos(angle), y + r * sin(angle))
      }
      return corners + [corners[0]]
    }
    return PolygonSet(rings: holes ? [ring(0.6, 1), ring(0.2, 0.4)] : [ring(0.4, 1)])
  }
}

/// SplitMix64: the same numbers on every machine.
private struct ClipRandom {
  var state: UInt64
  mutating func next(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    let unit = Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }
}
