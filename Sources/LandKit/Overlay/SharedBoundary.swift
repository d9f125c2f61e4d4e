/// Tells neighbours that share whole edges or corners, as parcels of a cadastre do, from polygons that overlap.
///
/// Where two valid polygons meet in common corners and common edges alone, those edges run against each other, and at
/// each common corner their angles lie beside each other, then no part of one boundary lies within the other: a part
/// that leaves a common corner leaves it outside, and a ring without one is told by any of its corners. So the
/// polygons share no area. Coordinates are compared exactly and signs count only where rounding cannot have changed
/// them; everything else, a corner on the other's edge first of all, is left to an overlay.
struct SharedBoundary {
  private let a: Side
  private let b: Side

  /// One polygon set: its edges near the other, interior on their left.
  private struct Side {
    let set: PolygonSet
    var edges: [Edge] = []
    /// The ring of each edge.
    var rings: [Int] = []
    /// Whether a ring has a common corner.
    var isTouched: [Bool]

    init(_ polygons: PolygonSet, near window: Box) {
      set = polygons.interiorLeft()
      isTouched = Array(repeating: false, count: set.ringEnds.count)
      for ring in 0..<set.ringEnds.count {
        for v in set.vertices(ofRing: ring).dropLast() {
          let edge = Edge(
            ax: set.xy[2 * v], ay: set.xy[2 * v + 1], bx: set.xy[2 * v + 2], by: set.xy[2 * v + 3])
          guard edge.box.intersects(window) else { continue }
          edges.append(edge)
          rings.append(ring)
        }
      }
    }

    /// The corners before and after `point`; nil unless the boundary passes there once.
    func neighbours(of point: Corner) -> (before: Corner, after: Corner)? {
      var (before, after): ([Corner], [Corner]) = ([], [])
      for edge in edges {
        if edge.end == point { before.append(edge.start) }
        if edge.start == point { after.append(edge.end) }
      }
      guard let first = before.first, let last = after.first, before.count == 1, after.count == 1 else {
        return nil
      }
      return (first, last)
    }

    /// Whether a ring without a common corner lies in `other`.
    func hasFreeRing(in other: PolygonSet) -> Bool {
      isTouched.indices.contains { ring in
        guard !isTouched[ring] else { return false }
        let v = set.vertices(ofRing: ring).lowerBound
        return AreaContact.contains(other, set.xy[2 * v], set.xy[2 * v + 1])
      }
    }
  }

  /// Of polygons that come near each other within `window`.
  init(_ a: PolygonSet, _ b: PolygonSet, near window: Box) {
    (self.a, self.b) = (Side(a, near: window), Side(b, near: window))
  }

  /// False only when the two surely share no inner point; `reach` is the squared distance within which edges may meet.
  /// **Complexity**: the product of the edges near each other.
  func mayOverlap(within reach: Double) -> Bool {
    var (a, b) = (self.a, self.b)
    var corners: [Corner] = []
    for (i, p) in a.edges.enumerated() {
      for (j, q) in b.edges.enumerated() where p.squaredDistance(to: q) < reach {
        guard let common = Self.common(p, q) else { return true }
        a.isTouched[a.rings[i]] = true
        b.isTouched[b.rings[j]] = true
        for corner in common where !corners.contains(corner) { corners.append(corner) }
      }
    }
    for corner in corners {
      guard let ours = a.neighbours(of: corner), let theirs = b.neighbours(of: corner),
        Self.areBeside(ours, theirs, at: corner)
      else { return true }
    }
    return a.hasFreeRing(in: b.set) || b.hasFreeRing(in: a.set)
  }

  /// The common corners of two edges that meet in nothing else; nil when they may.
  private static func common(_ p: Edge, _ q: Edge) -> [Corner]? {
    if p.start == q.end, p.end == q.start { return [p.start, p.end] }
    let shared: (corner: Corner, p: Corner, q: Corner)
    if p.start == q.start {
      shared = (p.start, p.end, q.end)
    } else if p.start == q.end {
      shared = (p.start, p.end, q.start)
    } else if p.end == q.start {
      shared = (p.end, p.start, q.end)
    } else if p.end == q.end {
      shared = (p.end, p.start, q.start)
    } else {
      return nil
    }
    let turn = Corner.turn(shared.corner, shared.p, shared.q)
    return turn != 0 || Corner.isOpposite(shared.p, shared.q, from: shared.corner) ? [shared.corner] : nil
  }

  /// Whether the inner angles of both at `corner` surely have no direction in common. An inner angle reaches from the
  /// corner after, against the clock, to the corner before.
  private static func areBeside(
    _ a: (before: Corner, after: Corner), _ b: (before: Corner, after: Corner), at corner: Corner
  ) -> Bool {
    isOutside(b, of: a, at: corner) && isOutside(a, of: b, at: corner)
  }

  /// Whether both sides of the angle `a` surely lie outside the angle `b`, or along its sides the other way.
  private static func isOutside(
    _ a: (before: Corner, after: Corner), of b: (before: Corner, after: Corner), at corner: Corner
  ) -> Bool {
    (a.after == b.before || corner.sees(a.after, from: b.before, to: b.after))
      && (a.before == b.after || corner.sees(a.before, from: b.before, to: b.after))
  }
}

/// A corner of a polygon, exactly where it is.
private struct Corner: Equatable {
  let x, y: Double

  /// 1 when a, b, c turn left, −1 when right, 0 when that is not certain.
  static func turn(_ a: Corner, _ b: Corner, _ c: Corner) -> Int {
    CertainSign.orientation(a.x, a.y, b.x, b.y, c.x, c.y)
  }

  /// Whether p and q surely lie on different sides of `corner`: an angle over 90°.
  static func isOpposite(_ p: Corner, _ q: Corner, from corner: Corner) -> Bool {
    let (x, y) = ((p.x - corner.x) * (q.x - corner.x), (p.y - corner.y) * (q.y - corner.y))
    return x + y < -1e-12 * (x.magnitude + y.magnitude)
  }

  /// Whether p is surely passed on the way against the clock from `first` to `last`, seen from here.
  func sees(_ p: Corner, from first: Corner, to last: Corner) -> Bool {
    let (one, two) = (Self.turn(self, first, p), Self.turn(self, p, last))
    // Over 180°, one of the two turns is enough; up to 180°, and where that is not certain, it takes both.
    return Self.turn(self, first, last) < 0 ? one > 0 || two > 0 : one > 0 && two > 0
  }
}

extension Edge {
  fileprivate var start: Corner { Corner(x: ax, y: ay) }
  fileprivate var end: Corner { Corner(x: bx, y: by) }
}
