import Foundation

/// The offsets that Chinese web maps put on longitude and latitude. They are no coordinate systems of EPSG.
///
/// **Units**: degrees. **Source**: the formulas in public use since 2013 (`eviltransform`, `coordtransform`):
/// GCJ-02 is an offset of polynomials and sines on the Krasovsky ellipsoid (a = 6,378,245 m,
/// e² = 0.00669342162296594323) over WGS 84, which is taken as CGCS2000; BD-09 is a second one over GCJ-02.
/// The official algorithm is not published; agreement with map services is about a metre.
public enum WebMapOffset: String, Sendable, Hashable, CaseIterable {
  /// 火星坐标: AMap, Tencent.
  case gcj02 = "GCJ-02"
  /// Baidu.
  case bd09 = "BD-09"

  /// Where the offset is defined; elsewhere the web maps add none, so that a place there says the declaration
  /// is wrong.
  public static let domain = Box(minX: 72.004, minY: 0.8293, maxX: 137.8347, maxY: 55.8271)

  /// From CGCS2000 to the offset system. NaN outside `domain`.
  public func applied(lon: Double, lat: Double) -> (lon: Double, lat: Double) {
    guard Self.domain.contains(lon, lat) else { return (.nan, .nan) }
    let gcj = Self.gcj(lon, lat)
    return self == .gcj02 ? gcj : Self.bd(gcj.lon, gcj.lat)
  }

  /// From the offset system to CGCS2000, by fixed-point iteration to the last digits (better than 1e-10°).
  /// NaN outside `domain`. The offset changes by under 1 % of a step, so that six rounds are usual.
  public func removed(lon: Double, lat: Double) -> (lon: Double, lat: Double) {
    guard Self.domain.grown(by: 0.02).contains(lon, lat) else { return (.nan, .nan) }
    var (x, y) = (lon, lat)
    for _ in 0..<30 {
      let there = Self.gcj(x, y)
      let image = self == .gcj02 ? there : Self.bd(there.lon, there.lat)
      let (dx, dy) = (image.lon - lon, image.lat - lat)
      x -= dx
      y -= dy
      if abs(dx) < 1e-12 && abs(dy) < 1e-12 { return Self.domain.contains(x, y) ? (x, y) : (.nan, .nan) }
    }
    return (.nan, .nan)
  }

  private static func gcj(_ lon: Double, _ lat: Double) -> (lon: Double, lat: Double) {
    let a = 6_378_245.0
    let ee = 0.00669342162296594323
    let (x, y) = (lon - 105, lat - 35)
    let pi = Double.pi
    let fast = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    var dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot() + fast
    dLat += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    dLat += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    var dLon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot() + fast
    dLon += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    dLon += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    let phi = lat / 180 * pi
    let w2 = 1 - ee * sin(phi) * sin(phi)
    let w = w2.squareRoot()
    return (
      lon + dLon * 180 / (a / w * cos(phi) * pi), lat + dLat * 180 / (a * (1 - ee) / (w2 * w) * pi)
    )
  }

  private static func bd(_ lon: Double, _ lat: Double) -> (lon: Double, lat: Double) {
    let k = Double.pi * 3000 / 180
    let z = (lon * lon + lat * lat).squareRoot() + 0.00002 * sin(lat * k)
    let theta = atan2(lat, lon) + 0.000003 * cos(lon * k)
    return (z * cos(theta) + 0.0065, z * sin(theta) + 0.006)
  }
}
