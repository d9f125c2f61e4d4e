import Foundation
import GRDB
import Testing

@testable import LandStore
@testable import ledgerprobe

/// Changes by someone who knows SQL are found, and it is said where.
@Suite struct LedgerTamperTests {
  private func faults(_ test: LedgerCase, expectHead: String? = nil) throws -> [LedgerFault] {
    try Ledger(test.path, for: .reading).verify(expectHead: expectHead).faults
  }

  /// Every column of every table of records, one at a time: the row, its table and its run are named.
  @Test func everyColumnOfEveryRecordCounts() throws {
    let whole = try LedgerCase.filled()
    let queue = try DatabaseQueue(path: whole.path)
    let columns = try queue.read { db in
      try db.rows(
        """
        SELECT c.table_name, p.name, p.type FROM gpkg_contents c, pragma_table_info(c.table_name) p
        WHERE c.table_name NOT IN ('runs', 'decisions', 'ledger', 'run_tables') AND p.name <> 'fid'
        """
      ) { ($0.text(0), $0.text(1), $0.text(2)) }
    }
    #expect(columns.count > 70)
    let copy = try LedgerCase()
    for (table, column, type) in columns {
      try? FileManager.default.removeItem(atPath: copy.path)
      try FileManager.default.copyItem(atPath: whole.path, toPath: copy.path)
      let other =
        switch type {
        case "TEXT": "ifnull(\"\(column)\", '') || 'x'"
        case "INTEGER": "ifnull(\"\(column)\", 0) + 5"
        case "DOUBLE": "CASE WHEN \"\(column)\" = 0 THEN 1 ELSE ifnull(\"\(column)\" * (1 + 1e-15), 0) END"
        default: "NULL"
        }
      let row =
        type == "POINT" || type == "MULTIPOLYGON"
        ? "(SELECT max(fid) FROM \(table) WHERE geom NOT NULL)" : "3"
      try copy.tamper("UPDATE \(table) SET \"\(column)\" = \(other) WHERE fid = \(row)")
      let found = try faults(copy)
      #expect(
        found.contains { $0.table == table && $0.row != nil && $0.run != nil }, "\(table).\(column): \(found)"
      )
    }
  }

  @Test(
    arguments: [
      ("UPDATE runs SET settings = settings || ' ' WHERE run = 1", 1, "runs"),
      ("UPDATE runs SET time = '2020-01-01T00:00:00.000Z' WHERE run = 2", 2, "runs"),
      ("UPDATE runs SET replaces = 1 WHERE run = 2", 2, "runs"),
      ("UPDATE runs SET entry = 9223372036854775807 WHERE run = 2", 2, "runs"),
      ("UPDATE lineage SET fid = 9223372036854775807 WHERE fid = 12", 1, "lineage"),
      ("UPDATE runs SET content_hash = chain_hash WHERE run = 1", 1, "runs"),
      ("UPDATE decisions SET who = 'someone else'", nil, "decisions"),
      ("UPDATE decisions SET time = '2020-01-01T00:00:00.000Z'", nil, "decisions"),
      ("DELETE FROM decisions", 2, "runs"),
      ("DELETE FROM lineage WHERE fid = 12", 1, "lineage"),
      ("DELETE FROM lineage WHERE run = 2", 2, "lineage"),
      (
        "INSERT INTO benchmarks SELECT 99, run, year, edition, park, measure, value, kind, standing, among, digest "
          + "FROM benchmarks WHERE fid = 1", 1, "benchmarks"
      ),
      ("INSERT INTO layers VALUES (7, 2, 'parks', 1999, 'a', 'b', 0)", 2, "layers"),
      ("UPDATE run_tables SET rows = rows + 1 WHERE fid = 1", 1, "benchmarks"),
      ("DELETE FROM run_tables WHERE run = 1", nil, "run_tables"),
      ("UPDATE gpkg_contents SET max_x = 180 WHERE table_name = 'parcels'", nil, "gpkg_contents"),
      ("UPDATE gpkg_contents SET last_change = '2020-01-01T00:00:00.000Z'", nil, "gpkg_contents"),
      (
        "UPDATE gpkg_spatial_ref_sys SET definition = replace(definition, '298.257222101', '298.257222102')",
        nil,
        "gpkg_spatial_ref_sys"
      ),
      (
        "UPDATE gpkg_geometry_columns SET srs_id = 4326 WHERE table_name = 'parks'", nil,
        "gpkg_geometry_columns"
      ),
      ("UPDATE gpkg_metadata SET metadata = ''", nil, "gpkg_metadata"),
      ("DELETE FROM gpkg_extensions WHERE table_name = 'parcels'", nil, "gpkg_extensions"),
      ("UPDATE ledger SET created = '2020-01-01T00:00:00.000Z'", 1, "runs"),
      ("DROP TRIGGER rtree_parcels_geom_insert", nil, "parcels"),
      ("CREATE TRIGGER t AFTER INSERT ON runs BEGIN SELECT 1; END", nil, "runs"),
      ("DROP INDEX findings_run; CREATE INDEX findings_run ON findings (run)", nil, "findings"),
      ("ALTER TABLE parcels ADD COLUMN more TEXT", nil, "parcels"),
      ("UPDATE rtree_parcels_geom SET maxx = maxx + 0.001 WHERE id = 2", 1, "parcels"),
      ("DELETE FROM rtree_parks_geom WHERE id = 2", 1, "parks"),
      ("INSERT INTO rtree_parks_geom VALUES (999, 0, 1, 0, 1)", nil, "rtree_parks_geom"),
      ("PRAGMA user_version = 10200", nil, nil),
    ] as [(String, Int?, String?)])
  func changesBesideRecordsAreFoundWhereTheyAre(sql: String, run: Int?, table: String?) throws {
    let test = try LedgerCase.filled()
    try test.tamper(sql)
    let found = try faults(test)
    #expect(found.contains { $0.table == table && (run == nil || $0.run == run) }, "\(found)")
    #expect(found.allSatisfy { !$0.message.zh.isEmpty && !$0.message.en.isEmpty })
  }

  @Test func aTailCutOffIsFoundByTheHeadKeptElsewhere() throws {
    let test = try LedgerCase.filled()
    let ledger = try test.open(.reading)
    let head = try ledger.head()
    let earlier = try ledger.runs()[0].chainHash
    #expect(try faults(test, expectHead: head.hash).isEmpty)
    #expect(try ledger.verify(expectHead: head.hash).expectedEntry == 3)
    #expect(try ledger.verify(expectHead: earlier).expectedEntry == 1)
    // As it was after the first run: nothing in it is wrong.
    let shorter = try LedgerCase()
    try shorter.append(SampleRun(features: 12))
    #expect(try faults(shorter).isEmpty)
    #expect(try faults(shorter, expectHead: earlier).isEmpty)
    let found = try faults(shorter, expectHead: head.hash)
    #expect(found.count == 1 && found[0].text.en.contains("cut off"))
  }

  /// Another program's own tables are told and are no fault.
  @Test func whatTouchesNoRecordIsToldApart() throws {
    let test = try LedgerCase.filled()
    try test.tamper("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)")
    let found = try Ledger(test.path, for: .reading).verify()
    #expect(found.faults == [] && found.notices.count == 1 && found.notices[0].en.contains("layer_styles"))
    // An entry of its own in the list of contents stays as that program wrote it.
    try test.tamper(
      "INSERT INTO gpkg_contents (table_name, data_type, last_change) VALUES ('layer_styles', 'attributes', 'x')"
    )
    try test.append(SampleRun(year: 2030))
    let later = try Ledger(test.path, for: .reading)
    #expect(try later.verify().faults == [])
    #expect(
      try later.read {
        try $0.rows("SELECT last_change FROM gpkg_contents WHERE table_name = 'layer_styles'") { $0.text(0) }
      } == ["x"])
  }
}
