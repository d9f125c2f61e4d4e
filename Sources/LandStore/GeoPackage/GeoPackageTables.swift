import GRDB

/// The tables that make a SQLite database a GeoPackage 1.3 (OGC 12-128r17).
public enum GeoPackageTables {
  /// `GPKG` in ASCII.
  public static let applicationID: Int32 = 0x4750_4B47
  /// Version 1.3.0.
  public static let userVersion: Int32 = 10_300

  /// Makes the tables in an empty database, with the three reference systems each must have and CGCS2000.
  public static func create(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(userVersion)")
    try db.execute(sql: definitions)
    for system in standard { try add(system, db) }
  }

  /// The systems that `create` puts in.
  static let standard: [SpatialReference] = [.undefinedPlane, .undefinedGeographic, .wgs84, .cgcs2000]

  /// Adds a reference system, which must not be there yet.
  public static func add(_ system: SpatialReference, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO gpkg_spatial_ref_sys
        (srs_name, srs_id, organization, organization_coordsys_id, definition, description)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        system.name, system.id, system.organization, system.code, system.definition, system.description,
      ])
  }

  /// Says that `table`, or one column of it, needs an extension to be written.
  static func declare(
    _ name: String, table: String?, column: String? = nil, definition: String, scope: String, _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)",
      arguments: [table, column, name, definition, scope])
  }

  /// The definitions of annex C of the standard.
  private static let definitions = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL,
      description TEXT
    );
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY,
      data_type TEXT NOT NULL,
      identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE,
      min_y DOUBLE,
      max_x DOUBLE,
      max_y DOUBLE,
      srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
    );
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL,
      m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
    CREATE TABLE gpkg_extensions (
      table_name TEXT,
      column_name TEXT,
      extension_name TEXT NOT NULL,
      definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
    );
    """
}
