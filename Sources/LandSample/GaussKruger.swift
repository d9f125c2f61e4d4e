import Foundation
import LandKit

/// Gauss–Krüger by Krüger's series in the third flattening (Karney 2011, *Transverse Mercator with an
/// accuracy of a few nanometers*, eq. 35, to n³): below 1 mm within 3° of the meridian. It draws planted
/// faults only; the tool itself projects with PROJ.
enum GaussKruger {
  /// Easting (false easting 500,000 m) and northing, m, scale 1; degrees in.
  static func forward(lon: Double, lat: Double, meridian: Double) -> (east: Double, north: Double) {
    let f = 1 / Ellipsoid.cgcs2000.inverseFlattening
    let n = f / (2 - f)
    let radius = Ellipsoid.cgcs2000.semiMajorAxis / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
    let alpha = [
      n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16, 13 * n * n / 48 - 3 * n * n * n / 5, 61 * n * n * n / 240,
    ]
    let e = (f * (2 - f)).squareRoot()
    let (phi, lambda) = (lat * .pi / 180, (lon - meridian) * .pi / 180)
    let tau = tan(phi)
    let sigma = sinh(e * atanh(e * tau / (1 + tau * tau).squareRoot()))
    let conformal = tau * (1 + sigma * sigma).squareRoot() - sigma * (1 + tau * tau).squareRoot()
    let c = cos(lambda)
    let xi = atan2(conformal, c)
    let eta = asinh(sin(lambda) / (conformal * conformal + c * c).squareRoot())
    var (x, y) = (xi, eta)
    for (i, a) in alpha.enumerated() {
      let k = 2 * Double(i + 1)
      x += a * sin(k * xi) * cosh(k * eta)
      y += a * cos(k * xi) * sinh(k * eta)
    }
    return (500_000 + radius * y, radius * x)
  }
}
