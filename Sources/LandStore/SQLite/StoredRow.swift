import GRDBSQLite

/// The row a statement stands on; valid until the statement moves on.
struct StoredRow {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  var count: Int { Int(sqlite3_column_count(handle)) }

  func isNull(_ i: Int) -> Bool { sqlite3_column_type(handle, Int32(i)) == SQLITE_NULL }

  func integer(_ i: Int) -> Int64 { sqlite3_column_int64(handle, Int32(i)) }
  func int(_ i: Int) -> Int { Int(integer(i)) }
  func optionalInt(_ i: Int) -> Int? { isNull(i) ? nil : int(i) }
  func double(_ i: Int) -> Double { sqlite3_column_double(handle, Int32(i)) }
  func optionalDouble(_ i: Int) -> Double? { isNull(i) ? nil : double(i) }

  /// The text of column `i` with all its bytes; empty when it is NULL.
  func text(_ i: Int) -> String {
    guard let start = sqlite3_column_text(handle, Int32(i)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(i)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func optionalText(_ i: Int) -> String? { isNull(i) ? nil : text(i) }

  /// The bytes of column `i`, which must not be kept.
  func withBytes<T>(_ i: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    let start = sqlite3_column_blob(handle, Int32(i))
    return try body(
      UnsafeRawBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(i)))))
  }

  func bytes(_ i: Int) -> [UInt8] { withBytes(i) { Array($0) } }

  /// Column `i` in its storage class.
  func value(_ i: Int) -> StoredValue {
    switch sqlite3_column_type(handle, Int32(i)) {
    case SQLITE_INTEGER: .integer(integer(i))
    case SQLITE_FLOAT: .real(double(i))
    case SQLITE_TEXT: .text(text(i))
    case SQLITE_BLOB: .blob(bytes(i))
    default: .null
    }
  }
}

extension StoredRow {
  /// A letter for the storage class: `i`, `r`, `t`, `b`, `n`.
  func tag(_ i: Int) -> Unicode.Scalar {
    switch sqlite3_column_type(handle, Int32(i)) {
    case SQLITE_INTEGER: "i"
    case SQLITE_FLOAT: "r"
    case SQLITE_TEXT: "t"
    case SQLITE_BLOB: "b"
    default: "n"
    }
  }

  /// The bytes of a text or blob as they are, valid UTF-8 or not.
  func withTextOrBytes(_ i: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard tag(i) == "t" else { return withBytes(i, body) }
    let start = sqlite3_column_text(handle, Int32(i))
    body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(i)))))
  }
}
