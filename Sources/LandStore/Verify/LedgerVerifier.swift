import GRDB
import LandKit

/// One pass over a whole ledger. A check that SQLite cannot answer is a fault, and the others go on.
final class LedgerVerifier {
  let db: Database
  let path: String
  let schema: LedgerSchema
  private(set) var faults: [LedgerFault] = []
  private(set) var notices: [Bilingual] = []
  /// What the rows that are there amount to, by run.
  var parts: [Int: [ContentPart]] = [:]
  /// The box around the geometries of each table.
  var boxes: [String: Box] = [:]
  var knownRuns: Set<Int> = []
  var chain: [String] = []
  private var expectedEntry: Int?
  /// Beyond this many, faults repeat what is known.
  private static let limit = 1000

  init(_ db: Database, path: String, schema: LedgerSchema) {
    (self.db, self.path, self.schema) = (db, path, schema)
  }

  func check(expectHead: String?) {
    attempt { try checkFile() }
    attempt("runs") { knownRuns = Set(try db.rows("SELECT run FROM runs") { $0.int(0) }) }
    for table in LedgerSchema.tables {
      attempt(table.name) {
        try checkRows(
          table.name, RecordTable.content(table.columns.map(\.name), geometry: table.geometry != nil),
          geometry: table.geometry != nil)
      }
    }
    var layers: [String] = []
    attempt("layers") { layers = try layerTables() }
    for layer in layers {
      attempt(layer) {
        try checkRows(layer, try LayerTable.content(ofTable: layer, db), geometry: true)
      }
    }
    attempt("run_tables") { try checkParts() }
    attempt("runs") { try checkContent() }
    attempt { try checkChain() }
    attempt { try checkSchema() }
    if let expectHead { checkHead(expectHead) }
  }

  /// The names of the layers' tables, in the order in which they were made.
  func layerTables() throws -> [String] {
    var seen: Set<String> = []
    return try db.rows("SELECT layer FROM layers ORDER BY fid") { $0.text(0) }.filter {
      seen.insert($0).inserted
    }
  }

  func result() throws -> LedgerVerification {
    LedgerVerification(
      head: LedgerHead(entries: chain.count, hash: try chain.last ?? Chain.genesis(db)),
      runs: knownRuns.count, decisions: max(0, chain.count - knownRuns.count), expectedEntry: expectedEntry,
      faults: faults, notices: notices)
  }

  func fault(run: Int? = nil, table: String? = nil, row: Int? = nil, zh: String, en: String) {
    guard faults.count < Self.limit else { return }
    faults.append(LedgerFault(run: run, table: table, row: row, text: Bilingual(zh: zh, en: en)))
  }

  func notice(zh: String, en: String) { notices.append(Bilingual(zh: zh, en: en)) }

  /// Runs a check; what SQLite cannot read is a fault of the table.
  private func attempt(_ table: String? = nil, _ body: () throws -> Void) {
    do { try body() } catch {
      let words = (error as? DatabaseError)?.message ?? "\(error)"
      fault(table: table, zh: "无法读取（\(words)）", en: "cannot be read (\(words))")
    }
  }

  /// What SQLite says of the pages, the indexes, the references, and how the file is marked.
  private func checkFile() throws {
    for words in try db.rows("PRAGMA integrity_check", [], { $0.text(0) }) where words != "ok" {
      fault(zh: "SQLite 完整性检查：\(words)", en: "SQLite's integrity check: \(words)")
    }
    try db.scan("PRAGMA foreign_key_check") {
      fault(
        table: $0.text(0), row: $0.optionalInt(1), zh: "所引用的 \($0.text(2)) 行不存在",
        en: "the row of \($0.text(2)) that it refers to is missing")
    }
    let version = try db.rows("PRAGMA user_version") { $0.int(0) }.first
    if version != Int(GeoPackageTables.userVersion) {
      fault(zh: "GeoPackage 版本标记被改动", en: "the mark of the GeoPackage version was changed")
    }
    if try db.rows("PRAGMA journal_mode", [], { $0.text(0) }) == ["wal"] {
      notice(
        zh: "文件处于 WAL 模式：其他程序打开过它；复制前须先关闭该程序",
        en: "the file is in WAL mode: another program opened it; close that before the file is copied")
    }
  }

  private func checkHead(_ expected: String) {
    if let place = chain.firstIndex(of: expected) {
      expectedEntry = place + 1
      return
    }
    if chain.isEmpty, (try? Chain.genesis(db)) == expected {
      expectedEntry = 0
      return
    }
    fault(
      zh: "链中没有所期望的链首 \(expected)：末尾的记录被截去或替换",
      en: "the expected head \(expected) is not in the chain: entries were cut off or replaced")
  }
}
