/// Tells pairs of polygons that surely share no area from those that GEOS must be asked about.
enum AreaContact {
  /// False only when the two surely share no inner point: no edges meet or come within rounding of meeting but those
  /// that they have in common as neighbours, and neither has a corner in the other. **Complexity**: the product of the edges in the boxes' overlap.
  static func mayOverlap(_ a: PolygonSet, _ boxA: Box, _ b: PolygonSet, _ boxB: Box) -> Bool {
    let window = Box(
      minX: max(boxA.minX, boxB.minX), minY: max(boxA.minY, boxB.minY), maxX: min(boxA.maxX, boxB.maxX),
      maxY: min(boxA.maxY, boxB.maxY))
    if window.isEmpty { return false }
    // Rounding of coordinates of 10⁷ m is 2e-9; a micrometre is far beyond it.
    let near = edges(of: a, meeting: window.grown(by: 1e-6))
    let others = edges(of: b, meeting: window.grown(by: 1e-6))
    for i in stride(from: 0, to: near.count, by: 4) {
      for j in stride(from: 0, to: others.count, by: 4) {
        let distance = Segments.squaredDistance(
          near[i], near[i + 1], near[i + 2], near[i + 3], others[j], others[j + 1], others[j + 2],
          others[j + 3])
        if distance < 1e-12 {
          return SharedBoundary(a, b, near: window.grown(by: 1e-6)).mayOverlap(within: 1e-12)
        }
      }
    }
    return anyCorner(of: a, in: b) || anyCorner(of: b, in: a)
  }

  private static func edges(of set: PolygonSet, meeting window: Box) -> [Double] {
    var out: [Double] = []
    var vertex = 0
    for end in set.ringEnds {
      while vertex + 1 < end {
        let i = 2 * vertex
        vertex += 1
        let (ax, ay, bx, by) = (set.xy[i], set.xy[i + 1], set.xy[i + 2], set.xy[i + 3])
        if max(ax, bx) < window.minX || min(ax, bx) > window.maxX || max(ay, by) < window.minY
          || min(ay, by) > window.maxY
        {
          continue
        }
        out.append(ax)
        out.append(ay)
        out.append(bx)
        out.append(by)
      }
      vertex = end
    }
    return out
  }

  /// Whether the first corner of some ring of `a` lies in `b`, by the even-odd rule. The boundaries are apart, so
  /// one corner speaks for its ring.
  private static func anyCorner(of a: PolygonSet, in b: PolygonSet) -> Bool {
    (0..<a.ringEnds.count).contains { ring in
      let v = a.vertices(ofRing: ring).lowerBound
      return contains(b, a.xy[2 * v], a.xy[2 * v + 1])
    }
  }

  /// Whether a point that is not on the boundary lies in `set`.
  static func contains(_ set: PolygonSet, _ x: Double, _ y: Double) -> Bool {
    var inside = false
    var vertex = 0
    for end in set.ringEnds {
      while vertex + 1 < end {
        let i = 2 * vertex
        vertex += 1
        let (ax, ay, bx, by) = (set.xy[i], set.xy[i + 1], set.xy[i + 2], set.xy[i + 3])
        if (ay > y) != (by > y), x < (bx - ax) * (y - ay) / (by - ay) + ax { inside.toggle() }
      }
      vertex = end
    }
    return inside
  }
}
