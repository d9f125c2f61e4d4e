import GRDB
import LandKit

/// Rows going into one table in one shape, and their digests.
final class TableSink {
  let table: String
  private let run: Int
  private let path: String
  private let hasGeometry: Bool
  private let statement: PreparedStatement
  private var encoder: RecordEncoder
  private(set) var digests: [Digest256] = []
  private(set) var box = Box.empty

  /// A sink for rows with `columns`, and `geom` after them if there is geometry.
  init(_ table: String, _ columns: [String], geometry: Bool, run: Int, path: String, _ db: Database) throws {
    (self.table, self.run, self.path, hasGeometry) = (table, run, path, geometry)
    let content = RecordTable.content(columns, geometry: geometry)
    encoder = RecordEncoder(content)
    let names = (["run", "digest"] + content).map(SQLName.quoted).joined(separator: ", ")
    let places = Array(repeating: "?", count: content.count + 2).joined(separator: ", ")
    statement = try PreparedStatement(
      db, "INSERT INTO \(SQLName.quoted(table)) (\(names)) VALUES (\(places))")
  }

  convenience init(_ table: RecordTable, run: Int, path: String, _ db: Database) throws {
    try self.init(
      table.name, table.columns.map(\.name), geometry: table.geometry != nil, run: run, path: path, db)
  }

  /// Stores a row. **Throws** `LedgerError.unfit` for a number that is not finite, and what SQLite refuses.
  func add(_ values: [StoredValue]) throws {
    let values = values.map(\.normalized)
    guard !values.contains(where: \.isNotFinite) else {
      throw LedgerError.unfit(
        path, zh: "表 \(table) 的一个数不是有限数；没有的数须记为未知及其原因",
        en:
          "a number for table \(table) is not finite; a missing one is to be given as unknown, with its reason"
      )
    }
    if hasGeometry, case .blob(let blob)? = values.last {
      box.extend((try? blob.withUnsafeBytes { try GeometryFunctions.box($0) }) ?? .empty)
    }
    let digest = encoder.digest(values)
    try statement.run([.int(run), .integer(Int64(bitPattern: digest.first))] + values)
    digests.append(digest)
  }
}
