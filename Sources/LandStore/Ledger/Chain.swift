import GRDB
import LandKit

/// The chain of entries. An entry's hash covers its own row, which holds the hash before it; the first follows the
/// hash of the ledger's own row.
enum Chain {
  static let tag = "landcli ledger chain 1"

  /// The `chain_hash` of a row of `table`.
  static func hash(table: String, columns: [String], _ values: [StoredValue]) -> String {
    var encoder = RecordEncoder(columns)
    return hash(table: table, encoder.digest(values))
  }

  static func hash(table: String, _ row: Digest256) -> String {
    var bytes: [UInt8] = []
    RecordEncoder.append(text: tag, to: &bytes)
    RecordEncoder.append(text: table, to: &bytes)
    row.append(to: &bytes)
    let hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.takeDigest().hex
  }

  /// What the first entry follows: the ledger's own row, but for its version, which a migration raises.
  static func genesis(_ db: Database) throws -> String {
    let columns = ["id", "format", "created"]
    var encoder = RecordEncoder(columns)
    var out = ""
    try db.scan("SELECT id, format, created FROM ledger") {
      out = hash(table: "ledger", encoder.digest($0, from: 0))
    }
    return out
  }

  /// The newest entry; number 0 and the genesis when there is none.
  static func head(_ db: Database) throws -> LedgerHead {
    var head: LedgerHead?
    try db.scan(
      """
      SELECT entry, chain_hash FROM runs UNION ALL SELECT entry, chain_hash FROM decisions
      ORDER BY entry DESC LIMIT 1
      """
    ) { head = LedgerHead(entries: $0.int(0), hash: $0.text(1)) }
    if let head { return head }
    return LedgerHead(entries: 0, hash: try genesis(db))
  }
}

/// The end of the chain. Whoever keeps it elsewhere can tell later whether anything up to here was changed or cut.
public struct LedgerHead: Sendable, Hashable {
  /// How many entries there are: runs and decisions.
  public let entries: Int
  /// The newest entry's `chain_hash`, 64 hexadecimal digits.
  public let hash: String
}
