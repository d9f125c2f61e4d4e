/// A row of `gpkg_spatial_ref_sys`. Coordinates in a GeoPackage are x, y, whatever order of axes the definition
/// names.
public struct SpatialReference: Sendable, Hashable {
  /// The id that geometries carry.
  public let id: Int32
  /// The name for people.
  public let name: String
  /// Who defines it, as `EPSG`.
  public let organization: String
  /// Its number there.
  public let code: Int32
  /// Well-known text (OGC 01-009), or `undefined`.
  public let definition: String
  /// More about it.
  public let description: String

  /// A reference system.
  public init(
    id: Int32, name: String, organization: String, code: Int32, definition: String, description: String
  ) {
    (self.id, self.name, self.organization) = (id, name, organization)
    (self.code, self.definition, self.description) = (code, definition, description)
  }

  /// Plane coordinates of an unknown system; every GeoPackage has it.
  public static let undefinedPlane = SpatialReference(
    id: -1, name: "Undefined Cartesian SRS", organization: "NONE", code: -1, definition: "undefined",
    description: "undefined Cartesian coordinate reference system")

  /// Geographic coordinates of an unknown system; every GeoPackage has it.
  public static let undefinedGeographic = SpatialReference(
    id: 0, name: "Undefined geographic SRS", organization: "NONE", code: 0, definition: "undefined",
    description: "undefined geographic coordinate reference system")

  /// WGS 84, EPSG:4326; every GeoPackage has it.
  public static let wgs84 = SpatialReference(
    id: 4326, name: "WGS 84 geodetic", organization: "EPSG", code: 4326,
    definition: geographic(
      "WGS 84", datum: "WGS_1984", datumCode: 6326, spheroid: "WGS 84", inverseFlattening: "298.257223563",
      spheroidCode: 7030, code: 4326),
    description: "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid")

  /// CGCS2000, EPSG:4490, the geographic system of China's surveys.
  public static let cgcs2000 = SpatialReference(
    id: 4490, name: "China Geodetic Coordinate System 2000", organization: "EPSG", code: 4490,
    definition: geographic(
      "China Geodetic Coordinate System 2000", datum: "China_2000", datumCode: 1043, spheroid: "CGCS2000",
      inverseFlattening: "298.257222101", spheroidCode: 1024, code: 4490),
    description: "longitude/latitude coordinates in decimal degrees on the CGCS2000 spheroid")

  private static func geographic(
    _ name: String, datum: String, datumCode: Int, spheroid: String, inverseFlattening: String,
    spheroidCode: Int, code: Int
  ) -> String {
    """
    GEOGCS["\(name)",DATUM["\(datum)",SPHEROID["\(spheroid)",6378137,\(inverseFlattening),\
    AUTHORITY["EPSG","\(spheroidCode)"]],AUTHORITY["EPSG","\(datumCode)"]],\
    PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
    AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","\(code)"]]
    """
  }
}
