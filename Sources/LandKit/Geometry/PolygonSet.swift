/// The polygonal geometry of one feature, in flat buffers laid out as GeoArrow's multipolygon:
/// one interleaved coordinate buffer, the end of each ring, and the end of each polygon.
///
/// The first ring of a polygon is its shell, the others are holes. Rings are closed: their last vertex
/// repeats the first. The buffers keep their capacity when cleared, so that a worker fills the same value
/// for feature after feature without allocating.
///
/// **CRS**: none of its own; the owner knows it. **Units**: those of the CRS (degrees, or metres).
public struct PolygonSet: Sendable, Equatable {
  /// `x0, y0, x1, y1, …`: longitude and latitude, or easting and northing.
  public var xy: [Double] = []
  /// The third ordinate of each vertex, or empty when the source had none. It plays no part in any figure.
  public var z: [Double] = []
  /// For each ring, the index of the vertex after its last.
  public var ringEnds: [Int] = []
  /// For each polygon, the index of the ring after its last.
  public var polygonEnds: [Int] = []

  /// An empty set.
  public init() {}

  /// The number of vertices, closing ones included.
  public var vertexCount: Int { xy.count / 2 }
  /// The number of polygons.
  public var polygonCount: Int { polygonEnds.count }
  /// Whether there is no polygon.
  public var isEmpty: Bool { polygonEnds.isEmpty }

  /// Empties the buffers and keeps their capacity.
  public mutating func removeAll() {
    xy.removeAll(keepingCapacity: true)
    z.removeAll(keepingCapacity: true)
    ringEnds.removeAll(keepingCapacity: true)
    polygonEnds.removeAll(keepingCapacity: true)
  }

  /// How much it holds, to cut it back to.
  struct Mark { fileprivate let xy, z, rings, polygons: Int }

  var mark: Mark { Mark(xy: xy.count, z: z.count, rings: ringEnds.count, polygons: polygonEnds.count) }

  /// Lets go what was appended since `mark` was taken.
  mutating func cut(to mark: Mark) {
    xy.removeLast(xy.count - mark.xy)
    z.removeLast(z.count - mark.z)
    ringEnds.removeLast(ringEnds.count - mark.rings)
    polygonEnds.removeLast(polygonEnds.count - mark.polygons)
  }

  /// The vertices of ring `ring`, as a range of vertex indices.
  public func vertices(ofRing ring: Int) -> Range<Int> {
    (ring == 0 ? 0 : ringEnds[ring - 1])..<ringEnds[ring]
  }

  /// The rings of polygon `polygon`, shell first, as a range of ring indices.
  public func rings(ofPolygon polygon: Int) -> Range<Int> {
    (polygon == 0 ? 0 : polygonEnds[polygon - 1])..<polygonEnds[polygon]
  }

  /// The smallest box around all vertices; `Box.empty` when there is none.
  public var box: Box {
    var box = Box.empty
    var i = 0
    while i + 1 < xy.count {
      box.extend(xy[i], xy[i + 1])
      i += 2
    }
    return box
  }

  /// Appends one vertex to the ring being built.
  @inline(__always)
  public mutating func appendVertex(_ x: Double, _ y: Double) {
    xy.append(x)
    xy.append(y)
  }

  /// Ends the ring being built.
  public mutating func endRing() { ringEnds.append(xy.count / 2) }
  /// Ends the polygon being built.
  public mutating func endPolygon() { polygonEnds.append(ringEnds.count) }
}

extension PolygonSet {
  /// One polygon from closed rings of (x, y) pairs, shell first.
  public init(rings: [[(Double, Double)]]) {
    self.init(polygons: [rings])
  }

  /// Polygons from closed rings of (x, y) pairs, the shell of each first.
  public init(polygons: [[[(Double, Double)]]]) {
    self.init()
    for polygon in polygons {
      for ring in polygon {
        for (x, y) in ring { appendVertex(x, y) }
        endRing()
      }
      endPolygon()
    }
  }
}

extension PolygonSet {
  /// One polygon of the set, by itself.
  public func polygon(_ index: Int) -> PolygonSet {
    var out = PolygonSet()
    for ring in rings(ofPolygon: index) {
      let vertices = vertices(ofRing: ring)
      out.xy.append(contentsOf: xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound)])
      if !z.isEmpty { out.z.append(contentsOf: z[vertices]) }
      out.endRing()
    }
    out.endPolygon()
    return out
  }

  /// The length of all rings in the unit of the plane.
  public var planePerimeter: Double {
    var sum = 0.0
    for ring in 0..<ringEnds.count {
      for v in vertices(ofRing: ring).dropLast() {
        let dx = xy[2 * v + 2] - xy[2 * v], dy = xy[2 * v + 3] - xy[2 * v + 1]
        sum += (dx * dx + dy * dy).squareRoot()
      }
    }
    return sum
  }
}
