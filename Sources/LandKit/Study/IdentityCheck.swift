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

  /// Duplicates among parcels: by sorted hashes, 16 bytes a parcel. **Complexity**: O(n log n).
  static func duplicates(_ table: ParcelTable, into ledger: inout ProblemLedger, place: (Int) -> Place) {
    var hashes: [(hash: UInt64, index: Int32)] = []
    hashes.reserveCapacity(table.count)
    var index: Int32 = 0
    for chunk in table.chunks {
      for local in chunk.parcels.indices {
        let id = chunk.id(local)
        if !id.isEmpty { hashes.append((fnv(id), index)) }
        index += 1
      }
    }
    hashes.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    var repeated: [(index: Int, earlier: Int)] = []
    var start = 0
    for i in hashes.indices.dropFirst() {
      if hashes[i].hash != hashes[start].hash {
        start = i
      } else {
        let (a, b) = (Int(hashes[start].index), Int(hashes[i].index))
        if table.id(a) == table.id(b) { repeated.append((b, a)) }
      }
    }
    for (index, earlier) in repeated.sorted(by: { $0.index < $1.index }) {
      report(place(index), earlier: earlier, into: &ledger)
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

  /// FNV-1a, 64 bits: the same on every machine, unlike Swift's seeded hashing.
  private static func fnv(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
