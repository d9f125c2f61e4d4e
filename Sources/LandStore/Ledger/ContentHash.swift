import LandKit

/// The rows of one table that belong to one run, as they count in its content: how many, and the hash of their
/// digests in ascending order, so that no order of rows matters. 32 bytes a row are kept while a run is written.
struct ContentPart: Equatable {
  let table: String
  let rows: Int
  let hash: Digest256

  init(table: String, digests: [Digest256]) {
    let hash = SHA256()
    var bytes: [UInt8] = []
    for digest in digests.sorted() {
      digest.append(to: &bytes)
      guard bytes.count >= 1 << 16 else { continue }
      bytes.withUnsafeBytes { hash.update($0) }
      bytes.removeAll(keepingCapacity: true)
    }
    bytes.withUnsafeBytes { hash.update($0) }
    (self.table, rows, self.hash) = (table, digests.count, hash.takeDigest())
  }
}

/// The hash of all that a run holds, equal for equal inputs: no row id, no time, no number of the run is in it.
enum ContentHash {
  static let tag = "landcli ledger content 1"

  /// `head` is the digest of the row in `runs`, without the columns of `ChainTable.beside`.
  static func hash(head: Digest256, parts: [ContentPart]) -> String {
    var bytes: [UInt8] = []
    RecordEncoder.append(text: tag, to: &bytes)
    head.append(to: &bytes)
    let inOrder = parts.sorted { $0.table.utf8.lexicographicallyPrecedes($1.table.utf8) }
    for part in inOrder where part.rows > 0 {
      RecordEncoder.append(text: part.table, to: &bytes)
      RecordEncoder.append(word: UInt64(part.rows), to: &bytes)
      part.hash.append(to: &bytes)
    }
    let hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.takeDigest().hex
  }

  /// The columns of `runs` that are content, and where they stand among all.
  static let columns = ChainTable.runs.columns.filter { !ChainTable.beside.contains($0) }
  static let places = ChainTable.runs.columns.indices.filter {
    !ChainTable.beside.contains(ChainTable.runs.columns[$0])
  }

  /// The digest of the row in `runs` whose values are `values`.
  static func head(_ values: [StoredValue]) -> Digest256 {
    var encoder = RecordEncoder(columns)
    return encoder.digest(places.map { values[$0] })
  }
}
