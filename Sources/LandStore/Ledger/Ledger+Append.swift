import Foundation
import GRDB
import LandKit

extension Ledger {
  /// Appends a run. `body` hands its records over one by one; they are written as they come, in one transaction, and
  /// stand in the ledger when the run is whole, or not at all.
  ///
  /// - Parameter time: when the run was made; not part of its content.
  /// - Returns: the run as it stands in the ledger.
  ///
  /// **Throws** `LedgerError`, and what `body` throws. **Complexity**: linear but for the indexes; 32 bytes of memory
  /// a record, and 32 MB for pages.
  public func append(_ run: LedgerRun, at time: Date, _ body: (RunWriter) throws -> Void) throws
    -> LedgerEntry
  {
    try record(run, at: time, body).entry
  }

  /// The same, with the end of the chain as it is then: the run, or the last decision made with it.
  func record(
    _ run: LedgerRun, at time: Date, _ body: (RunWriter) throws -> Void
  ) throws -> (entry: LedgerEntry, head: LedgerHead) {
    try transaction { db in
      try checkReplaced(run, db)
      let text = ContentsEntry.text(time)
      let number = (try Int.fetchOne(db, sql: "SELECT max(run) FROM runs") ?? 0) &+ 1
      let writer = RunWriter(run: number, path: path, time: text, db)
      defer { writer.close() }
      try body(writer)
      let (parts, boxes) = writer.finish()
      let entry = try store(run, number, text, parts, db)
      for decision in writer.decisions { _ = try store(decision, at: text, db) }
      try noteContents(at: text, boxes, db)
      return (entry, try Chain.head(db))
    }
  }

  /// A correction names a run of the same study and year that no other corrects.
  func checkReplaced(_ run: LedgerRun, _ db: Database) throws {
    guard let number = run.replaces else { return }
    let found = try db.rows(
      "SELECT study, year, (SELECT max(run) FROM runs WHERE replaces = ?1) FROM runs WHERE run = ?1",
      [.int(number)]
    ) { (study: $0.text(0), year: $0.int(1), by: $0.optionalInt(2)) }
    guard let old = found.first else {
      throw LedgerError.refused(
        path, zh: "要更正的审计 \(number) 不存在；请用 landcli audit list 查看",
        en: "there is no run \(number) to replace; see landcli audit list")
    }
    guard old.study == run.study, old.year == run.year else {
      throw LedgerError.refused(
        path, zh: "审计 \(number) 属于“\(old.study)”\(old.year) 年，不能由“\(run.study)”\(run.year) 年的审计更正",
        en:
          "run \(number) is of “\(old.study)” \(old.year) and cannot be replaced by one of “\(run.study)” \(run.year)"
      )
    }
    if let by = old.by {
      throw LedgerError.refused(
        path, zh: "审计 \(number) 已由审计 \(by) 更正；请更正 \(by)",
        en: "run \(number) is replaced by run \(by); replace \(by)")
    }
  }

  private func store(
    _ run: LedgerRun, _ number: Int, _ time: String, _ parts: [ContentPart], _ db: Database
  ) throws -> LedgerEntry {
    let head = try Chain.head(db)
    var values: [StoredValue] = [
      .int(number), .int(head.entries &+ 1), .text(time), .text(run.study), .int(run.year),
      .optional(run.against), .optional(run.replaces), .text(run.settings), .text(run.manifest),
      .text(run.versions), .null, .text(head.hash),
    ]
    let content = ContentHash.hash(head: ContentHash.head(values), parts: parts)
    values[ChainTable.runs.columns.count - 2] = .text(content)
    let statement = try PreparedStatement(
      db, "INSERT INTO run_tables (run, table_name, rows, hash) VALUES (?, ?, ?, ?)")
    for part in parts {
      try statement.run([.int(number), .text(part.table), .int(part.rows), .text(part.hash.hex)])
    }
    _ = try ChainTable.runs.append(values, db)
    let stored = try db.rows("SELECT \(LedgerEntry.columns) FROM runs WHERE run = ?", [.int(number)]) {
      LedgerEntry($0)
    }
    guard let entry = stored.first else { throw LedgerError(.damaged("runs"), path) }
    return entry
  }

  /// Appends a decision on a finding. **Throws** `LedgerError`; `unfit` when the run has no such finding.
  public func append(_ decision: LedgerDecision, at time: Date) throws -> LedgerDecisionEntry {
    try transaction { db in
      let text = ContentsEntry.text(time)
      let entry = try store(decision, at: text, db)
      try noteContents(at: text, [:], db)
      return entry
    }
  }

  private func store(_ decision: LedgerDecision, at time: String, _ db: Database) throws
    -> LedgerDecisionEntry
  {
    let found = try db.rows(
      "SELECT 1 FROM findings WHERE run = ? AND fingerprint = ?",
      [.int(decision.run), .text(decision.fingerprint)]
    ) { _ in true }
    guard !found.isEmpty else {
      throw LedgerError.refused(
        path, zh: "审计 \(decision.run) 中没有发现 \(decision.fingerprint)；请用 landcli audit show 查看",
        en: "run \(decision.run) has no finding \(decision.fingerprint); see landcli audit show")
    }
    let head = try Chain.head(db)
    let number = (try Int.fetchOne(db, sql: "SELECT max(decision) FROM decisions") ?? 0) &+ 1
    _ = try ChainTable.decisions.append(
      [
        .int(number), .int(head.entries &+ 1), .text(time), .int(decision.run), .text(decision.fingerprint),
        .text(decision.verdict), .text(decision.who), .text(decision.why), .optional(decision.until),
        .text(head.hash),
      ], db)
    let stored = try db.rows(
      "SELECT \(LedgerDecisionEntry.columns) FROM decisions WHERE decision = ?", [.int(number)]
    ) { LedgerDecisionEntry($0) }
    guard let entry = stored.first else { throw LedgerError(.damaged("decisions"), path) }
    return entry
  }

  /// The time of the newest entry is the last change of every table.
  private func noteContents(at time: String, _ boxes: [String: Box], _ db: Database) throws {
    let layers = try db.rows("SELECT DISTINCT layer FROM layers ORDER BY layer") { $0.text(0) }
    // What other programs keep in the file is not the ledger's to touch.
    for table in LedgerSchema.names + layers {
      var box = try ContentsEntry.box(of: table, db)
      box.extend(boxes[table] ?? .empty)
      try ContentsEntry.update(table, at: time, box: box, db)
    }
  }

  private func transaction<T>(_ body: (Database) throws -> T) throws -> T {
    try LedgerFile.translated(path, seconds) {
      try queue.writeWithoutTransaction { db in
        var out: T?
        try db.inTransaction(.immediate) {
          out = try body(db)
          return .commit
        }
        guard let out else { throw LedgerError(.system("no transaction"), path) }
        return out
      }
    }
  }
}
