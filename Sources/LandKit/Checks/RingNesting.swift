/// Whether rings that are simple and share no point lie in each other as OGC asks.
struct RingNesting {
  let set: PolygonSet
  let xy: UnsafeBufferPointer<Double>
  /// The box of each ring.
  let boxes: [Box]

  /// Where a point lies.
  private enum Side { case inside, outside, unsure }

  /// Whether holes certainly lie in their shells and beside each other, and shells beside each other. A part
  /// in another's hole is proper too, but too rare to be decided here.
  var isSurelyProper: Bool {
    for part in 0..<set.polygonCount {
      let rings = set.rings(ofPolygon: part)
      guard let shell = rings.first, holesAreProper(shell: shell, holes: rings.dropFirst()) else {
        return false
      }
      for other in 0..<part where !areBeside(shell, set.rings(ofPolygon: other).lowerBound) { return false }
    }
    return true
  }

  private func holesAreProper(shell: Int, holes: Range<Int>) -> Bool {
    for hole in holes {
      guard side(ofRing: hole, inRing: shell) == .inside else { return false }
      for other in holes.lowerBound..<hole where !areBeside(hole, other) { return false }
    }
    return true
  }

  private func areBeside(_ a: Int, _ b: Int) -> Bool {
    guard boxes[a].intersects(boxes[b]) else { return true }
    return side(ofRing: a, inRing: b) == .outside && side(ofRing: b, inRing: a) == .outside
  }

  /// Where the first vertex of ring `a`, and with it all of the ring, lies from ring `b`.
  private func side(ofRing a: Int, inRing b: Int) -> Side {
    let v = set.vertices(ofRing: a).lowerBound
    let (x, y) = (xy[2 * v], xy[2 * v + 1])
    guard boxes[b].contains(x, y) else { return .outside }
    var isInside = false
    for e in set.vertices(ofRing: b).dropLast() {
      let (rx, ry, sx, sy) = (xy[2 * e], xy[2 * e + 1], xy[2 * e + 2], xy[2 * e + 3])
      if (ry > y) == (sy > y) { continue }
      let turn = CertainSign.orientation(rx, ry, sx, sy, x, y)
      if turn == 0 { return .unsure }
      // The edge meets the ray to the right of the point.
      if (sy > ry) == (turn == 1) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }
}
