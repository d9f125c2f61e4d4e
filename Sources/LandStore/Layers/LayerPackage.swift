import Foundation
import GRDB
import LandKit

/// A layer to be written into a GeoPackage.
public struct PackagedLayer: Sendable {
  /// The table's name.
  public var table: String
  /// A name for people, unique in the file.
  public var identifier: String
  /// What the layer holds.
  public var description: String
  /// The GeoJSON file that holds its features, in the CRS of the package.
  public var path: String
  /// Aliases by property.
  public var titles: [String: ColumnTitle] = [:]
  /// How QGIS and others draw it.
  public var style: LayerStyle?
  /// Kinds of columns that are known beforehand, by property.
  public var known: [String: PackagedColumnKind] = [:]
  /// Whether other geometries than polygons are left out.
  public var polygonsOnly = false

  /// A layer of the features in the file at `path`.
  public init(table: String, identifier: String, description: String, path: String) {
    (self.table, self.identifier, self.description, self.path) = (table, identifier, description, path)
  }
}

/// What the cells of a column are known to be.
public enum PackagedColumnKind: Sendable { case boolean, integer, real, text }

/// How a layer is drawn.
public struct LayerStyle: Sendable, Hashable {
  /// The style's name.
  public let name: String
  /// For QGIS.
  public let qml: String
  /// For the others: OGC Styled Layer Descriptor 1.0.
  public let sld: String

  /// A style in both forms.
  public init(name: String, qml: String, sld: String) { (self.name, self.qml, self.sld) = (name, qml, sld) }
}

/// Writes layers into a new GeoPackage 1.3, with indexes, aliases and styles.
public struct LayerPackage: Sendable {
  /// What was written of a layer.
  public struct Summary: Sendable {
    /// The table.
    public let table: String
    /// Features.
    public let features: Int
    /// Features without a geometry.
    public let withoutGeometry: Int
    /// What a reader must know: columns renamed, members that had no place.
    public let notes: [Bilingual]
  }

  private let srs: SpatialReference
  private let threads: Int
  private let time: String

  /// A writer of layers in `srs`; `time` is noted as the time of writing.
  public init(srs: SpatialReference, threads: Int, time: Date) {
    (self.srs, self.threads, self.time) = (srs, threads, ContentsEntry.text(time))
  }

  /// Writes `layers` to a new file at `path`, with `document` as metadata of the whole, if there is one.
  ///
  /// - Throws: `StudyFailure` where a file is no GeoJSON, `FileError` when it cannot be written.
  /// - Complexity: linear; rows are made on all cores and written by one thread; a few chunks are in memory.
  public func write(_ layers: [PackagedLayer], to path: String, document: String? = nil) throws -> [Summary] {
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { db in
        try GeometryFunctions.register(db)
        try db.execute(sql: "PRAGMA cache_size = -65536")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // Nobody else sees the file yet.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = MEMORY") }
      let summaries = try queue.write { db in
        try prepare(db, layers, document)
        return try layers.map { try write($0, db) }
      }
      try queue.close()
      return summaries
    } catch let error as DatabaseError {
      let words = error.message ?? "\(error.resultCode)"
      throw FileError(.write, path, Bilingual(zh: "SQLite：\(words)", en: "SQLite: \(words)"))
    }
  }

  private func prepare(_ db: Database, _ layers: [PackagedLayer], _ document: String?) throws {
    try GeoPackageTables.create(db)
    if !GeoPackageTables.standard.contains(srs) { try GeoPackageTables.add(srs, db) }
    if layers.contains(where: { !$0.titles.isEmpty }) { try DataColumns.create(db) }
    if layers.contains(where: { $0.style != nil }) { try LayerStyles.create(db, at: time) }
    if let document {
      try MetadataTables.create(db)
      try MetadataTables.add(
        document: document, mimeType: "text/xml", standard: "http://purl.org/dc/terms/", at: time, db)
    }
  }

