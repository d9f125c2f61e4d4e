import LandKit

/// The GeoPackage binary geometry (OGC 12-128r17, §2.1.3): a header with the CRS and the envelope, then ISO WKB,
/// both little-endian. Third ordinates are left out: they play no part in any figure.
public enum GeometryBlob {
  /// A MULTIPOLYGON, also of one polygon, since a column holds one type alone. An empty set has the flag for it
  /// and no envelope.
  public static func multiPolygon(_ polygons: PolygonSet, srs: Int32) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(64 + 16 * polygons.vertexCount + 8 * polygons.ringEnds.count)
    header(&out, srs: srs, box: polygons.isEmpty ? nil : polygons.box)
    start(&out, .multiPolygon)
    append(UInt32(polygons.polygonCount), &out)
    for polygon in 0..<polygons.polygonCount {
      start(&out, .polygon)
      let rings = polygons.rings(ofPolygon: polygon)
      append(UInt32(rings.count), &out)
      for ring in rings {
        let vertices = polygons.vertices(ofRing: ring)
        append(UInt32(vertices.count), &out)
        for i in (2 * vertices.lowerBound)..<(2 * vertices.upperBound) {
          append(polygons.xy[i].bitPattern, &out)
        }
      }
    }
    return out
  }

  /// A blob around ISO WKB that is little-endian already; an empty box says that the geometry is empty.
  static func wrapped(_ wkb: [UInt8], box: Box, srs: Int32) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(40 + wkb.count)
    header(&out, srs: srs, box: box.isEmpty ? nil : box)
    out += wkb
    return out
  }

  /// A POINT.
  public static func point(x: Double, y: Double, srs: Int32) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(61)
    header(&out, srs: srs, box: Box(minX: x, minY: y, maxX: x, maxY: y))
    start(&out, .point)
    append(x.bitPattern, &out)
    append(y.bitPattern, &out)
    return out
  }

  /// The codes of ISO WKB that occur here.
  enum Shape: UInt32 {
    case point = 1
    case polygon = 3
    case multiPolygon = 6
  }

  /// `GP`, version 0, flags, CRS, envelope as min x, max x, min y, max y.
  private static func header(_ out: inout [UInt8], srs: Int32, box: Box?) {
    let littleEndian: UInt8 = 1, envelopeXY: UInt8 = 1 << 1, empty: UInt8 = 1 << 4
    out += [0x47, 0x50, 0, littleEndian | (box == nil ? empty : envelopeXY)]
    append(UInt32(bitPattern: srs), &out)
    guard let box else { return }
    for edge in [box.minX, box.maxX, box.minY, box.maxY] { append(edge.bitPattern, &out) }
  }

  private static func start(_ out: inout [UInt8], _ shape: Shape) {
    out.append(1)
    append(shape.rawValue, &out)
  }

  @inline(__always)
  private static func append(_ value: some FixedWidthInteger, _ out: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) }
  }
}
