/// Signs of plane predicates, by the filter where that is certain and by GEOS's double-double arithmetic
/// where it is not: the same that GEOS decides validity by.
struct ExactSign {
  typealias Point = (x: Double, y: Double)

  /// What a ring does at a vertex.
  enum Turn {
    /// Goes on.
    case proper
    /// Turns back so sharply that the edges lie within the tolerance, yet do not coincide.
    case needle
    /// Turns back on itself.
    case back
  }

  /// Where a point lies from a ring.
  enum Side { case inside, boundary, outside }

  let context: GEOSContext

  /// 1 when a, b, c turn left, −1 when they turn right, 0 when they are on one line.
  func orientation(_ a: Point, _ b: Point, _ c: Point) -> Int {
    let sign = CertainSign.orientation(a.x, a.y, b.x, b.y, c.x, c.y)
    return sign != 0 ? sign : context.orientation(a.x, a.y, b.x, b.y, c.x, c.y)
  }

  /// What the way p, c, n does at c.
  func turn(_ p: Point, _ c: Point, _ n: Point, tolerance: Double) -> Turn {
    if CertainSign.turns(p.x, p.y, c.x, c.y, n.x, n.y, tolerance: tolerance) { return .proper }
    let dot = (p.x - c.x) * (n.x - c.x) + (p.y - c.y) * (n.y - c.y)
    guard dot > 0 else { return .proper }
    return orientation(p, c, n) == 0 ? .back : .needle
  }

  /// Where `p` lies from `ring`.
  func side(_ p: Point, of ring: CleanRing) -> Side {
    var isInside = false
    for i in 0..<ring.count {
      let (r, s) = (ring.point(i), ring.point(ring.next(i)))
      if min(r.y, s.y) > p.y || max(r.y, s.y) < p.y || max(r.x, s.x) < p.x { continue }
      let turn = orientation(r, s, p)
      if turn == 0, min(r.x, s.x) <= p.x { return .boundary }
      if (r.y > p.y) != (s.y > p.y), (s.y > r.y) == (turn == 1) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }
}
