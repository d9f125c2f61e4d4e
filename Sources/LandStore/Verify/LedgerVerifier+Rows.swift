import GRDB
import LandKit

extension LedgerVerifier {
  /// Reads every row of a table: its digest, its run, its key, and its box in the index.
  func checkRows(_ table: String, _ content: [String], geometry: Bool) throws {
    var encoder = RecordEncoder(content)
    var (digests, current, last, indexed): ([Digest256], Int?, Int, Int) = ([], nil, 0, 0)
    var done: Set<Int> = []
    var box = Box.empty
    func finish() {
      guard let run = current else { return }
      if !done.insert(run).inserted {
        fault(run: run, table: table, zh: "各行不相连", en: "its rows are not together")
      }
      parts[run, default: []].append(ContentPart(table: table, digests: digests))
      digests.removeAll(keepingCapacity: true)
    }
    try db.scan(sql(table, content, geometry: geometry)) { row in
      let (key, run) = (row.int(0), row.int(1))
      if key != last &+ 1 {
        fault(run: run, table: table, row: key, zh: "行号不连续", en: "the row does not follow the one before")
      }
      last = key
      if run != current {
        finish()
        current = run
        if !knownRuns.contains(run) {
          fault(run: run, table: table, row: key, zh: "没有这次审计", en: "there is no such run")
        }
      }
      let digest = encoder.digest(row, from: 3)
      digests.append(digest)
      if row.value(2) != .integer(Int64(bitPattern: digest.first)) {
        fault(run: run, table: table, row: key, zh: "该行被改动", en: "the row was changed")
      }
      guard geometry else { return }
      let place = 3 + content.count
      let found = try rowBox(row, place - 1)
      box.extend(found)
      if !found.isEmpty { indexed += 1 }
      if !isIndexed(row, place, found) {
        fault(
          run: run, table: table, row: key, zh: "空间索引与几何不符",
          en: "the spatial index is not that of the geometry")
      }
    }
    finish()
    boxes[table] = box
    if geometry { try checkIndex(table, rows: indexed) }
  }

  private func sql(_ table: String, _ content: [String], geometry: Bool) -> String {
    let columns = (["fid", "run", "digest"] + content).map { "t." + SQLName.quoted($0) }
      .joined(separator: ", ")
    let name = SQLName.quoted(table)
    guard geometry else { return "SELECT \(columns) FROM \(name) t ORDER BY t.fid" }
    let index = SQLName.quoted(RTreeIndex(table: table).name)
    return """
      SELECT \(columns), r.minx, r.maxx, r.miny, r.maxy FROM \(name) t
      LEFT JOIN \(index) r ON r.id = t.fid ORDER BY t.fid
      """
  }

  /// The box in the header of a blob; empty when there is none or it cannot be read, which the digest shows.
  private func rowBox(_ row: StoredRow, _ place: Int) throws -> Box {
    guard !row.isNull(place) else { return .empty }
    return row.withBytes(place) { (try? GeometryFunctions.box($0)) ?? .empty }
  }

  private func isIndexed(_ row: StoredRow, _ place: Int, _ box: Box) -> Bool {
    if box.isEmpty { return (0..<4).allSatisfy { row.isNull(place + $0) } }
    let stored = RTreeIndex.stored(box)
    return (0..<4).allSatisfy { !row.isNull(place + $0) && row.double(place + $0) == Double(stored[$0]) }
  }

  private func checkIndex(_ table: String, rows: Int) throws {
    let index = RTreeIndex(table: table).name
    let counted = try db.rows("SELECT count(*) FROM \(SQLName.quoted(index))") { $0.int(0) }.first
    if counted != rows {
      fault(table: index, zh: "条目数与几何数不符", en: "it has not as many entries as there are geometries")
    }
    for words in try db.rows("SELECT rtreecheck(?)", [.text(index)], { $0.text(0) }) where words != "ok" {
      fault(table: index, zh: "空间索引损坏：\(words)", en: "the spatial index is damaged: \(words)")
    }
  }

  /// Holds what `run_tables` says against the rows that are there.
  func checkParts() throws {
    var last = 0
    var said: [Int: Set<String>] = [:]
    try db.scan("SELECT fid, run, table_name, rows, hash FROM run_tables ORDER BY fid") { row in
      let (key, run, table) = (row.int(0), row.int(1), row.text(2))
      if key != last &+ 1 {
        fault(
          run: run, table: "run_tables", row: key, zh: "行号不连续", en: "the row does not follow the one before")
      }
      last = key
      said[run, default: []].insert(table)
      guard let part = parts[run]?.first(where: { $0.table == table }) else {
        return fault(
          run: run, table: table, zh: "应有 \(row.int(3)) 行，一行也没有",
          en: "it should have \(row.int(3)) rows and has none")
      }
      if row.value(3) != .int(part.rows) {
        fault(
          run: run, table: table, zh: "应有 \(row.int(3)) 行，实有 \(part.rows) 行",
          en: "it should have \(row.int(3)) rows and has \(part.rows)")
      }
      if row.value(4) != .text(part.hash.hex) {
        fault(run: run, table: table, zh: "内容与其散列不符", en: "its rows are not those of its hash")
      }
    }
    for (run, parts) in parts.sorted(by: { $0.key < $1.key }) {
      for part in parts where said[run]?.contains(part.table) != true {
        fault(run: run, table: part.table, zh: "run_tables 中没有它", en: "run_tables does not name it")
      }
    }
  }
}
