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

  /// Duplicates among parcels. **Complexity**: linear; some 24 bytes a parcel for the while.
  static func duplicates(_ table: ParcelTable, into ledger: inout ProblemLedger, place: (Int) -> Place) {
    // Open addressing: 0 is free, else the hash in the high half and the parcel's number and 1 in the low.
    var bits = 4
    while 1 << bits < 2 * table.count { bits += 1 }
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    var index = 0
    for chunk in table.chunks {
      for local in chunk.parcels.indices {
        let id = chunk.id(local)
        defer { index += 1 }
        if id.isEmpty { continue }
        let hash = id.withUnsafeBufferPointer(ByteKeyIndex.hash)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
          let earlier = Int(slots[slot] & 0xFFFF_FFFF) - 1
          if slots[slot] >> 32 == hash, table.id(earlier) == id {
            report(place(index), earlier: earlier, into: &ledger)
            break
          }
          slot = (slot + 1) & (slots.count - 1)
        }
        if slots[slot] == 0 { slots[slot] = (hash << 32) | UInt64(index + 1) }
      }
    }
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
