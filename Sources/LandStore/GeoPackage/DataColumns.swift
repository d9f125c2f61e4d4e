import GRDB

/// The schema extension of GeoPackage (annex F.9): names of columns for people.
enum DataColumns {
  /// Makes the tables and declares them.
  static func create(_ db: Database) throws {
    try db.execute(sql: definitions)
    for table in ["gpkg_data_columns", "gpkg_data_column_constraints"] {
      try GeoPackageTables.declare(
        "gpkg_schema", table: table, definition: "http://www.geopackage.org/spec130/#extension_schema",
        scope: "read-write", db)
    }
  }

  /// Names a column. Aliases of one table must differ.
  static func add(table: String, column: String, _ title: ColumnTitle, _ db: Database) throws {
    try db.execute(
      sql:
        "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES (?, ?, ?, ?, ?)",
      arguments: [table, column, title.alias, title.title, title.description])
  }

  private static let definitions = """
    CREATE TABLE gpkg_data_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      name TEXT,
      title TEXT,
      description TEXT,
      mime_type TEXT,
      constraint_name TEXT,
      CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name)
    );
    CREATE TABLE gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL,
      constraint_type TEXT NOT NULL,
      value TEXT,
      min NUMERIC,
      min_is_inclusive BOOLEAN,
      max NUMERIC,
      max_is_inclusive BOOLEAN,
      description TEXT,
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
    );
    """
}
