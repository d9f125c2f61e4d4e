/// The order of the ranked parcels (method §4.18).
public struct Ranking: Sendable {
  /// For each parcel its rank from 1, or 0 when it has none.
  public var ranks: [Int32]
  /// For each parcel its rank within its group, or 0; empty when none was asked for.
  public var groupRanks: [Int32] = []
  /// The parcels in the order of their ranks.
  public var order: [Int32]
}

enum Ranker {
  private struct Key {
    /// S in units of 1e-9, by which scores are compared.
    let score: Int64
    /// U_t, or −∞ when unknown.
    let uplift: Double
    let parcel: Int32
  }

  /// Ranks all parcels that have a score. **Complexity**: O(n log n); 24 bytes a parcel besides the result.
  static func rank(_ table: ParcelTable, by scorer: Scorer, withinGroups: Bool) -> Ranking {
    var keys: [Key] = []
    keys.reserveCapacity(table.count)
    for (c, chunk) in table.chunks.enumerated() {
      let start = table.start(ofChunk: c)
      for (place, figures) in chunk.parcels.enumerated() {
        let assessment = scorer.assess(figures)
        guard let score = assessment.score else { continue }
        let uplift = assessment.taxUplift
        keys.append(
          Key(
            score: Int64((score * 1e9).rounded()), uplift: uplift.isNaN ? -.infinity : uplift,
            parcel: Int32(start + place)))
      }
    }
    keys.sort { precedes($0, $1, table) }
    var ranking = Ranking(ranks: Array(repeating: 0, count: table.count), order: keys.map(\.parcel))
    for (i, parcel) in ranking.order.enumerated() { ranking.ranks[Int(parcel)] = Int32(i + 1) }
    if withinGroups { ranking.groupRanks = groupRanks(ranking.order, table) }
    return ranking
  }

  private static func precedes(_ a: Key, _ b: Key, _ table: ParcelTable) -> Bool {
    if a.score != b.score { return a.score > b.score }
    if a.uplift != b.uplift { return a.uplift > b.uplift }
    let (x, y) = (table.id(Int(a.parcel)), table.id(Int(b.parcel)))
    if x != y { return x.lexicographicallyPrecedes(y) }
    return a.parcel < b.parcel
  }

  private static func groupRanks(_ order: [Int32], _ table: ParcelTable) -> [Int32] {
    var ranks = [Int32](repeating: 0, count: table.count)
    var last: [UInt32: Int32] = [:]
    for parcel in order {
      let group = table[Int(parcel)].labels.group
      last[group, default: 0] += 1
      ranks[Int(parcel)] = last[group] ?? 0
    }
    return ranks
  }
}
