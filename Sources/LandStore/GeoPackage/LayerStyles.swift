import GRDB

/// The table `layer_styles`, in which QGIS, and GeoServer after it, keep the styles of a GeoPackage's layers. It is no
/// part of the standard: it is registered as attributes, as QGIS does.
enum LayerStyles {
  static let table = "layer_styles"

  /// Makes the table and registers it.
  static func create(_ db: Database, at time: String) throws {
    try db.execute(sql: definition)
    try ContentsEntry(table: table, identifier: table, description: "", geometry: nil).register(db, at: time)
  }

  /// Adds the style that a layer is drawn by unless another is chosen.
  static func add(
    _ style: LayerStyle, table: String, description: String, at time: String, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, \
        styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?, ?, ?, ?, ?, 1, ?, '', NULL, ?)
        """,
      arguments: [table, ContentsEntry.geometryColumn, style.name, style.qml, style.sld, description, time])
  }

  private static let definition = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      f_table_catalog TEXT,
      f_table_schema TEXT,
      f_table_name TEXT,
      f_geometry_column TEXT,
      styleName TEXT,
      styleQML TEXT,
      styleSLD TEXT,
      useAsDefault BOOLEAN,
      description TEXT,
      owner TEXT,
      ui TEXT,
      update_time DATETIME
    );
    """
}
