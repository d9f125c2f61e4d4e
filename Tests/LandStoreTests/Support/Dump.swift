import Foundation
import GRDB

@testable import LandStore

/// Everything that any reader gets from a file: every row of every table with its key, by plain SELECTs.
enum Dump {
  static func rows(_ path: String) throws -> [String: [[StoredValue]]] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in
      let tables = try db.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'rtree\\_%\\_geom\\_%' ESCAPE '\\'"
      ) { $0.text(0) }
      var out: [String: [[StoredValue]]] = [:]
      for table in tables {
        let key = table.hasPrefix("rtree_") ? "" : "rowid, "
        out[table] = try db.rows("SELECT \(key)* FROM \(SQLName.quoted(table)) ORDER BY 1") { row in
          (0..<row.count).map { row.value($0) }
        }
      }
      return out
    }
  }
}
