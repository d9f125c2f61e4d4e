import GRDB
import GRDBSQLite

/// A prepared statement bound and read with lengths, so that a text with U+0000 in it is neither cut when stored
/// nor when read.
final class PreparedStatement {
  private let statement: Statement
  private let handle: OpaquePointer
  private let database: Database
  private static let transient = unsafeBitCast(
    OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// Binds `value` to parameter `index`, counted from 1.
  func bind(_ value: StoredValue, at index: Int) throws {
    let index = Int32(index)
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(handle, index)
    case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
    case .real(let number): code = sqlite3_bind_double(handle, index, number)
    case .text(let text) where text.isEmpty:
      // A null pointer would bind NULL.
      code = sqlite3_bind_text(handle, index, "", 0, Self.transient)
    case .text(var text):
      code = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            handle, index, $0.baseAddress, UInt64($0.count), Self.transient, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      code = bytes.withUnsafeBytes {
        $0.isEmpty
          ? sqlite3_bind_zeroblob(handle, index, 0)
          : sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Self.transient)
      }
    }
    try check(code)
  }

  /// Runs a statement that gives no rows.
  func run(_ values: [StoredValue]) throws {
    for (i, value) in values.enumerated() { try bind(value, at: i + 1) }
    defer { sqlite3_reset(handle) }
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { return try check(code) }
  }

  /// Hands every row to `body`, which must not keep it.
  func forEach(_ values: [StoredValue] = [], _ body: (StoredRow) throws -> Void) throws {
    for (i, value) in values.enumerated() { try bind(value, at: i + 1) }
    defer { sqlite3_reset(handle) }
    let row = StoredRow(handle)
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { return try check(code) }
      try body(row)
    }
  }

  /// Binds `values` for rows to be taken one by one with `next`.
  func begin(_ values: [StoredValue]) throws {
    sqlite3_reset(handle)
    for (i, value) in values.enumerated() { try bind(value, at: i + 1) }
  }

  /// The next row, valid until the one after is asked for; nil after the last.
  func next() throws -> StoredRow? {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return StoredRow(handle) }
    if code != SQLITE_DONE { try check(code) }
    sqlite3_reset(handle)
    return nil
  }

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    let connection = database.sqliteConnection
    throw DatabaseError(
      resultCode: ResultCode(rawValue: connection.map(sqlite3_extended_errcode) ?? code),
      message: connection.map { String(cString: sqlite3_errmsg($0)) }, sql: statement.sql)
  }
}

extension Database {
  /// Runs `sql` with `values` and hands every row to `body`.
  func scan(_ sql: String, _ values: [StoredValue] = [], _ body: (StoredRow) throws -> Void) throws {
    try PreparedStatement(self, sql).forEach(values, body)
  }

  /// What `body` makes of each row.
  func rows<T>(_ sql: String, _ values: [StoredValue] = [], _ body: (StoredRow) throws -> T) throws -> [T] {
    var out: [T] = []
    try scan(sql, values) { out.append(try body($0)) }
    return out
  }
}
