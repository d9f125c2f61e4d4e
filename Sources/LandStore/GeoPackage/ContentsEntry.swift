import Foundation
import GRDB
import LandKit

/// How a table is made known to readers of a GeoPackage.
public struct ContentsEntry: Sendable, Hashable {
  /// What a geometry column holds.
  public enum Geometry: String, Sendable {
    case geometry = "GEOMETRY"
    case point = "POINT"
    case lineString = "LINESTRING"
    case polygon = "POLYGON"
    case multiPoint = "MULTIPOINT"
    case multiLineString = "MULTILINESTRING"
    case multiPolygon = "MULTIPOLYGON"
    case geometryCollection = "GEOMETRYCOLLECTION"
  }

  /// The table.
  public let table: String
  /// A name for people, unique in the file.
  public let identifier: String
  /// What the table holds.
  public let description: String
  /// What its column `geom` holds; nil for a table without geometry.
  public let geometry: Geometry?
  /// The reference system of its geometries.
  public let srs: SpatialReference
  /// Whether its geometries may have third ordinates.
  public var mayHaveZ = false

  /// An entry; `srs` counts only with a geometry.
  public init(
    table: String, identifier: String, description: String, geometry: Geometry?,
    srs: SpatialReference = .cgcs2000
  ) {
    (self.table, self.identifier, self.description) = (table, identifier, description)
    (self.geometry, self.srs) = (geometry, srs)
  }

  /// The name of every geometry column.
  public static let geometryColumn = "geom"

  /// Registers the table, and makes the index of its geometry, unless that is to be made once rows are in.
  public func register(_ db: Database, at time: String, indexing: Bool = true) throws {
    try db.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        table, geometry == nil ? "attributes" : "features", identifier, description, time,
        geometry == nil ? nil : srs.id,
      ])
    guard let geometry else { return }
    try db.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)",
      arguments: [table, Self.geometryColumn, geometry.rawValue, srs.id, mayHaveZ ? 2 : 0])
    if indexing { try RTreeIndex(table: table).create(db) }
  }

  /// Notes when the table last changed, and the box around its geometries.
  public static func update(_ table: String, at time: String, box: Box, _ db: Database) throws {
    let edges: [Double?] = box.isEmpty ? [nil, nil, nil, nil] : [box.minX, box.minY, box.maxX, box.maxY]
    try db.execute(
      sql: """
        UPDATE gpkg_contents SET last_change = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ?
        WHERE table_name = ?
        """,
      arguments: [time, edges[0], edges[1], edges[2], edges[3], table])
  }

  /// The box noted for a table; empty when there is none.
  static func box(of table: String, _ db: Database) throws -> Box {
    var box = Box.empty
    try db.scan(
      "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ? AND min_x IS NOT NULL",
      [.text(table)]
    ) { box = Box(minX: $0.double(0), minY: $0.double(1), maxX: $0.double(2), maxY: $0.double(3)) }
    return box
  }

  /// A time as GeoPackage writes it: UTC with milliseconds, as `2026-01-31T08:00:00.000Z`.
  public static func text(_ time: Date) -> String {
    time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
