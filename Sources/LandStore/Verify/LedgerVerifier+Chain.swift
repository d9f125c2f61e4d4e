import GRDB
import LandKit

extension LedgerVerifier {
  /// Computes each run's content hash again from the rows that are there.
  func checkContent() throws {
    let columns = ChainTable.runs.columns
    try db.scan("SELECT \(columns.joined(separator: ", ")) FROM runs ORDER BY run") { row in
      let values = columns.indices.map { row.value($0) }
      let hash = ContentHash.hash(head: ContentHash.head(values), parts: parts[row.int(0)] ?? [])
      if values[columns.count - 2] != .text(hash) {
        fault(
          run: row.int(0), zh: "内容散列不符：审计的记录被改动",
          en: "the content hash is another: records of the run were changed")
      }
    }
  }

  /// An entry of the chain as it is stored.
  private struct Entry {
    let table: ChainTable
    let key: Int
    let number: Int
    let previous: String
    let stored: String
    let computed: String

    var place: (run: Int?, table: String, row: Int) { (table.name == "runs" ? key : nil, table.name, key) }
  }

  /// Follows the chain through runs and decisions.
  func checkChain() throws {
    var entries: [Entry] = []
    for table in ChainTable.all { entries += try read(table) }
    entries.sort { ($0.number, $0.table.name) < ($1.number, $1.table.name) }
    var before = try Chain.genesis(db)
    for (i, entry) in entries.enumerated() {
      let place = entry.place
      func fault(_ zh: String, _ en: String) {
        self.fault(run: place.run, table: place.table, row: place.row, zh: zh, en: en)
      }
      if entry.number != i &+ 1 { fault("链上的序号不连续", "its number in the chain does not follow") }
      if entry.previous != before { fault("不接续前一条记录", "it does not follow the entry before") }
      if entry.stored != entry.computed {
        fault("链散列不符：该行被改动", "the chain hash is another: the row was changed")
      }
      before = entry.stored
      chain.append(entry.stored)
    }
  }

  private func read(_ table: ChainTable) throws -> [Entry] {
    var encoder = RecordEncoder(table.columns)
    let count = table.columns.count
    var last = 0
    return try db.rows(
      """
      SELECT \(table.columns.joined(separator: ", ")), chain_hash, \(table.key), entry, previous_hash
      FROM \(table.name) ORDER BY \(table.key)
      """
    ) { row in
      let key = row.int(count + 1)
      if key != last &+ 1 {
        fault(table: table.name, row: key, zh: "行号不连续", en: "the row does not follow the one before")
      }
      last = key
      return Entry(
        table: table, key: key, number: row.int(count + 2), previous: row.text(count + 3),
        stored: row.text(count), computed: Chain.hash(table: table.name, encoder.digest(row, from: 0)))
    }
  }
}
