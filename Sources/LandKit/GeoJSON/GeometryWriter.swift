/// Writes polygons as GeoJSON geometries, in longitude and latitude.
struct GeometryWriter: Sendable {
  /// Decimals of an ordinate; nil for the shortest that reads back to the same double.
  let decimals: Int?
  private let scale: Double

  init(decimals: Int?) {
    self.decimals = decimals
    scale = (0..<(decimals ?? 0)).reduce(1.0) { product, _ in product * 10 }
  }

  /// Appends a Polygon, or a MultiPolygon when `set` has more than one (or none).
  ///
  /// - Parameter multi: Whether one polygon is a MultiPolygon too.
  func write(_ set: PolygonSet, multi: Bool = false, to out: inout TextBuffer) {
    let single = set.polygonCount == 1 && !multi
    if single {
      out.append("{\"type\":\"Polygon\",\"coordinates\":")
    } else {
      out.append("{\"type\":\"MultiPolygon\",\"coordinates\":[")
    }
    for polygon in 0..<set.polygonCount {
      if polygon > 0 { out.append(byte: UInt8(ascii: ",")) }
      out.append(byte: UInt8(ascii: "["))
      for (k, ring) in set.rings(ofPolygon: polygon).enumerated() {
        if k > 0 { out.append(byte: UInt8(ascii: ",")) }
        write(ring: ring, of: set, to: &out)
      }
      out.append(byte: UInt8(ascii: "]"))
    }
    if single { out.append(byte: UInt8(ascii: "}")) } else { out.append("]}") }
  }

  private func write(ring: Int, of set: PolygonSet, to out: inout TextBuffer) {
    out.append(byte: UInt8(ascii: "["))
    let vertices = set.vertices(ofRing: ring)
    for v in vertices {
      if v > vertices.lowerBound { out.append(byte: UInt8(ascii: ",")) }
      out.append(byte: UInt8(ascii: "["))
      number(set.xy[2 * v], to: &out)
      out.append(byte: UInt8(ascii: ","))
      number(set.xy[2 * v + 1], to: &out)
      if !set.z.isEmpty, set.z[v].isFinite {
        out.append(byte: UInt8(ascii: ","))
        out.append(number: set.z[v])
      }
      out.append(byte: UInt8(ascii: "]"))
    }
    out.append(byte: UInt8(ascii: "]"))
  }

  /// Appends one ordinate, rounded to the decimals.
  func number(_ value: Double, to out: inout TextBuffer) { out.append(number: rounded(value)) }

  /// An ordinate as it is written. One whose digits are all before the decimals stays as it is.
  func rounded(_ value: Double) -> Double {
    guard decimals != nil else { return value }
    let scaled = value * scale
    return abs(scaled) < 9_007_199_254_740_992 ? scaled.rounded() / scale : value
  }
}
