import GRDB
import LandKit

extension Ledger {
  /// All runs in the order in which they were appended, replaced ones included.
  public func runs() throws -> [LedgerEntry] {
    try read { try $0.rows("SELECT \(LedgerEntry.columns) FROM runs ORDER BY run") { LedgerEntry($0) } }
  }

  /// Run number `number`, if there is one.
  public func run(_ number: Int) throws -> LedgerEntry? {
    try read {
      try $0.rows("SELECT \(LedgerEntry.columns) FROM runs WHERE run = ?", [.int(number)]) { LedgerEntry($0) }
    }.first
  }

  /// The newest run of a study's year, which is not replaced by any.
  public func lastRun(study: String, year: Int) throws -> LedgerEntry? {
    try read {
      try $0.rows(
        "SELECT \(LedgerEntry.columns) FROM runs WHERE study = ? AND year = ? ORDER BY run DESC LIMIT 1",
        [.text(study), .int(year)]
      ) { LedgerEntry($0) }
    }.first
  }

  /// The end of the chain.
  public func head() throws -> LedgerHead { try read(Chain.head) }

  /// The findings of a run, in the order in which they were appended.
  public func findings(of run: Int) throws -> [LedgerFinding] {
    try records(LedgerFinding.table, run) { try LedgerFinding($0) }
  }

  /// The rules as a run applied them, in its order.
  public func rules(of run: Int) throws -> [LedgerRule] {
    try records(LedgerRule.table, run) { LedgerRule($0) }
  }

  /// The lineage that a run found, in its order.
  public func lineage(of run: Int) throws -> [LedgerLineage] {
    try records(LedgerLineage.table, run) { try LedgerLineage($0) }
  }

  /// The changes that a run found, in its order.
  public func changes(of run: Int) throws -> [LedgerChange] {
    try records(LedgerChange.table, run) { LedgerChange($0) }
  }

  /// The figures of all years that a run summed up, in its order.
  public func series(of run: Int) throws -> [LedgerSeries] {
    try records(LedgerSeries.table, run) { LedgerSeries($0) }
  }

  /// The benchmarks that a run used, in its order.
  public func benchmarks(of run: Int) throws -> [LedgerBenchmark] {
    try records(LedgerBenchmark.table, run) { LedgerBenchmark($0) }
  }

  private func records<T>(_ table: RecordTable, _ run: Int, _ body: (StoredRow) throws -> T) throws -> [T] {
    let columns = RecordTable.content(table.columns.map(\.name), geometry: table.geometry != nil)
      .map(SQLName.quoted).joined(separator: ", ")
    return try read {
      try $0.rows("SELECT \(columns) FROM \(table.name) WHERE run = ? ORDER BY fid", [.int(run)], body)
    }
  }

  /// The decisions on the findings of a run, in the order in which they were appended.
  public func decisions(of run: Int) throws -> [LedgerDecisionEntry] {
    try decisions().filter { $0.made.run == run }
  }

  /// All decisions in the order in which they were appended; a later one on the same finding overrules an earlier.
  public func decisions() throws -> [LedgerDecisionEntry] {
    try read {
      try $0.rows("SELECT \(LedgerDecisionEntry.columns) FROM decisions ORDER BY decision") {
        LedgerDecisionEntry($0)
      }
    }
  }

  /// The layers of a run with their figures, in its order.
  public func layers(of run: Int) throws -> [LedgerLayer] { try read { try Self.layers(of: run, $0) } }

  static func layers(of run: Int, _ db: Database) throws -> [LedgerLayer] {
    try db.rows("SELECT layer, year, title_zh, title_en FROM layers WHERE run = ? ORDER BY fid", [.int(run)])
    {
      row in
      let (name, year) = (row.text(0), row.int(1))
      let figures = try db.rows(
        """
        SELECT figure, kind, unit, title_zh, title_en FROM figures
        WHERE run = ? AND layer = ? AND year = ? ORDER BY fid
        """, [.int(run), .text(name), .int(year)]
      ) { LedgerFigure(row: $0, from: 0) }
      return LedgerLayer(
        name, year: year, title: Bilingual(zh: row.text(2), en: row.text(3)), figures: figures)
    }
  }

  /// Hands the features of a layer of a run to `body`, one at a time in their order.
  public func features(of run: Int, layer: LedgerLayer, _ body: (LedgerFeature) throws -> Void) throws {
    try read { db in
      let (rows, fields) = (try Self.scan(layer, of: run, order: "fid", db), FeatureFields(layer))
      while let row = try rows.next() { try body(fields.feature(row)) }
    }
  }

  /// The rows of a layer of a run, for `FeatureFields`.
  static func scan(
    _ layer: LedgerLayer, of run: Int, order: String, _ db: Database
  ) throws -> PreparedStatement {
    let columns = LayerTable(layer: layer).columns.dropFirst().map { SQLName.quoted($0.name) }
    let statement = try PreparedStatement(
      db,
      """
      SELECT \(columns.joined(separator: ", ")), geom FROM \(SQLName.quoted(layer.name))
      WHERE run = ? AND year = ? ORDER BY \(order)
      """)
    try statement.begin([.int(run), .int(layer.year)])
    return statement
  }
}

/// Where the fields of a feature stand in a row: id, name, cells, geometry.
struct FeatureFields {
  private let kinds: [LedgerFigure.Kind]

  init(_ layer: LedgerLayer) { kinds = layer.figures.map(\.kind) }

  /// Where the geometry stands.
  func geometry(_ row: StoredRow) -> Int { row.count - 1 }

  func cells(_ row: StoredRow) -> [LedgerCell] {
    var place = 2
    return kinds.map { kind in
      defer { place += kind == .number ? 2 : 1 }
      return kind == .number ? LedgerCell(row, pairAt: place) : LedgerCell(row, textAt: place)
    }
  }

  /// **Throws** `GeometryBlob.Malformed`.
  func feature(_ row: StoredRow) throws -> LedgerFeature {
    let place = geometry(row)
    let geometry = row.isNull(place) ? nil : try row.withBytes(place) { try GeometryBlob.polygons($0) }
    return LedgerFeature(
      id: row.text(0), name: row.optionalText(1), geometry: geometry, cells: cells(row))
  }
}
