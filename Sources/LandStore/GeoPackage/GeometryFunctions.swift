import GRDB
import GRDBSQLite
import LandKit

/// The SQL functions that the triggers of an RTree index call: `ST_IsEmpty`, `ST_MinX`, `ST_MaxX`, `ST_MinY`,
/// `ST_MaxY`. They read the envelope in the header of a blob, and its vertices when it has none.
public enum GeometryFunctions {
  private static let names = ["ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"]

  /// Makes the functions known to a connection.
  public static func register(_ db: Database) throws {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    for (i, name) in names.enumerated() {
      let code = sqlite3_create_function_v2(
        db.sqliteConnection, name, 1, flags, UnsafeMutableRawPointer(bitPattern: i + 1), answer, nil, nil, nil
      )
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
  }

  /// NULL for NULL and for what is no geometry.
  private static let answer:
    @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void = {
      context, _, arguments in
      let which = Int(bitPattern: sqlite3_user_data(context))
      guard let value = arguments?[0], let start = sqlite3_value_blob(value) else {
        return sqlite3_result_null(context)
      }
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
      guard let box = try? GeometryFunctions.box(bytes) else { return sqlite3_result_null(context) }
      if which == 1 { return sqlite3_result_int(context, box.isEmpty ? 1 : 0) }
      guard !box.isEmpty else { return sqlite3_result_null(context) }
      sqlite3_result_double(
        context, which == 2 ? box.minX : which == 3 ? box.maxX : which == 4 ? box.minY : box.maxY)
    }

  /// The box of a blob; empty for an empty geometry.
  static func box(_ bytes: UnsafeRawBufferPointer) throws(GeometryBlob.Malformed) -> Box {
    let header = try GeometryBlob.header(bytes)
    if header.isEmpty { return .empty }
    if let box = header.box { return box }
    if let point = try? GeometryBlob.point(bytes) {
      return Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    }
    return try GeometryBlob.polygons(bytes).box
  }
}
