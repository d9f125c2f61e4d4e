import Foundation
import GRDB
import LandKit
import TestSupport
import Testing

@testable import LandStore
@testable import ledgerprobe

/// The index as SQLite keeps it, and as a GIS expects it.
@Suite struct RTreeIndexTests {
  /// How edges are rounded, against SQLite itself: over magnitudes, signs and values that a float holds exactly.
  @Test func edgesAreRoundedAsSQLiteRoundsThem() throws {
    var random = SplitMix(seed: 8)
    let queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE r USING rtree(id, minx, maxx, miny, maxy)")
      let insert = try PreparedStatement(db, "INSERT INTO r VALUES (?, ?, ?, ?, ?)")
      for i in 1...5000 {
        func edge() -> Double {
          let value = (random.unit() - 0.5) * pow(10, Double(random.below(12)) - 5)
          return random.below(5) == 0 ? Double(Float(value)) : value
        }
        let (a, b, c, d) = (edge(), edge(), edge(), edge())
        let box = Box(minX: min(a, b), minY: min(c, d), maxX: max(a, b), maxY: max(c, d))
        try insert.run([.int(i), .real(box.minX), .real(box.maxX), .real(box.minY), .real(box.maxY)])
        try db.scan("SELECT minx, maxx, miny, maxy FROM r WHERE id = \(i)") { row in
          #expect((0..<4).map { row.double($0) } == RTreeIndex.stored(box).map(Double.init), "\(box)")
        }
      }
    }
  }

  /// The triggers keep the index right when an ordinary table is edited, as a GIS edits results.
  @Test func theTriggersFollowEdits() throws {
    let queue = try DatabaseQueue(configuration: LedgerFile.configuration(readOnly: false, seconds: 1))
    try queue.write { db in
      try GeoPackageTables.create(db)
      try db.execute(sql: "CREATE TABLE t (fid INTEGER PRIMARY KEY NOT NULL, geom POINT)")
      try ContentsEntry(table: "t", identifier: "t", description: "", geometry: .point)
        .register(db, at: ContentsEntry.text(Date()))
      let index = { try db.rows("SELECT id, minx FROM rtree_t_geom ORDER BY id") { [$0.int(0), $0.int(1)] } }
      let put = try PreparedStatement(db, "INSERT INTO t VALUES (?, ?)")
      for i in 1...3 { try put.run([.int(i), .blob(GeometryBlob.point(x: Double(i), y: 0, srs: 4490))]) }
      try put.run([.int(4), .null])
      #expect(try index() == [[1, 1], [2, 2], [3, 3]])
      try PreparedStatement(db, "UPDATE t SET geom = ? WHERE fid = 4").run(
        [.blob(GeometryBlob.point(x: 9, y: 0, srs: 4490))])
      try db.execute(sql: "UPDATE t SET geom = NULL WHERE fid = 1")
      try db.execute(sql: "UPDATE t SET fid = 7 WHERE fid = 2")
      try db.execute(sql: "DELETE FROM t WHERE fid = 3")
      #expect(try index() == [[4, 9], [7, 2]])
      try db.execute(sql: "UPDATE t SET fid = 8, geom = NULL WHERE fid = 7")
      #expect(try index() == [[4, 9]])
    }
  }
}
