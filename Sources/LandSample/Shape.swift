import LandKit

/// A polygonal geometry in whole 1e-9 degrees: polygons of closed rings, shells counter-clockwise and first.
struct Shape: Sendable {
  var polygons: [[[NanoPoint]]] = []

  /// One vertex inside or on the shape, used to name a place.
  var anchor: NanoPoint? { polygons.first?.first?.first }

  /// See `LocalPlane.quickArea`.
  var quickArea: Double {
    var total = 0.0
    for polygon in polygons {
      for (i, ring) in polygon.enumerated() { total += (i == 0 ? 1 : -1) * LocalPlane.quickArea(ring) }
    }
    return total
  }

  /// Fills `set` with the decimals that a reader of the written file gets.
  func fill(_ set: inout PolygonSet) {
    set.removeAll()
    for polygon in polygons {
      for ring in polygon {
        for vertex in ring {
          let (lon, lat) = vertex.degrees
          set.appendVertex(lon, lat)
        }
        set.endRing()
      }
      set.endPolygon()
    }
  }

  /// One polygon drawn from open rings of the plane, oriented as RFC 7946 §3.1.6 asks.
  init(plane rings: [[PlanePoint]]) {
    polygons = [rings.enumerated().map { Shape.ring($1, counterClockwise: $0 == 0) }]
  }

  init(polygons: [[[NanoPoint]]] = []) { self.polygons = polygons }

  private static func ring(_ open: [PlanePoint], counterClockwise: Bool) -> [NanoPoint] {
    var sum = 0.0
    for (i, a) in open.enumerated() {
      let b = open[(i + 1) % open.count]
      sum += a.x * b.y - b.x * a.y
    }
    let ordered = (sum > 0) == counterClockwise ? open : open.reversed()
    var ring = ordered.map(LocalPlane.nano)
    if let first = ring.first { ring.append(first) }
    return ring
  }
}

/// Measures shapes on CGCS2000, reusing one buffer.
struct ShapeMeasure {
  private let geodesic = GeodesicArea()
  private var buffer = PolygonSet()

  /// Ellipsoidal area, m².
  mutating func squareMetres(_ shape: Shape) -> Double {
    shape.fill(&buffer)
    return geodesic.squareMetres(buffer)
  }
}
