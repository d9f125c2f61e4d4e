/// Measures pieces of an overlay: plane area, mean width, and ellipsoidal area (method §1.4–5). One a worker.
final class PieceMeasurer {
  private let projection: any PlaneProjection
  private let area: any AreaMeasuring
  /// The longest edge, m, that goes to the inverse projection uncut.
  private let densify: Double
  private let sliverWidth: Double
  private var dense = PolygonSet()

  init(projection: any PlaneProjection, area: any AreaMeasuring, densify: Double, sliverWidth: Double) {
    (self.projection, self.area) = (projection, area)
    (self.densify, self.sliverWidth) = (densify, sliverWidth)
  }

  /// Ellipsoidal area in m² of polygons in the plane: edges cut to at most `densify` metres along the plane
  /// line, then taken to longitude and latitude.
  func ellipsoidalArea(_ plane: PolygonSet) -> Double {
    dense.removeAll()
    plane.densified(to: densify, into: &dense)
    _ = projection.unproject(&dense.xy)
    return area.squareMetres(dense)
  }

  /// A point of the plane in longitude and latitude, degrees.
  func lonLat(_ x: Double, _ y: Double) -> (lon: Double, lat: Double) {
    var point = [x, y]
    _ = projection.unproject(&point)
    return (point[0], point[1])
  }

  /// Whether a connected polygon of that plane area (m²) and perimeter (m, holes included) is a sliver.
  func isSliver(area: Double, perimeter: Double) -> Bool {
    perimeter > 0 && 2 * area / perimeter < sliverWidth
  }
}

extension PolygonSet {
  /// Appends the rings to `out` with points set on edges longer than `limit`, evenly, so that no part is longer.
  ///
  /// Ring and polygon ends carry over. **Complexity**: linear in the vertices put out.
  func densified(to limit: Double, into out: inout PolygonSet) {
    for polygon in 0..<polygonCount {
      for ring in rings(ofPolygon: polygon) {
        let vertices = vertices(ofRing: ring)
        for v in vertices {
          let x = xy[2 * v], y = xy[2 * v + 1]
          out.appendVertex(x, y)
          guard v + 1 < vertices.upperBound else { break }
          let dx = xy[2 * v + 2] - x, dy = xy[2 * v + 3] - y
          let length = (dx * dx + dy * dy).squareRoot()
          guard length > limit else { continue }
          let parts = (length / limit).rounded(.up)
          var k = 1.0
          while k < parts {
            out.appendVertex(x + dx * (k / parts), y + dy * (k / parts))
            k += 1
          }
        }
        out.endRing()
      }
      out.endPolygon()
    }
  }

  /// Whether some edge is longer than `limit`.
  func hasEdge(longerThan limit: Double) -> Bool {
    for ring in 0..<ringEnds.count {
      for v in vertices(ofRing: ring).dropLast() {
        let dx = xy[2 * v + 2] - xy[2 * v], dy = xy[2 * v + 3] - xy[2 * v + 1]
        if dx * dx + dy * dy > limit * limit { return true }
      }
    }
    return false
  }

  /// Plane area, holes subtracted, whatever the winding, in the square of the unit. Summed about the first
  /// vertex of each ring, so that large false eastings cost no digits.
  var planeArea: Double {
    var total = 0.0
    for polygon in 0..<polygonCount {
      let rings = rings(ofPolygon: polygon)
      for ring in rings {
        let area = abs(signedPlaneArea(ofRing: ring))
        total += ring == rings.lowerBound ? area : -area
      }
    }
    return total
  }

  /// Plane area of one ring, positive when it runs counter-clockwise.
  func signedPlaneArea(ofRing ring: Int) -> Double {
    let vertices = vertices(ofRing: ring)
    guard vertices.count >= 4 else { return 0 }
    let x0 = xy[2 * vertices.lowerBound], y0 = xy[2 * vertices.lowerBound + 1]
    var sum = 0.0
    for v in vertices.dropLast() {
      sum += (xy[2 * v] - x0) * (xy[2 * v + 3] - y0) - (xy[2 * v + 2] - x0) * (xy[2 * v + 1] - y0)
    }
    return sum / 2
  }
}
