import Foundation
import GRDB
import LandKit

/// A GeoPackage of any program, opened to be read.
public final class PackageFile {
  /// A layer that has geometries.
  public struct Layer: Sendable, Equatable {
    /// The table.
    public let table: String
    /// Its name for people.
    public let identifier: String
    /// The column of its geometries.
    public let geometryColumn: String
    /// What that column says to hold, as `MULTIPOLYGON`.
    public let geometryType: String
    /// The CRS by name, as `EPSG:4547`, or its definition; nil when the file leaves it open.
    public let crs: String?
    /// Rows.
    public let features: Int
  }

  private let path: String
  private let queue: DatabaseQueue

  /// Opens the file at `path`, which is not changed.
  ///
  /// - Throws: `InputFailure`: no such file (66); no SQLite database, no GeoPackage, a damaged one (65).
  public init(_ path: String) throws {
    self.path = path
    try Self.checkKind(path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let tables = try queue.read { db in
        try db.rows("SELECT lower(name) FROM sqlite_schema WHERE type IN ('table', 'view')") { $0.text(0) }
      }
      for table in ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"]
      where !tables.contains(table) {
        throw Self.refusal(
          path, zh: "没有表 \(table)，不是 GeoPackage", en: "there is no table \(table); this is no GeoPackage")
      }
    } catch let error as DatabaseError { throw Self.damage(path, error) }
  }

  /// Whether the file at `path` begins as a SQLite database does.
  public static func looksLikeOne(_ path: String) -> Bool {
    guard let file = try? ByteFile(path), let head = try? file.bytes(0..<min(16, file.size)) else {
      return false
    }
    return head.elementsEqual("SQLite format 3\0".utf8)
  }

  /// The layers that have geometries, in the order of their entries.
  public func layers() throws -> [Layer] {
    try reading { db in
      var layers: [Layer] = []
      try db.scan(
        """
        SELECT c.table_name, coalesce(c.identifier, c.table_name), g.column_name, g.geometry_type_name, g.srs_id
        FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
        WHERE c.data_type = 'features' ORDER BY c.rowid
        """
      ) { row in
        let table = row.text(0)
        let count = try db.rows("SELECT count(*) FROM \(SQLName.quoted(table))") { $0.int(0) }.first ?? 0
        layers.append(
          Layer(
            table: table, identifier: row.text(1), geometryColumn: row.text(2), geometryType: row.text(3),
            crs: try Self.crs(row.int(4), db), features: count))
      }
      return layers
    }
  }

  /// The layer of that table or name for people; without a name, the only one.
  ///
  /// - Throws: `InputFailure` with the layers that there are.
  public func layer(named name: String?) throws -> Layer {
    let all = try layers()
    guard !all.isEmpty else {
      throw Self.refusal(path, zh: "没有带几何的图层", en: "it has no layer with geometries")
    }
    if let name {
      if let found = all.first(where: { $0.table == name }) ?? all.first(where: { $0.identifier == name }) {
        return found
      }
    } else if all.count == 1 {
      return all[0]
    }
    let list = all.map(\.table).joined(separator: ", ")
    throw name == nil
      ? Self.refusal(
        path, zh: "有 \(all.count) 个图层：\(list)；请用 --layer 指明",
        en: "it has \(all.count) layers: \(list); give --layer")
      : Self.refusal(
        path, zh: "没有图层“\(name ?? "")”；有：\(list)", en: "there is no layer “\(name ?? "")”; it has: \(list)")
  }

  /// Runs `body` in one view of the file, so that another program's writing does not come in between.
  func reading<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try queue.read(body) } catch let error as DatabaseError { throw Self.damage(path, error) }
  }

  // MARK: Parts

  /// The name of a system by its row, or its definition.
  private static func crs(_ id: Int, _ db: Database) throws -> String? {
    if id == 0 || id == -1 { return nil }
    var found: String?
    try db.scan(
      "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
      [.int(id)]
    ) { row in
      let organization = row.text(0).uppercased()
      if ["EPSG", "ESRI", "IGNF"].contains(organization) {
        found = "\(organization):\(row.int(1))"
      } else if row.text(2) != "undefined" {
        found = row.text(2)
      }
    }
    return found
  }

  private static func checkKind(_ path: String) throws(InputFailure) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw InputFailure([
        Problem(.fileMissing, at: Place(file: path), Bilingual(zh: "找不到文件", en: "no such file"))
      ])
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw refusal(path, zh: "不是普通文件", en: "not a regular file")
    }
    guard looksLikeOne(path) else {
      throw refusal(path, zh: "不是 SQLite 数据库，因而不是 GeoPackage", en: "no SQLite database, and so no GeoPackage")
    }
  }

  static func refusal(_ path: String, zh: String, en: String) -> InputFailure {
    InputFailure([Problem(.packageFile, at: Place(file: path), Bilingual(zh: zh, en: en))])
  }

  private static func damage(_ path: String, _ error: DatabaseError) -> InputFailure {
    let words = error.message ?? "\(error.resultCode)"
    return refusal(path, zh: "读取失败，文件可能已损坏：\(words)", en: "it cannot be read, it may be damaged: \(words)")
  }
}
