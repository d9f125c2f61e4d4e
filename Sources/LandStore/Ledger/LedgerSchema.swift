import GRDB
import LandKit

/// The tables of a ledger, and how an older file is brought up to date.
struct LedgerSchema: Sendable {
  /// What `ledger.format` says.
  static let format = "landcli audit ledger"

  /// The tables of records that every ledger has; those of layers come with the runs.
  static let tables = [
    LedgerLayer.table, LedgerFigure.table, LedgerRule.table, LedgerFinding.table, LedgerLineage.table,
    LedgerChange.table, LedgerSeries.table, LedgerBenchmark.table,
  ]

  /// The names of the tables that every ledger has.
  static let names = ["ledger", "run_tables"] + ChainTable.all.map(\.name) + tables.map(\.name)

  /// Step `i` takes a file from version `i + 1` to `i + 2`, inside one transaction with all others.
  let steps: [@Sendable (Database) throws -> Void]

  /// The version that this program writes.
  var version: Int { steps.count + 1 }

  static let current = LedgerSchema(steps: [])

  /// Makes an empty ledger in an empty database: version 1, then every step.
  func create(_ db: Database, created: String) throws {
    try GeoPackageTables.create(db)
    try MetadataTables.create(db)
    try MetadataTables.add(
      document: Self.metadata, mimeType: "text/xml", standard: "http://purl.org/dc/terms/", at: created, db)
    try createInfo(db, created: created)
    for table in ChainTable.all { try table.create(db, at: created) }
    try createRunTables(db, created: created)
    for table in Self.tables { try table.create(db, at: created) }
    try migrate(from: 1, db)
  }

  /// Brings a file of version `version` up to date.
  func migrate(from version: Int, _ db: Database) throws {
    guard version <= steps.count else { return }
    for step in steps[(version - 1)...] { try step(db) }
    try AppendOnly.lifted("ledger", db) {
      try db.execute(sql: "UPDATE ledger SET version = ?", arguments: [self.version])
    }
  }

  private func createInfo(_ db: Database, created: String) throws {
    try db.execute(
      sql: """
        CREATE TABLE ledger (
          id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
          format TEXT NOT NULL,
          version INTEGER NOT NULL,
          created DATETIME NOT NULL
        )
        """)
    try db.execute(sql: "INSERT INTO ledger VALUES (1, ?, 1, ?)", arguments: [Self.format, created])
    try register("ledger", Bilingual(zh: "台账本身", en: "the ledger itself"), created, db)
    try AppendOnly.protect("ledger", key: "id", of: "ledger", db)
  }

  /// What each run holds in each table.
  private func createRunTables(_ db: Database, created: String) throws {
    try db.execute(
      sql: """
        CREATE TABLE run_tables (
          fid INTEGER PRIMARY KEY NOT NULL,
          run INTEGER NOT NULL REFERENCES runs(run) DEFERRABLE INITIALLY DEFERRED,
          table_name TEXT NOT NULL,
          rows INTEGER NOT NULL,
          hash TEXT NOT NULL,
          UNIQUE (run, table_name)
        )
        """)
    try register(
      "run_tables", Bilingual(zh: "各次审计在各表的行数与散列", en: "rows and hash of each run in each table"), created, db
    )
    try AppendOnly.protect("run_tables", key: "run", of: "runs", db)
  }

  private func register(_ table: String, _ title: Bilingual, _ time: String, _ db: Database) throws {
    try ContentsEntry(
      table: table, identifier: table, description: "\(title.zh) · \(title.en)", geometry: nil
    ).register(db, at: time)
  }

  /// Dublin Core, in both languages.
  private static let metadata = """
    <?xml version="1.0" encoding="UTF-8"?>
    <metadata xmlns:dcterms="http://purl.org/dc/terms/">
      <dcterms:title xml:lang="zh">土地产出年度审计台账</dcterms:title>
      <dcterms:title xml:lang="en">Ledger of yearly land yield audits</dcterms:title>
      <dcterms:description xml:lang="zh">只增不改：每次审计一经写入不再更改，更正须另做一次。坐标为 CGCS2000 经纬度，面积单位见各列名。以 landcli audit verify 校验。</dcterms:description>
      <dcterms:description xml:lang="en">Append-only: a finished audit is never changed, a correction is a new one. Coordinates are longitude and latitude on CGCS2000. landcli audit verify checks it.</dcterms:description>
      <dcterms:conformsTo>http://www.geopackage.org/spec130/</dcterms:conformsTo>
    </metadata>
    """
}
