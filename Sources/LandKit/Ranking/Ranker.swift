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
    let parcel: Int32
  }

  /// The order of the keys: by score, then, where it is the same, by what must be looked up.
  private struct Order: Sendable {
    let table: ParcelTable
    let scorer: Scorer

    @inline(__always)
    func precedes(_ a: Key, _ b: Key) -> Bool {
      a.score != b.score ? a.score > b.score : precedesAtOneScore(a, b)
    }

    @inline(never)
    private func precedesAtOneScore(_ a: Key, _ b: Key) -> Bool {
      let (upliftA, upliftB) = (uplift(a.parcel), uplift(b.parcel))
      if upliftA != upliftB { return upliftA > upliftB }
      let (x, y) = (table.id(Int(a.parcel)), table.id(Int(b.parcel)))
      if x != y { return x.lexicographicallyPrecedes(y) }
      return a.parcel < b.parcel
    }

    /// U_t, or −∞ when unknown.
    private func uplift(_ parcel: Int32) -> Double {
      let uplift = scorer.assess(table[Int(parcel)]).taxUplift
      return uplift.isNaN ? -.infinity : uplift
    }
  }

  /// Ranks all parcels that have a score, the same for any number of threads. **Complexity**: O(n log n); 16 bytes a
  /// parcel besides the result.
  static func rank(_ table: ParcelTable, by scorer: Scorer, withinGroups: Bool, threads: Int = 1) -> Ranking {
    let parts = max(1, min(threads, table.chunks.count))
    let order = Order(table: table, scorer: scorer)
    let runs = Workers.each(parts) { part in
      let chunks = (part * table.chunks.count / parts)..<((part + 1) * table.chunks.count / parts)
      var keys = Self.keys(table, chunks, by: scorer)
      keys.sort { order.precedes($0, $1) }
      return keys
    }
    var ranking = Ranking(ranks: Array(repeating: 0, count: table.count), order: merged(runs, order))
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
        guard let score = scorer.assess(figures).score else { continue }
        keys.append(Key(score: Int64((score * 1e9).rounded()), parcel: Int32(start + place)))
      }
    }
    return keys
  }

  /// The parcels of all sorted runs, in one order. There are as many runs as threads, so each next one is looked for
  /// among their heads.
  private static func merged(_ runs: [[Key]], _ order: Order) -> [Int32] {
    var out: [Int32] = []
    out.reserveCapacity(runs.reduce(0) { $0 + $1.count })
    var heads = runs.map(\.startIndex)
    while true {
      var first = -1
      for run in runs.indices where heads[run] < runs[run].count {
        if first < 0 || order.precedes(runs[run][heads[run]], runs[first][heads[first]]) { first = run }
      }
      guard first >= 0 else { return out }
      out.append(runs[first][heads[first]].parcel)
      heads[first] += 1
    }
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
