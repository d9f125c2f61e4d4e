import GRDB

/// Triggers by which SQLite itself refuses to change what is finished, whoever asks.
enum AppendOnly {
  private static let words =
    "已完成的审计不可更改；更正须另做一次审计 · a finished audit is never changed; a correction is a new run"

  /// Forbids to change or remove a row of `table`, and to add one where `parent` has a row of the same `key`: a run is
  /// finished when it stands in `runs`. Adding comes first, since `INSERT OR REPLACE` removes without a trigger.
  static func protect(_ table: String, key: String, of parent: String, _ db: Database) throws {
    for trigger in [
      forbid(table, "UPDATE"), forbid(table, "DELETE"),
      forbid(
        table, "INSERT", when: "EXISTS (SELECT 1 FROM \(SQLName.quoted(parent)) WHERE \(key) = NEW.\(key))"),
    ] { try db.execute(sql: trigger) }
  }

  private static func forbid(_ table: String, _ action: String, when condition: String? = nil) -> String {
    """
    CREATE TRIGGER \(SQLName.quoted("\(table)_no_\(action.lowercased())")) BEFORE \(action) ON \
    \(SQLName.quoted(table))\(condition.map { " WHEN " + $0 } ?? "")
    BEGIN
      SELECT RAISE(ABORT, \(SQLName.literal(words)));
    END
    """
  }

  /// Lifts the ban on changing `table` while `body` runs; only a migration does so.
  static func lifted(_ table: String, _ db: Database, _ body: () throws -> Void) throws {
    try db.execute(sql: "DROP TRIGGER \(SQLName.quoted("\(table)_no_update"))")
    try body()
    try db.execute(sql: forbid(table, "UPDATE"))
  }
}
