import GRDB
import LandKit

extension LedgerVerifier {
  /// Makes the same ledger without its records in memory, and compares tables, triggers and GeoPackage's own rows.
  func checkSchema() throws {
    let info = try db.rows("SELECT created FROM ledger") { $0.text(0) }
    guard info.count == 1, let created = info.first else {
      return fault(table: "ledger", zh: "须恰有一行", en: "it must have one row")
    }
    let twin = try DatabaseQueue(
      configuration: LedgerFile.configuration(readOnly: false, seconds: 0))
    try twin.write { twin in
      try schema.create(twin, created: created)
      try replay(in: twin, created: created)
      compareDefinitions(try definitions(twin), try definitions(db))
      for table in Self.described { try compareRows(table, twin) }
    }
  }

  /// Makes the layers' tables in the order in which the runs brought them, and notes the newest change.
  private func replay(in twin: Database, created: String) throws {
    for run in knownRuns.sorted() {
      for layer in try Ledger.layers(of: run, db) {
        guard layer.name.allSatisfy(\.isASCII) else { continue }
        try LayerTable(layer: layer).ensure(twin, at: created)
      }
    }
    let newest = try db.rows(
      """
      SELECT time FROM (SELECT entry, time FROM runs UNION ALL SELECT entry, time FROM decisions)
      ORDER BY entry DESC LIMIT 1
      """
    ) { $0.text(0) }
    for table in try twin.rows("SELECT table_name FROM gpkg_contents", [], { $0.text(0) }) {
      try ContentsEntry.update(table, at: newest.first ?? created, box: boxes[table] ?? .empty, twin)
    }
  }

  /// The tables whose rows follow from the version, the layers and the times.
  private static let described = [
    "gpkg_spatial_ref_sys", "gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions", "gpkg_metadata",
    "gpkg_metadata_reference", "ledger",
  ]

  private struct Definition: Equatable {
    let table: String
    let sql: StoredValue
  }

  private func definitions(_ db: Database) throws -> [String: Definition] {
    let found = try db.rows("SELECT type || ' ' || name, tbl_name, sql FROM sqlite_schema") {
      ($0.text(0), Definition(table: $0.text(1), sql: $0.value(2)))
    }
    return Dictionary(found) { first, _ in first }
  }

  private func compareDefinitions(_ expected: [String: Definition], _ found: [String: Definition]) {
    let tables = Set(expected.values.map(\.table))
    for (name, definition) in expected.sorted(by: { $0.key < $1.key }) {
      guard let other = found[name] else {
        fault(table: definition.table, zh: "缺少 \(name)", en: "\(name) is missing")
        continue
      }
      // How SQLite words the tables under an index is its own affair.
      if !isShadow(name), other != definition {
        fault(table: definition.table, zh: "\(name) 的定义被改动", en: "the definition of \(name) was changed")
      }
    }
    for (name, definition) in found.sorted(by: { $0.key < $1.key }) where expected[name] == nil {
      if tables.contains(definition.table) && name.hasPrefix("trigger ") {
        fault(table: definition.table, zh: "多出 \(name)", en: "\(name) was added")
      } else {
        notice(zh: "文件里多出 \(name)，不属于台账", en: "\(name) is in the file and not of the ledger")
      }
    }
  }

  private func isShadow(_ name: String) -> Bool {
    name.hasPrefix("table rtree_") && ["_node", "_rowid", "_parent"].contains { name.hasSuffix($0) }
  }

  private func compareRows(_ table: String, _ twin: Database) throws {
    let expected = try rows(table, twin), found = try rows(table, db)
    for row in expected where !found.contains(row) {
      fault(
        table: table, zh: "缺少或改动了一行：\(words(row))", en: "a row is missing or was changed: \(words(row))")
    }
    for row in found where !expected.contains(row) {
      notice(
        zh: "\(table) 多出一行，不属于台账：\(words(row))",
        en: "\(table) has a row that is not of the ledger: \(words(row))")
    }
    if Set(found).count != found.count { fault(table: table, zh: "有重复的行", en: "a row is there twice") }
  }

  private func rows(_ table: String, _ db: Database) throws -> [[StoredValue]] {
    try db.rows("SELECT * FROM \(table)") { row in (0..<row.count).map { row.value($0) } }
  }

  private func words(_ row: [StoredValue]) -> String {
    row.prefix(3).map {
      switch $0 {
      case .text(let text): String(text.prefix(40))
      case .integer(let number): String(number)
      case .real(let number): ecmaNumber(number)
      default: "–"
      }
    }.joined(separator: " ")
  }
}
