import GRDB
import LandKit

/// The RTree extension of GeoPackage (annex F.3) on the column `geom` of a table with the key `fid`.
struct RTreeIndex {
  let table: String

  var name: String { "rtree_\(table)_\(ContentsEntry.geometryColumn)" }

  /// Makes the index, its triggers and its entry. The triggers need `GeometryFunctions`.
  func create(_ db: Database) throws {
    try GeoPackageTables.declare(
      "gpkg_rtree_index", table: table, column: ContentsEntry.geometryColumn,
      definition: "http://www.geopackage.org/spec130/#extension_rtree", scope: "write-only", db)
    try db.execute(
      sql: "CREATE VIRTUAL TABLE \(quoted(name)) USING rtree(id, minx, maxx, miny, maxy)")
    for trigger in triggers { try db.execute(sql: trigger) }
  }

  /// Makes the index over rows that are there already: one pass, without a trigger a row.
  func createFilled(_ db: Database) throws {
    try create(db)
    let (t, column) = (quoted(table), quoted(ContentsEntry.geometryColumn))
    try db.execute(
      sql: """
        INSERT INTO \(quoted(name)) SELECT "fid", ST_MinX(\(column)), ST_MaxX(\(column)), ST_MinY(\(column)), \
        ST_MaxY(\(column)) FROM \(t) WHERE \(column) NOT NULL AND NOT ST_IsEmpty(\(column))
        """)
  }

  private func quoted(_ name: String) -> String { SQLName.quoted(name) }

  /// The six triggers as the standard words them.
  private var triggers: [String] {
    let (t, r) = (quoted(table), quoted(name))
    let column = quoted(ContentsEntry.geometryColumn)
    let full = "NEW.\(column) NOT NULL AND NOT ST_IsEmpty(NEW.\(column))"
    let empty = "NEW.\(column) ISNULL OR ST_IsEmpty(NEW.\(column))"
    let put = """
      INSERT OR REPLACE INTO \(r) VALUES (
          NEW."fid", ST_MinX(NEW.\(column)), ST_MaxX(NEW.\(column)), ST_MinY(NEW.\(column)), ST_MaxY(NEW.\(column))
        );
      """
    let remove = "DELETE FROM \(r) WHERE id = OLD.\"fid\";"
    func trigger(_ suffix: String, _ when: String, _ condition: String, _ body: String) -> String {
      """
      CREATE TRIGGER \(quoted(name + suffix)) AFTER \(when) ON \(t)
        WHEN \(condition)
      BEGIN
        \(body)
      END
      """
    }
    return [
      trigger("_insert", "INSERT", "(\(full))", put),
      trigger("_update1", "UPDATE OF \(column)", "OLD.\"fid\" = NEW.\"fid\" AND (\(full))", put),
      trigger("_update2", "UPDATE OF \(column)", "OLD.\"fid\" = NEW.\"fid\" AND (\(empty))", remove),
      trigger("_update3", "UPDATE", "OLD.\"fid\" != NEW.\"fid\" AND (\(full))", remove + "\n  " + put),
      trigger(
        "_update4", "UPDATE", "OLD.\"fid\" != NEW.\"fid\" AND (\(empty))",
        "DELETE FROM \(r) WHERE id IN (OLD.\"fid\", NEW.\"fid\");"),
      trigger("_delete", "DELETE", "OLD.\(column) NOT NULL", remove),
    ]
  }

  /// The edges as SQLite's rtree keeps them: 32-bit, rounded outwards (`rtreeValueDown`, `rtreeValueUp`).
  static func stored(_ box: Box) -> [Float] {
    [down(box.minX), up(box.maxX), down(box.minY), up(box.maxY)]
  }

  private static let towardsZero = 1.0 - 1.0 / 8_388_608.0
  private static let awayFromZero = 1.0 + 1.0 / 8_388_608.0

  private static func down(_ value: Double) -> Float {
    let nearest = Float(value)
    return Double(nearest) > value ? Float(value * (value < 0 ? awayFromZero : towardsZero)) : nearest
  }

  private static func up(_ value: Double) -> Float {
    let nearest = Float(value)
    return Double(nearest) < value ? Float(value * (value < 0 ? towardsZero : awayFromZero)) : nearest
  }
}
