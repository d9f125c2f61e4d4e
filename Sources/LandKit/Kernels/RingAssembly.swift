/// Puts rings that bound an area into polygons. The area lies on the left of each: one that runs counter-clockwise is a
/// shell, one that runs clockwise a hole.
struct RingAssembly {
  private var rings = PolygonSet()
  private var firstVertex = 0
  /// Signed areas in the plane, m².
  private var areas: [Double] = []

  /// Appends a vertex to the ring being built.
  @inline(__always)
  mutating func appendVertex(_ x: Double, _ y: Double) { rings.appendVertex(x, y) }

  /// Closes the ring being built.
  mutating func endRing() {
    rings.appendVertex(rings.xy[2 * firstVertex], rings.xy[2 * firstVertex + 1])
    rings.endRing()
    firstVertex = rings.vertexCount
    areas.append(rings.signedPlaneArea(ofRing: areas.count))
  }

  /// The polygons; nil where a ring has no area, or it is not certain which shell a hole belongs to.
  ///
  /// **Complexity**: linear without holes, else vertices of the holes times vertices of the shells.
  func polygons() -> PolygonSet? {
    guard areas.allSatisfy({ $0 != 0 }) else { return nil }
    if areas.allSatisfy({ $0 > 0 }) {
      var out = rings
      for ring in areas.indices { out.polygonEnds.append(ring + 1) }
      return out
    }
    var holes = [[Int]](repeating: [], count: areas.count)
    for hole in areas.indices where areas[hole] < 0 {
      guard let shell = shell(around: hole) else { return nil }
      holes[shell].append(hole)
    }
    var out = PolygonSet()
    for shell in areas.indices where areas[shell] > 0 {
      for ring in [shell] + holes[shell] {
        let vertices = rings.vertices(ofRing: ring)
        out.xy.append(contentsOf: rings.xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound)])
        out.endRing()
      }
      out.endPolygon()
    }
    return out
  }

  /// The smallest shell that has all corners of `hole` in it. Nil when there is none, or one has only some of them.
  private func shell(around hole: Int) -> Int? {
    var smallest: Int?
    for shell in areas.indices where areas[shell] > 0 {
      let corners = rings.vertices(ofRing: hole).dropLast()
      let inside = corners.count { contains(shell, rings.xy[2 * $0], rings.xy[2 * $0 + 1]) }
      if inside == 0 { continue }
      guard inside == corners.count else { return nil }
      if smallest.map({ areas[shell] < areas[$0] }) ?? true { smallest = shell }
    }
    return smallest
  }

  /// Whether a point that is not on ring `ring` lies in it.
  private func contains(_ ring: Int, _ x: Double, _ y: Double) -> Bool {
    var inside = false
    for v in rings.vertices(ofRing: ring).dropLast() {
      let edge = rings.edge(v)
      if (edge.ay > y) != (edge.by > y),
        x < (edge.bx - edge.ax) * (y - edge.ay) / (edge.by - edge.ay) + edge.ax
      {
        inside.toggle()
      }
    }
    return inside
  }
}
