import Foundation
import TestSupport
import Testing

@testable import LandKit

/// Clean clips and certain relations against GEOS, on seeded polygons and on touching ones.
@Suite struct KernelClipTests {
  private let context = GEOSContext()
  private let clip = CleanClip()

  @Test func partsEqualThoseOfGEOS() throws {
    var random = SplitMix(seed: 11)
    var clipped = 0
    for _ in 0..<3000 {
      let a = Self.star(&random, size: 60, holes: random.next(in: 0...1) < 0.2)
      let b = Self.star(&random, size: random.next(in: 5...300), holes: random.next(in: 0...1) < 0.3)
      if try compare(a, b) { clipped += 1 }
    }
    #expect(clipped > 2900)
  }

  /// Several parts with holes on either side, islands in holes among them: rings that cross nothing count too.
  @Test func partsOfManyRingsEqualThoseOfGEOS() throws {
    var random = SplitMix(seed: 12)
    var (clipped, withHoles, islands) = (0, 0, 0)
    for _ in 0..<2000 {
      let a = Self.parts(&random, size: 120)
      let b = Self.parts(&random, size: random.next(in: 250...700))
      let areValid = try [a, b].allSatisfy { try GEOSGeometry($0, in: context).isValid }
      guard areValid else { continue }
      guard try compare(a, b), let ours = clip.part(of: a, box: a.box, in: EdgeTree(b)) else { continue }
      clipped += 1
      if ours.ringEnds.count > ours.polygonCount { withHoles += 1 }
      if ours.polygonCount > 2, ours.ringEnds.count > ours.polygonCount { islands += 1 }
    }
    #expect(clipped > 1500 && withHoles > 300 && islands > 100, "\(clipped) \(withHoles) \(islands)")
  }

  /// Whether a clean clip was had, which is then held against GEOS's.
  private func compare(_ a: PolygonSet, _ b: PolygonSet) throws -> Bool {
    let theirs = try GEOSGeometry(a, in: context).intersection(GEOSGeometry(b, in: context))
    guard let ours = clip.part(of: a, box: a.box, in: EdgeTree(b)) else { return false }
    #expect(abs(ours.planeArea - theirs.area) <= 1e-9 * theirs.area + 1e-6)
    let set = try theirs.polygonSet()
    #expect(ours.polygonCount == set.polygonCount)
    #expect(ours.ringEnds.count == set.ringEnds.count)
    if !ours.isEmpty {
      let geometry = try GEOSGeometry(ours, in: context)
      #expect(try geometry.isValid)
      #expect(try geometry.symmetricDifference(theirs).area < 1e-5)
    }
    return true
  }

  /// The parts of a polygon in another and outside it add up to it, whichever of the two is walked first.
  @Test func isSymmetric() throws {
    var random = SplitMix(seed: 5)
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
  }

  /// Within, without, and a hole around all: there is nothing to walk, and rings are taken whole or left.
  @Test func takesRingsWithoutCrossings() throws {
    let square = Self.polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
    let small = Self.polygon([(2, 2), (3, 2), (3, 3), (2, 3)]),
      far = Self.polygon([(30, 2), (33, 2), (33, 3)])
    let frame = PolygonSet(rings: [
      [(-9, -9), (19, -9), (19, 19), (-9, 19), (-9, -9)], [(-1, -1), (-1, 11), (11, 11), (11, -1), (-1, -1)],
    ])
    for (a, b, area) in [(square, small, 1.0), (square, far, 0), (square, frame, 0), (small, frame, 0)] {
      #expect(try #require(clip.part(of: a, box: a.box, in: EdgeTree(b))).planeArea == area)
      #expect(try #require(clip.part(of: b, box: b.box, in: EdgeTree(a))).planeArea == area)
    }
    // The hole belongs to the frame, of which the cover leaves all; and the island in it is a part by itself.
    let cover = Self.polygon([(-20, -20), (20, -20), (20, 20), (-20, 20)])
    let both = PolygonSet(polygons: [
      (0..<2).map { ring in frame.vertices(ofRing: ring).map { (frame.xy[2 * $0], frame.xy[2 * $0 + 1]) } },
      [[(2, 2), (3, 2), (3, 3), (2, 3), (2, 2)]],
    ])
    let part = try #require(clip.part(of: both, box: both.box, in: EdgeTree(cover)))
    #expect(part.polygonCount == 2 && part.ringEnds.count == 3)
    #expect(part.planeArea == 28 * 28 - 12 * 12 + 1)
  }

  /// A hole that touches its shell in a corner may be said to lie in another one: GEOS tells.
  @Test func leavesHolesThatTouchToGEOS() {
    var rings = RingAssembly()
    for ring in [
      [(0.0, 0.0), (10, 0), (10, 10), (0, 10)], [(20, 0), (30, 0), (30, 10), (20, 10)],
      [(8, 2), (8, 8), (12, 5)],
    ] {
      for (x, y) in ring { rings.appendVertex(x, y) }
      rings.endRing()
    }
    #expect(rings.polygons() == nil)
    var flat = RingAssembly()
    for (x, y) in [(0.0, 0.0), (5, 0), (10, 0)] { flat.appendVertex(x, y) }
    flat.endRing()
    #expect(flat.polygons() == nil)
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
    var random = SplitMix(seed: 23)
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
    var random = SplitMix(seed: 31)
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
    var random = SplitMix(seed: 47)
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

  /// Two to four parts side by side, each a star with a hole or without, and in some holes an island.
  private static func parts(_ random: inout SplitMix, size: Double) -> PolygonSet {
    var polygons: [[[(Double, Double)]]] = []
    let (x, y) = (38_500_000 + random.next(in: 0...300), 2_500_000 + random.next(in: 0...300))
    for k in 0..<(2 + Int(random.next(in: 0...2.99))) {
      let centre = (x + Double(k % 2) * 2.1 * size, y + Double(k / 2) * 2.1 * size)
      let hasHole = random.next(in: 0...1) < 0.6
      let shell = ring(&random, centre, size, hasHole ? 0.7 : 0.4, 1)
      polygons.append(hasHole ? [shell, ring(&random, centre, size, 0.4, 0.6)] : [shell])
      if hasHole, random.next(in: 0...1) < 0.5 { polygons.append([ring(&random, centre, size, 0.1, 0.3)]) }
    }
    return PolygonSet(polygons: polygons)
  }

  private static func ring(
    _ random: inout SplitMix, _ centre: (x: Double, y: Double), _ size: Double, _ least: Double,
    _ most: Double
  ) -> [(Double, Double)] {
    let n = 8 + Int(random.next(in: 0...30))
    let corners = (0..<n).map { k -> (Double, Double) in
      let angle = 2 * Double.pi * (Double(k) + random.next(in: 0...0.5)) / Double(n)
      let r = size * random.next(in: least...most)
      return (centre.x + r * cos(angle), centre.y + r * sin(angle))
    }
    return corners + [corners[0]]
  }

  /// A star-shaped polygon somewhere in a field of 400 m, far from the origin of the plane.
  private static func star(_ random: inout SplitMix, size: Double, holes: Bool) -> PolygonSet {
    let (x, y) = (38_500_000 + random.next(in: 0...400), 2_500_000 + random.next(in: 0...400))
    func ring(_ least: Double, _ most: Double) -> [(Double, Double)] {
      Self.ring(&random, (x, y), size, least, most)
    }
    return PolygonSet(rings: holes ? [ring(0.6, 1), ring(0.2, 0.4)] : [ring(0.4, 1)])
  }
}
