import GRDB

/// The metadata extension of GeoPackage (annex F.8).
public enum MetadataTables {
  /// Makes the two tables and declares them.
  public static func create(_ db: Database) throws {
    try db.execute(sql: definitions)
    for table in ["gpkg_metadata", "gpkg_metadata_reference"] {
      try GeoPackageTables.declare(
        "gpkg_metadata", table: table, definition: "http://www.geopackage.org/spec130/#extension_metadata",
        scope: "read-write", db)
    }
  }

  /// Adds a document about the whole file.
  public static func add(
    document: String, mimeType: String, standard: String, at time: String, _ db: Database
  )
    throws
  {
    try db.execute(
      sql: """
        INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata)
        VALUES ('dataset', ?, ?, ?)
        """,
      arguments: [standard, mimeType, document])
    try db.execute(
      sql: """
        INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id)
        VALUES ('geopackage', ?, ?)
        """,
      arguments: [time, db.lastInsertedRowID])
  }

  private static let definitions = """
    CREATE TABLE gpkg_metadata (
      id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
      md_scope TEXT NOT NULL DEFAULT 'dataset',
      md_standard_uri TEXT NOT NULL,
      mime_type TEXT NOT NULL DEFAULT 'text/xml',
      metadata TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE gpkg_metadata_reference (
      reference_scope TEXT NOT NULL,
      table_name TEXT,
      column_name TEXT,
      row_id_value INTEGER,
      timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      md_file_id INTEGER NOT NULL,
      md_parent_id INTEGER,
      CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
      CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
    );
    """
}