  private func write(_ layer: PackagedLayer, _ db: Database) throws -> Summary {
    var source = FeatureTable(layer.path, threads: threads)
    source.polygonsOnly = layer.polygonsOnly
    source.known = layer.known.mapValues(\.kind)
    let schema = try source.schema()
    let columns = PackageColumns(schema)
    try createTable(layer, schema, columns, db)
    let names = [ContentsEntry.geometryColumn] + columns.names + (columns.featureID.map { [$0] } ?? [])
    let places = names.map { _ in "?" }.joined(separator: ", ")
    let insert = try PreparedStatement(
      db,
      "INSERT INTO \(SQLName.quoted(layer.table)) (\(names.map(SQLName.quoted).joined(separator: ", "))) "
        + "VALUES (\(places))")
    var (box, without, empty) = (Box.empty, 0, 0)
    try source.forEachBatch(schema) { rows in
      for row in rows {
        var values: [StoredValue] = [
          row.wkb.map { .blob(GeometryBlob.wrapped($0, box: row.box, srs: srs.id)) } ?? .null
        ]
        values += row.cells.map { StoredValue($0) }
        if columns.featureID != nil { values.append(StoredValue(row.featureID)) }
        try insert.run(values)
        if row.wkb == nil { without += 1 }
        if row.wasEmpty { empty += 1 }
        box.extend(row.box)
      }
    }
    try RTreeIndex(table: layer.table).createFilled(db)
    try ContentsEntry.update(layer.table, at: time, box: box, db)
    try describe(layer, schema, columns, db)
    return Summary(
      table: layer.table, features: schema.features, withoutGeometry: without,
      notes: notes(layer, schema, columns, empty))
  }

  private func createTable(
    _ layer: PackagedLayer, _ schema: LayerSchema, _ columns: PackageColumns, _ db: Database
  ) throws {
    let geometry = ContentsEntry.Geometry(rawValue: schema.geometry.rawValue) ?? .geometry
    var lines = [
      "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
      "\(ContentsEntry.geometryColumn) \(geometry.rawValue)",
    ]
    lines += zip(schema.columns, columns.names).map { column, name in
      "\(SQLName.quoted(name)) \(PackageColumns.type(column.kind))"
    }
    if let name = columns.featureID { lines.append("\(SQLName.quoted(name)) TEXT") }
    try db.execute(
      sql: "CREATE TABLE \(SQLName.quoted(layer.table)) (\n  \(lines.joined(separator: ",\n  "))\n)")
    var entry = ContentsEntry(
      table: layer.table, identifier: layer.identifier, description: layer.description, geometry: geometry,
      srs: srs)
    entry.mayHaveZ = schema.hasZ
    try entry.register(db, at: time, indexing: false)
  }

  private func describe(
    _ layer: PackagedLayer, _ schema: LayerSchema, _ columns: PackageColumns, _ db: Database
  ) throws {
    var taken: Set<String> = []
    for (column, name) in zip(schema.columns, columns.names) {
      guard let title = layer.titles[column.property], taken.insert(title.alias).inserted else { continue }
      try DataColumns.add(table: layer.table, column: name, title, db)
    }
    if let style = layer.style {
      try LayerStyles.add(style, table: layer.table, description: layer.description, at: time, db)
    }
  }

  private func notes(
    _ layer: PackagedLayer, _ schema: LayerSchema, _ columns: PackageColumns, _ empty: Int
  ) -> [Bilingual] {
    var notes = columns.renamed.map { property, column in
      Bilingual(
        zh: "图层 \(layer.table)：属性 \(property.quotedInNote) 写作列 \(column)（GeoPackage 的列名不分大小写，fid、geom 已占用）",
        en:
          "layer \(layer.table): property \(property.quotedInNote) became column \(column), since names of columns "
          + "ignore case and fid and geom are taken")
    }
    for (member, count) in schema.dropped.sorted(by: { $0.key < $1.key }) {
      notes.append(
        Bilingual(
          zh: "图层 \(layer.table)：\(count) 个要素的成员 \(member.quotedInNote) 在表中无处存放，未写出",
          en:
            "layer \(layer.table): a table has no place for the member \(member.quotedInNote) of \(count) features"
        ))
    }
    if let repeated = schema.repeatedNote { notes.append(repeated) }
    if empty > 0 {
      notes.append(
        Bilingual(
          zh: "图层 \(layer.table)：\(empty) 个空几何写为 NULL",
          en: "layer \(layer.table): \(empty) empty geometries are NULL"))
    }
    return notes
  }
}

extension PackagedColumnKind {
  fileprivate var kind: LayerColumn.Kind {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .real: .real
    case .text: .text
    }
  }
}

extension String {
  /// Between quotes, cut when it is long, without characters that would change a terminal.
  fileprivate var quotedInNote: String {
    let plain = prefix(40).map {
      $0.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } ? $0 : "?"
    }
    return "“\(String(plain))\(count > 40 ? "…" : "")”"
  }
}
