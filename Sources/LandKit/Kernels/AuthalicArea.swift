import Foundation

/// The area of geodesic polygons without solving geodesics: a sum in the equal-area plane of longitude and
/// authalic ordinate, and for each edge the sliver between its chord there and the geodesic.
///
/// **Derivation.** With λ in radians and `Q(φ) = ∫ M N cos φ dφ` in m², area on the ellipsoid is area in the plane
/// (λ, Q), exactly. A geodesic is a slightly bent line r(s) = (λ(s), Q(s)) there. Between it and its chord
/// lies h³/12·(r′ × r″) + O(h⁵) for a length h. By Clairaut's equations, with P = N² cos²φ:
///
///     λ′ = sin α/√P,  Q′ = √P cos α,  Q″ = −sin φ,  λ″ = 2 sin α cos α sin φ/P
///
/// so that the sliver is −sin φ/12·Δλ·(P Δλ² + 3 ΔQ²/P), φ in the middle of the edge. It needs no azimuth and no
/// length, and holds for every direction.
///
/// λ and Q are counted from the shell's first vertex, so that a parcel of ten square metres is as exact as its
/// coordinates: ΔQ comes from u = sin φ − sin φ₀ by a series, and no large numbers are subtracted.
///
/// **Error**: against exact geodesics below 1e-6 m² and 1e-12 relative for edges up to 1 km; 1e-4 m² an edge at
/// the limit of 3 km and 60° (the O(h⁵) term). **Domain**: edges up to 3 km, up to 0.01 rad (64 km) of latitude
/// from the first vertex, |φ| ≤ 60°. Outside it a polygon goes to `GeodesicArea`.
/// **Complexity**: linear, a few nanoseconds a vertex.
struct AuthalicArea: AreaMeasuring {
  /// The longest edge, m.
  static let longestEdge = 3000.0
  /// The largest difference of latitude from the first vertex, rad.
  static let widestLatitude = 0.01
  /// Sine of the highest latitude.
  static let highestSine = 0.866

  private let reference = GeodesicArea()
  /// a², e².
  private let a2: Double
  private let e2: Double

  init(ellipsoid: Ellipsoid = .cgcs2000) {
    let f = 1 / ellipsoid.inverseFlattening
    (a2, e2) = (ellipsoid.semiMajorAxis * ellipsoid.semiMajorAxis, f * (2 - f))
  }

  func squareMetres(_ set: PolygonSet) -> Double {
    set.xy.withUnsafeBufferPointer { xy in
      var total = 0.0
      for polygon in 0..<set.polygonCount {
        guard let area = area(set, xy, rings: set.rings(ofPolygon: polygon)) else {
          return reference.squareMetres(set)
        }
        total += area
      }
      return total
    }
  }

  /// The area of one polygon, or nil outside the domain.
  private func area(_ set: PolygonSet, _ xy: UnsafeBufferPointer<Double>, rings: Range<Int>) -> Double? {
    guard !rings.isEmpty else { return 0 }
    let first = set.vertices(ofRing: rings.lowerBound).lowerBound
    let origin = AuthalicOrigin(longitude: xy[2 * first], latitude: xy[2 * first + 1], a2: a2, e2: e2)
    var total = 0.0
    for ring in rings {
      let vertices = set.vertices(ofRing: ring)
      guard vertices.count >= 4 else { continue }
      guard let area = origin.signedArea(xy, vertices) else { return nil }
      total += ring == rings.lowerBound ? abs(area) : -abs(area)
    }
    return total
  }
}

/// The plane (λ, Q) about one point.
private struct AuthalicOrigin {
  private static let radian = Double.pi / 180

  let longitude: Double
  let latitude: Double
  private let sine: Double
  private let cosine: Double
  private let a2: Double
  private let e2: Double
  /// Q as a series in u: Q = u (k₁ + u (k₂ + …)), the derivatives of a²(1 − e²)(1 − e² sin²φ)⁻² by sin φ.
  private let k: (Double, Double, Double, Double, Double)

  init(longitude: Double, latitude: Double, a2: Double, e2: Double) {
    (self.longitude, self.latitude, self.a2, self.e2) = (longitude, latitude, a2, e2)
    let s = sin(latitude * Self.radian)
    (sine, cosine) = (s, cos(latitude * Self.radian))
    let w = 1 / (1 - e2 * s * s)
    let k1 = a2 * (1 - e2) * w * w
    let g = e2 * w
    // g₁ = 4 e² s w, g₂ = 4 e² w + 24 e⁴ s² w², g₃ = 72 e⁴ s w² + 192 e⁶ s³ w³,
    // g₄ = 72 e⁴ w² + 1152 e⁶ s² w³ + …, each over the factorial of the power that it goes with.
    k = (
      k1, k1 * (2 * g * s), k1 * (2.0 / 3 * g + 4 * g * g * s * s),
      k1 * (3 * g * g * s + 8 * g * g * g * s * s * s),
      k1 * (0.6 * g * g + 9.6 * g * g * g * s * s)
    )
  }

  /// A vertex in the plane: λ, u, Q, and whether it lies in the domain.
  @inline(__always)
  private func place(_ lon: Double, _ lat: Double) -> (lambda: Double, u: Double, q: Double, fits: Bool) {
    let d = (lat - latitude) * Self.radian, d2 = d * d
    let rise = d * (1 - d2 * (1.0 / 6 - d2 * (1.0 / 120 - d2 * (1.0 / 5040))))
    let fall = d2 * (0.5 - d2 * (1.0 / 24 - d2 * (1.0 / 720)))
    let u = cosine * rise - sine * fall
    let q = u * (k.0 + u * (k.1 + u * (k.2 + u * (k.3 + u * k.4))))
    let fits = abs(d) <= AuthalicArea.widestLatitude && abs(sine + u) <= AuthalicArea.highestSine
    return ((lon - longitude) * Self.radian, u, q, fits)
  }

  /// The area of one closed ring, positive when it runs counter-clockwise; nil outside the domain.
  func signedArea(_ xy: UnsafeBufferPointer<Double>, _ vertices: Range<Int>) -> Double? {
    let limit = AuthalicArea.longestEdge * AuthalicArea.longestEdge
    var doubled = 0.0
    var slivers = 0.0
    var a = place(xy[2 * vertices.lowerBound], xy[2 * vertices.lowerBound + 1])
    // Coordinates from the ring's own first vertex: a hole far from it loses no digits either.
    let (lambda0, q0) = (a.lambda, a.q)
    var fits = a.fits
    for v in vertices.dropFirst() {
      let b = place(xy[2 * v], xy[2 * v + 1])
      let (dx, dq) = (b.lambda - a.lambda, b.q - a.q)
      let s = sine + 0.5 * (a.u + b.u), s2 = s * s
      let w = 1 - e2 * s2
      let p = a2 * (1 - s2) / w
      let (east, north) = (p * dx * dx, dq * dq / p)
      fits = fits && b.fits && east + north <= limit
      doubled += (a.lambda - lambda0) * dq - dx * (a.q - q0)
      slivers += s * dx * (east + 3 * north)
      a = b
    }
    return fits ? doubled / 2 - slivers / 12 : nil
  }
}
