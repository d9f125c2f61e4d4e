/// A quick test that says "surely simple and valid", or "not sure". It is never wrong in the first; only
/// what it is not sure of is put to GEOS.
///
/// Every pair of edges of all rings is tested unless boxes rule it out, so rings that pass neither cross,
/// touch, double back nor repeat a vertex; then holes must lie in their shells, and beside each other, and
/// shells beside each other. Floating-point signs count only where the error bound leaves no doubt.
///
/// **Complexity**: O(n + (n/8)² + close pairs); allocates only while its scratch grows.
struct SimplicityFilter {
  /// The area of each ring, positive when counter-clockwise, in square units of the CRS; set for every ring
  /// when the answer was yes.
  private(set) var ringAreas: [Double] = []
  /// The box of each ring; set as `ringAreas` is.
  private(set) var ringBoxes: [Box] = []

  private var blocks: [Block] = []
  private static let blockLength = 8
  private static let vertexLimit = 20_000
  private static let ringLimit = 500

  /// Consecutive edges of a ring; edge v runs from vertex v to v + 1.
  private struct Block {
    var box: Box
    var first: Int
    var end: Int
    var ringFirst: Int
    var ringLast: Int
  }

  /// Whether `set` is certainly valid by OGC, with no duplicate vertex and no spike within
  /// `spikeTolerance`. An empty set is not sure.
  mutating func isSurelyValid(_ set: PolygonSet, spikeTolerance: Double) -> Bool {
    guard !set.isEmpty, set.vertexCount <= Self.vertexLimit, set.ringEnds.count <= Self.ringLimit else {
      return false
    }
    blocks.removeAll(keepingCapacity: true)
    ringAreas.removeAll(keepingCapacity: true)
    ringBoxes.removeAll(keepingCapacity: true)
    return set.xy.withUnsafeBufferPointer { xy in
      for ring in 0..<set.ringEnds.count
      where !gather(set.vertices(ofRing: ring), xy, tolerance: spikeTolerance) {
        return false
      }
      return edgesAreApart(xy) && RingNesting(set: set, xy: xy, boxes: ringBoxes).isSurelyProper
    }
  }

  /// Takes in one ring: false when it is short, open, not finite, or may repeat a vertex or turn back.
  private mutating func gather(
    _ vertices: Range<Int>, _ xy: UnsafeBufferPointer<Double>, tolerance: Double
  ) -> Bool {
    let (first, last) = (vertices.lowerBound, vertices.upperBound - 1)
    guard vertices.count >= 4, xy[2 * first] == xy[2 * last], xy[2 * first + 1] == xy[2 * last + 1] else {
      return false
    }
    let (ox, oy) = (xy[2 * first], xy[2 * first + 1])
    var (px, py) = (xy[2 * (last - 1)], xy[2 * (last - 1) + 1])
    var (cx, cy) = (ox, oy)
    var area = 0.0
    var ringBox = Box.empty
    var v = first
    while v < last {
      let start = v
      var box = Box(minX: cx, minY: cy, maxX: cx, maxY: cy)
      let end = min(v + Self.blockLength, last)
      while v < end {
        let (nx, ny) = (xy[2 * v + 2], xy[2 * v + 3])
        guard nx.isFinite, ny.isFinite, CertainSign.turns(px, py, cx, cy, nx, ny, tolerance: tolerance)
        else { return false }
        area += (cx - ox) * (ny - oy) - (nx - ox) * (cy - oy)
        box.extend(nx, ny)
        (px, py, cx, cy) = (cx, cy, nx, ny)
        v += 1
      }
      ringBox.extend(box)
      blocks.append(Block(box: box, first: start, end: end, ringFirst: first, ringLast: last - 1))
    }
    ringAreas.append(area / 2)
    ringBoxes.append(ringBox)
    return true
  }

  /// Whether no two edges share a point but neighbours their vertex.
  private func edgesAreApart(_ xy: UnsafeBufferPointer<Double>) -> Bool {
    blocks.withUnsafeBufferPointer { blocks in
      for i in 0..<blocks.count {
        for j in i..<blocks.count where blocks[i].box.intersects(blocks[j].box) {
          guard Self.areApart(blocks[i], blocks[j], same: i == j, xy) else { return false }
        }
      }
      return true
    }
  }

  @inline(__always)
  private static func areApart(
    _ a: Block, _ b: Block, same: Bool, _ xy: UnsafeBufferPointer<Double>
  ) -> Bool {
    for e in a.first..<a.end {
      let (px, py, qx, qy) = (xy[2 * e], xy[2 * e + 1], xy[2 * e + 2], xy[2 * e + 3])
      let box = Box(minX: min(px, qx), minY: min(py, qy), maxX: max(px, qx), maxY: max(py, qy))
      if !same && !box.intersects(b.box) { continue }
      var f = same ? e + 2 : b.first
      while f < b.end {
        defer { f += 1 }
        // Neighbours share a vertex, as the last edge of a ring does with its first.
        if f == e + 1 || (e == a.ringFirst && f == a.ringLast) { continue }
        let (rx, ry, sx, sy) = (xy[2 * f], xy[2 * f + 1], xy[2 * f + 2], xy[2 * f + 3])
        if max(rx, sx) < box.minX || min(rx, sx) > box.maxX || max(ry, sy) < box.minY
          || min(ry, sy) > box.maxY
        {
          continue
        }
        guard CertainSign.apart(px, py, qx, qy, rx, ry, sx, sy) else { return false }
      }
    }
    return true
  }
}
