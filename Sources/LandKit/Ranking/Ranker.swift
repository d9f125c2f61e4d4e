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
  private struct Key: Sendable {
    /// S in units of 1e-9, by which scores are compared.
    let score: Int64
    /// U_t, or −∞ when unknown.
    let uplift: Double
    let parcel: Int32
  }

  /// Ranks all parcels that have a score, the same for any number of threads. **Complexity**: O(n log n); 24 to 48
  /// bytes a parcel besides the result.
  static func rank(_ table: ParcelTable, by scorer: Scorer, withinGroups: Bool, threads: Int = 1) -> Ranking {
    let parts = max(1, min(threads, table.chunks.count))
    let runs = Workers.each(parts) { part in
      let chunks = (part * table.chunks.count / parts)..<((part + 1) * table.chunks.count / parts)
      var keys = Self.keys(table, chunks, by: scorer)
      keys.sort { precedes($0, $1, table) }
      return keys
    }
    let keys = runs.dropFirst().reduce(runs.first ?? []) { merged($0, $1, table) }
    var ranking = Ranking(ranks: Array(repeating: 0, count: table.count), order: keys.map(\.parcel))
    for (i, parcel) in ranking.order.enumerated() { ranking.ranks[Int(parcel)] = Int32(i + 1) }
    if withinGroups { ranking.groupRanks = groupRanks(ranking.order, table) }
    return ranking
  }

  /// The keys of all parcels in `chunks` that have a score.
  private static func keys(_ table: ParcelTable, _ chunks: Range<Int>, by scorer: Scorer) -> [Key] {
    var keys: [Key] = []
    keys.reserveCapacity(chunks.reduce(0) { $0 + table.chunks[$1].parcels.count })
    for c in chunks {
      let start = table.start(ofChunk: c)
      for (place, figures) in table.chunks[c].parcels.enumerated() {
        let assessment = scorer.assess(figures)
        guard let score = assessment.score else { continue }
        let uplift = assessment.taxUplift
        keys.append(
          Key(
            score: Int64((score * 1e9).rounded()), uplift: uplift.isNaN ? -.infinity : uplift,
            parcel: Int32(start + place)))
      }
    }
    return keys
  }

  /// Two sorted runs as one.
  private static func merged(_ a: [Key], _ b: [Key], _ table: ParcelTable) -> [Key] {
    var out: [Key] = []
    out.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if precedes(b[j], a[i], table) {
        out.append(b[j])
        j += 1
      } else {
        out.append(a[i])
        i += 1
      }
    }
    out += a[i...]
    out += b[j...]
    return out
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
