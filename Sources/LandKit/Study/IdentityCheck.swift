/// Finds ids that stand more than once in a layer. Both features are kept (method §5).
enum IdentityCheck {
  /// Duplicates in a small layer.
  static func duplicates(_ layer: SmallLayer, role: String, into ledger: inout ProblemLedger) {
    var first: [String: Int] = [:]
    for (index, feature) in layer.features.enumerated() where !feature.id.isEmpty {
      if let earlier = first[feature.id] {
        report(feature.place, earlier: earlier, into: &ledger)
      } else {
        first[feature.id] = index
      }
    }
  }

  /// Duplicates among parcels, in their order. **Complexity**: linear; 12 to 20 bytes a parcel for the while.
  static func duplicates(
    _ table: ParcelTable, threads: Int, into ledger: inout ProblemLedger, place: (Int) -> Place
  ) {
    let parts = max(1, min(threads, table.chunks.count))
    let hashes = Workers.each(parts) { part -> [UInt32] in
      let chunks = table.chunks[
        (part * table.chunks.count / parts)..<((part + 1) * table.chunks.count / parts)]
      var hashes: [UInt32] = []
      hashes.reserveCapacity(chunks.reduce(0) { $0 + $1.parcels.count })
      for chunk in chunks {
        for local in chunk.parcels.indices {
          let id = chunk.id(local)
          // 0 is for no id.
          hashes.append(id.isEmpty ? 0 : UInt32(id.withUnsafeBufferPointer(ByteKeyIndex.hash)) | 1)
        }
      }
      return hashes
    }
    // What is the same has the same hash, and so comes to the same thread.
    let pairs = Workers.each(parts) { Self.pairs(table, hashes, of: UInt32($0), parts: UInt32(parts)) }
    for (index, earlier) in pairs.joined().sorted(by: { $0.index < $1.index }) {
      report(place(index), earlier: earlier, into: &ledger)
    }
  }

  /// The parcels of every `parts`-th hash that have the id of an earlier one, with the first of those.
  private static func pairs(
    _ table: ParcelTable, _ hashes: [[UInt32]], of part: UInt32, parts: UInt32
  ) -> [(index: Int, earlier: Int)] {
    // Open addressing: 0 is free, else the parcel's number and 1.
    let own = hashes.reduce(0) { $0 + $1.count { $0 != 0 && ($0 >> 1) % parts == part } }
    var bits = 4
    while 1 << bits < 2 * own { bits += 1 }
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    var found: [(index: Int, earlier: Int)] = []
    var index = -1
    for hash in hashes.joined() {
      index += 1
      guard hash != 0, (hash >> 1) % parts == part else { continue }
      var slot = Int(hash >> 1) / Int(parts) & (slots.count - 1)
      while slots[slot] != 0 {
        let earlier = Int(slots[slot]) - 1
        if table.id(earlier) == table.id(index) {
          found.append((index, earlier))
          break
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      if slots[slot] == 0 { slots[slot] = UInt32(index + 1) }
    }
    return found
  }

  private static func report(_ place: Place, earlier: Int, into ledger: inout ProblemLedger) {
    ledger.add(
      Problem(
        .idDuplicate, at: place,
        Bilingual(
          zh: "编号 \(place.id ?? "") 与第 \(earlier + 1) 个要素重复，两者都保留",
          en: "id \(place.id ?? "") is that of feature \(earlier + 1) too; both are kept")))
  }
}
