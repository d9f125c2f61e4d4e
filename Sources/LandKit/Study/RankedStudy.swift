/// A measured study, scored and ranked.
public struct RankedStudy: Sendable {
  /// What was measured.
  public internal(set) var measured: MeasuredStudy
  /// The ranks.
  public let ranking: Ranking
  /// What scores a parcel.
  public let scorer: Scorer

  /// Scores and ranks. **Complexity**: O(n log n) in the parcels.
  public init(_ measured: MeasuredStudy) {
    self.measured = measured
    scorer = Scorer(parks: measured.benchmarks, weights: measured.request.weights)
    ranking = Ranker.rank(
      measured.table, by: scorer, withinGroups: measured.request.rankWithin != nil,
      threads: measured.request.threads)
  }

  /// The row of parcel `index`.
  func row(_ index: Int) -> RankedRow {
    row(index, measured.table[index])
  }

  func row(_ index: Int, _ figures: ParcelFigures) -> RankedRow {
    RankedRow(
      figures: figures, assessment: scorer.assess(figures), rank: ranking.ranks[index],
      groupRank: ranking.groupRanks.isEmpty ? nil : ranking.groupRanks[index])
  }

  /// How many parcels are ranked, unranked and unusable, and the area of each, m².
  public var states: (ranked: (Int, Double), unranked: (Int, Double), unusable: Int) {
    var ranked = (0, 0.0)
    var unranked = (0, 0.0)
    var unusable = 0
    var index = 0
    for chunk in measured.table.chunks {
      for figures in chunk.parcels {
        if !figures.isUsable {
          unusable += 1
        } else if ranking.ranks[index] > 0 {
          ranked = (ranked.0 + 1, ranked.1 + figures.area)
        } else {
          unranked = (unranked.0 + 1, unranked.1 + figures.area)
        }
        index += 1
      }
    }
    return (ranked, unranked, unusable)
  }
}
