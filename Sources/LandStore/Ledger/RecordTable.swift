import GRDB
import LandKit

/// A column of a table of records.
struct RecordColumn: Sendable, Hashable {
  /// The types a column may have, in GeoPackage's words.
  enum Kind: String, Sendable { case integer = "INTEGER", double = "DOUBLE", text = "TEXT" }

  let name: String
  let kind: Kind
  let isRequired: Bool

  init(_ name: String, _ kind: Kind, required: Bool = false) {
    (self.name, self.kind, isRequired) = (name, kind, required)
  }

  var definition: String { "\(SQLName.quoted(name)) \(kind.rawValue)\(isRequired ? " NOT NULL" : "")" }
}

/// A table whose rows belong to runs: `fid`, perhaps `geom`, `run`, its own columns, and `digest`, the first eight
/// bytes of the row's SHA-256, by which a changed row is found.
struct RecordTable: Sendable {
  let name: String
  let title: Bilingual
  let geometry: ContentsEntry.Geometry?
  let columns: [RecordColumn]
  /// The columns after `run` in its index.
  let index: [String]
  let isUnique: Bool

  init(
    _ name: String, _ title: Bilingual, geometry: ContentsEntry.Geometry? = nil, index: [String] = [],
    unique: Bool = false, _ columns: [RecordColumn]
  ) {
    (self.name, self.title, self.geometry) = (name, title, geometry)
    (self.columns, self.index, isUnique) = (columns, index, unique)
  }

  /// The columns that count in the digest, in the order in which rows are bound and read; `geom` is the last.
  static func content(_ columns: [String], geometry: Bool) -> [String] {
    geometry ? columns + [ContentsEntry.geometryColumn] : columns
  }

  /// Makes the table with its index and its triggers, and registers it.
  func create(_ db: Database, at time: String) throws {
    let table = SQLName.quoted(name)
    var lines = ["fid INTEGER PRIMARY KEY NOT NULL"]
    if let geometry { lines.append("\(ContentsEntry.geometryColumn) \(geometry.rawValue)") }
    lines.append("run INTEGER NOT NULL REFERENCES runs(run) DEFERRABLE INITIALLY DEFERRED")
    lines += columns.map(\.definition) + ["digest INTEGER NOT NULL"]
    try db.execute(sql: "CREATE TABLE \(table) (\n  \(lines.joined(separator: ",\n  "))\n)")
    try db.execute(
      sql: """
        CREATE \(isUnique ? "UNIQUE " : "")INDEX \(SQLName.quoted(name + "_run")) \
        ON \(table) (\((["run"] + index).map(SQLName.quoted).joined(separator: ", ")))
        """)
    try ContentsEntry(
      table: name, identifier: name, description: "\(title.zh) · \(title.en)", geometry: geometry
    ).register(db, at: time)
    try AppendOnly.protect(name, key: "run", of: "runs", db)
  }
}
