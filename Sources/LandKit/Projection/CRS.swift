/// The unit of both axes of a coordinate system.
public enum AxisUnit: Sendable, Hashable {
  /// Degrees.
  case degrees
  /// Metres.
  case metres
  /// Another, by PROJ's name for it.
  case other(String)
}

/// A horizontal coordinate reference system (ISO 19111), as a value.
///
/// **Axis order** is always x first: longitude or easting, whatever the register says. GeoJSON is written so,
/// under RFC 7946 and in the practice of the 2008 `crs` member. A file that has latitude or northing first
/// is declared with the suffix `@yx` (`EPSG:4547@yx`).
///
/// Two values are equal when their canonical names are.
public struct CRS: Sendable, Hashable {
  /// The stable name: `EPSG:4547`, `OGC:CRS84`, `GCJ-02`, `EPSG:4547@yx`, or the definition itself.
  public let canonicalName: String
  /// PROJ's name, as `CGCS2000 / 3-degree Gauss-Kruger CM 114E`.
  public let name: String
  /// Whether coordinates are angles.
  public let isGeographic: Bool
  /// The unit of both axes.
  public let axisUnit: AxisUnit
  /// The offset of a web map, if the system has one.
  public let offset: WebMapOffset?
  /// Whether y comes first in the source.
  public let isSwapped: Bool
  /// Where the register says it is to be used, longitude and latitude in degrees; nil when it doesn't say.
  public let areaOfUse: Box?
  /// What PROJ is given; for an offset system, the system under it.
  let definition: String
  /// The canonical name of the geographic system under a projected one, where PROJ names it.
  let geodeticName: String?

  /// Whether coordinates are longitude and latitude that this library takes as CGCS2000: EPSG:4490,
  /// EPSG:4326 and CRS84, which agree within centimetres at epoch 2000.0. Going from one to another
  /// leaves the numbers as they are.
  public var isLonLat: Bool {
    ["EPSG:4490", "EPSG:4326", "OGC:CRS84"].contains(canonicalName)
  }

  /// Whether overlays may be made in it: a map projection in metres, x first.
  public var isMetricPlane: Bool { !isGeographic && axisUnit == .metres && !isSwapped }

  /// The OGC URN for a GeoJSON 2008 `crs` member, as `urn:ogc:def:crs:EPSG::4547`; nil for a definition, an
  /// offset or swapped axes, which have none.
  public var urn: String? {
    guard !isSwapped, case .authority(let authority, let code) = CRSName(canonicalName) else { return nil }
    return authority == "OGC" ? "urn:ogc:def:crs:OGC:1.3:\(code)" : "urn:ogc:def:crs:\(authority)::\(code)"
  }

  /// The same system with y first (or no longer so).
  var axesSwapped: CRS {
    let plain = isSwapped ? String(canonicalName.dropLast(3)) : canonicalName
    return CRS(
      canonicalName: isSwapped ? plain : plain + "@yx", name: name, isGeographic: isGeographic,
      axisUnit: axisUnit, offset: offset, isSwapped: !isSwapped, areaOfUse: areaOfUse,
      definition: definition,
      geodeticName: geodeticName)
  }

  /// Whether both have one canonical name.
  public static func == (a: CRS, b: CRS) -> Bool { a.canonicalName == b.canonicalName }
  /// Hashes the canonical name.
  public func hash(into hasher: inout Hasher) { hasher.combine(canonicalName) }
}

extension CRS {
  /// The definition as well-known text of the first version (OGC 01-009), as a GeoPackage holds it; nil for an offset or
  /// swapped axes, and where PROJ has none.
  public func wellKnownText() throws(ProjectionError) -> String? {
    if offset != nil || isSwapped { return nil }
    return try ProjContext().wellKnownText(definition)
  }

  /// Its authority and code, as `EPSG` and 4547; nil where it has no number.
  public var authorityCode: (authority: String, code: Int32)? {
    guard case .authority(let authority, let code) = CRSName(canonicalName), let number = Int32(code) else {
      return nil
    }
    return (authority, number)
  }
}

extension CRS: CustomStringConvertible {
  /// `EPSG:4547 (CGCS2000 / 3-degree Gauss-Kruger CM 114E)`.
  public var description: String {
    canonicalName.count > 60 || canonicalName == name ? name : "\(canonicalName) (\(name))"
  }
}

extension CRS {
  /// CGCS2000 longitude and latitude, through which everything passes.
  public static let cgcs2000 = lonLat(
    "EPSG:4490", "China Geodetic Coordinate System 2000",
    Box(minX: 73.62, minY: 16.7, maxX: 134.77, maxY: 53.56))
  /// WGS 84 longitude and latitude.
  public static let wgs84 = lonLat("EPSG:4326", "WGS 84", world)
  /// WGS 84 longitude and latitude as RFC 7946 names it: what GeoJSON is in when it doesn't say.
  public static let crs84 = lonLat("OGC:CRS84", "WGS 84 (CRS84)", world)
  /// The default working system: CGCS2000, 3° Gauss–Krüger, central meridian 114° E.
  public static let working = CRS(
    canonicalName: "EPSG:4547", name: "CGCS2000 / 3-degree Gauss-Kruger CM 114E", isGeographic: false,
    axisUnit: .metres, offset: nil, isSwapped: false,
    areaOfUse: Box(minX: 112.5, minY: 21.52, maxX: 115.5, maxY: 45.45), definition: "EPSG:4547",
    geodeticName: "EPSG:4490")

  private static let world = Box(minX: -180, minY: -90, maxX: 180, maxY: 90)
  private static func lonLat(_ code: String, _ name: String, _ area: Box) -> CRS {
    CRS(
      canonicalName: code, name: name, isGeographic: true, axisUnit: .degrees, offset: nil,
      isSwapped: false, areaOfUse: area, definition: code, geodeticName: code)
  }
}
