import Foundation
import LandKit

/// A vertex in whole 1e-9 degrees: what is measured is exactly what is written.
struct NanoPoint: Equatable, Sendable {
  /// Longitude, 1e-9 degrees.
  var lon: Int64
  /// Latitude, 1e-9 degrees.
  var lat: Int64

  /// The decimals that a reader gets: a correctly rounded quotient, as 1e9 and the integers are exact.
  var degrees: (lon: Double, lat: Double) { (Double(lon) / 1e9, Double(lat) / 1e9) }
}

/// A point of the drawing plane: m east and north of the district's middle.
struct PlanePoint: Equatable, Sendable {
  var x: Double
  var y: Double

  static func + (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: PlanePoint, k: Double) -> PlanePoint { PlanePoint(x: a.x * k, y: a.y * k) }

  func distance(to other: PlanePoint) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

/// The drawing plane: longitude and latitude scaled to metres at the district's middle. It serves to draw
/// shapes; areas are never taken in it.
enum LocalPlane {
  /// The middle of the district, degrees.
  static let lon0 = 113.21
  /// See `lon0`.
  static let lat0 = 23.425

  private static let radii = curvature(latitude: lat0 * .pi / 180)
  /// Metres a degree of longitude at the middle.
  static let metresPerLon = radii.normal * cos(lat0 * .pi / 180) * .pi / 180
  /// Metres a degree of latitude at the middle.
  static let metresPerLat = radii.meridian * .pi / 180

  @inline(__always)
  static func nano(_ p: PlanePoint) -> NanoPoint {
    NanoPoint(
      lon: Int64(((lon0 + p.x / metresPerLon) * 1e9).rounded()),
      lat: Int64(((lat0 + p.y / metresPerLat) * 1e9).rounded()))
  }

  static func point(lon: Double, lat: Double) -> PlanePoint {
    PlanePoint(x: (lon - lon0) * metresPerLon, y: (lat - lat0) * metresPerLat)
  }

  /// Radii of curvature of CGCS2000 in the prime vertical and in the meridian, m; latitude in radians.
  static func curvature(latitude: Double) -> (normal: Double, meridian: Double) {
    let a = Ellipsoid.cgcs2000.semiMajorAxis
    let f = 1 / Ellipsoid.cgcs2000.inverseFlattening
    let e2 = f * (2 - f)
    let s = sin(latitude)
    let w = 1 - e2 * s * s
    return (a / w.squareRoot(), a * (1 - e2) / (w * w.squareRoot()))
  }

  /// Area of a small ring on the ellipsoid to about 1e-6, m²: the shoelace sum of its degrees times the
  /// density M·N·cos φ at its middle latitude. Fast; for fitting sizes only.
  static func quickArea(_ ring: [NanoPoint]) -> Double {
    guard let first = ring.first else { return 0 }
    var sum = 0.0
    var latitude = 0.0
    for i in 0..<(ring.count - 1) {
      let (ax, ay) = (Double(ring[i].lon - first.lon), Double(ring[i].lat - first.lat))
      let (bx, by) = (Double(ring[i + 1].lon - first.lon), Double(ring[i + 1].lat - first.lat))
      sum += ax * by - bx * ay
      latitude += ay
    }
    let middle = (Double(first.lat) + latitude / Double(max(1, ring.count - 1))) * 1e-9 * .pi / 180
    let (n, m) = curvature(latitude: middle)
    let radians = 1e-9 * .pi / 180
    return abs(sum) / 2 * radians * radians * n * m * cos(middle)
  }
}
