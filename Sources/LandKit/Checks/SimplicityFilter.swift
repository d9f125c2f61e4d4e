import CKernels

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

  /// Whether it would still be valid after its edges, straight no more, had moved by less than half of the
  /// `clearance` asked for and turned by less than 2e-4; false proves nothing. Set when the answer was yes.
  private(set) var isClear = false

  private var blocks: [Block] = []
  private var longestSquared = 0.0
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
  /// `spikeTolerance`. An empty set is not sure. On the way it is found out whether it is clear, with no edge over
  /// `longestEdge`.
  mutating func isSurelyValid(
    _ set: PolygonSet, spikeTolerance: Double, clearance: Double = 0, longestEdge: Double = 0
  ) -> Bool {
    isClear = clearance > 0
    longestSquared = 0
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
      if longestSquared > longestEdge * longestEdge { isClear = false }
      return edgesAreApart(xy, clearance) && RingNesting(set: set, xy: xy, boxes: ringBoxes).isSurelyProper
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
        if !CertainSign.turnsClearly(px, py, cx, cy, nx, ny) { isClear = false }
        longestSquared = max(longestSquared, (nx - cx) * (nx - cx) + (ny - cy) * (ny - cy))
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
  private mutating func edgesAreApart(_ xy: UnsafeBufferPointer<Double>, _ clearance: Double) -> Bool {
    var isClear = isClear
    // Boxes nearer than the clearance are looked into only where there is still a clearance to be found.
    let margin = isClear ? clearance : 0
    let areApart = blocks.withUnsafeBufferPointer { blocks in
      for i in 0..<blocks.count {
        let reach = blocks[i].box.grown(by: margin)
        for j in i..<blocks.count where reach.intersects(blocks[j].box) {
          guard Self.areApart(blocks[i], blocks[j], same: i == j, xy, margin, &isClear) else { return false }
        }
      }
      return true
    }
    self.isClear = isClear
    return areApart
  }

  @inline(__always)
  private static func areApart(
    _ a: Block, _ b: Block, same: Bool, _ xy: UnsafeBufferPointer<Double>, _ margin: Double,
    _ isClear: inout Bool
  ) -> Bool {
    guard let start = xy.baseAddress else { return true }
    var rows: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &rows) { buffer in
      let rows = buffer.assumingMemoryBound(to: UInt8.self)
      let any = ckernels_meeting(
        start + 2 * a.first, Int32(a.end - a.first), start + 2 * b.first, Int32(b.end - b.first), margin,
        rows.baseAddress)
      if any == 0 { return true }
      for e in a.first..<a.end {
        var row = rows[e - a.first]
        // Of one block each pair is looked at once, and no edge against itself.
        if same { row &= ~((2 << UInt8(e - a.first)) &- 1) }
        while row != 0 {
          let f = b.first + row.trailingZeroBitCount
          row &= row &- 1
          // Neighbours share a vertex, as the last edge of a ring does with its first.
          if f == e + 1 || (e == a.ringFirst && f == a.ringLast) { continue }
          guard areApart(e, f, xy, margin, &isClear) else { return false }
        }
      }
      return true
    }
  }

  /// Whether edges `e` and `f`, whose boxes meet or nearly so, share no point.
  @inline(__always)
  private static func areApart(
    _ e: Int, _ f: Int, _ xy: UnsafeBufferPointer<Double>, _ margin: Double, _ isClear: inout Bool
  ) -> Bool {
    let (px, py, qx, qy) = (xy[2 * e], xy[2 * e + 1], xy[2 * e + 2], xy[2 * e + 3])
    let (rx, ry, sx, sy) = (xy[2 * f], xy[2 * f + 1], xy[2 * f + 2], xy[2 * f + 3])
    if isClear {
      if CertainSign.apart(px, py, qx, qy, rx, ry, sx, sy, clearance: margin) { return true }
      isClear = false
    }
    return max(rx, sx) < min(px, qx) || min(rx, sx) > max(px, qx) || max(ry, sy) < min(py, qy)
      || min(ry, sy) > max(py, qy) || CertainSign.apart(px, py, qx, qy, rx, ry, sx, sy)
  }
}
