import GRDB
import LandKit

/// The table of a layer. All runs and years share it, so that a GIS shows one layer to filter by `run` and `year`;
/// a figure that comes up later gets its columns then.
struct LayerTable {
  let layer: LedgerLayer

  /// The columns every layer has, in order.
  static let fixed = [
    RecordColumn("year", .integer, required: true), RecordColumn("id", .text, required: true),
    RecordColumn("name", .text),
  ]

  /// The columns of a figure.
  static func columns(of figure: LedgerFigure) -> [RecordColumn] {
    switch figure.kind {
    case .number: [RecordColumn(figure.name, .double), RecordColumn(figure.name + "_state", .text)]
    case .text: [RecordColumn(figure.name, .text)]
    }
  }

  /// The columns of this layer's rows, but for `geom`.
  var columns: [RecordColumn] { Self.fixed + layer.figures.flatMap(Self.columns) }

  private var table: RecordTable {
    RecordTable(layer.name, layer.title, geometry: .multiPolygon, index: ["year", "id"], Self.fixed)
  }

  /// Makes the table, or the columns it lacks. Which come first depends on the order of layers and figures alone.
  func ensure(_ db: Database, at time: String) throws {
    if try Self.columns(ofTable: layer.name, db).isEmpty { try table.create(db, at: time) }
    let there = Set(try Self.columns(ofTable: layer.name, db).map(\.name))
    for column in columns where !there.contains(column.name) {
      try db.execute(sql: "ALTER TABLE \(SQLName.quoted(layer.name)) ADD COLUMN \(column.definition)")
    }
  }

  /// The columns a table has; none when there is no such table.
  static func columns(ofTable name: String, _ db: Database) throws -> [RecordColumn] {
    try db.rows("SELECT name, type FROM pragma_table_info(?)", [.text(name)]) {
      RecordColumn($0.text(0), RecordColumn.Kind(rawValue: $0.text(1)) ?? .text)
    }
  }

  /// The columns of a layer's table that count in its rows' digests, in the table's order; `geom` is the last.
  static func content(ofTable name: String, _ db: Database) throws -> [String] {
    let beside: Set = ["fid", "run", "digest", ContentsEntry.geometryColumn]
    return try columns(ofTable: name, db).map(\.name).filter { !beside.contains($0) }
      + [ContentsEntry.geometryColumn]
  }
}
