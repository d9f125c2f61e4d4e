import LandKit

/// A served study under one set of weights: ranks, scores and the class each parcel is drawn in.
///
/// Made by LandKit's own scorer and ranker, so that it is what `landcli rank` gives with the same weights.
final class Scored: Sendable {
  /// How a parcel is drawn: a class of scores, or why it has none.
  enum Drawing {
    static let unranked: UInt8 = 5
    static let unusable: UInt8 = 6
    static let count = 7
  }

  let weights: Weights
  let ranked: RankedStudy
  /// Scores in the order of the file; NaN for parcels without one.
  let scores: [Double]
  /// Drawing classes in the order of the file.
  let classes: [UInt8]
  /// How many parcels have a rank.
  let rankedCount: Int
  /// How long scoring and ranking took, seconds.
  let seconds: Double

  /// Scores and ranks `study`. With `drawsByRank`, where scores are withheld, parcels are drawn by the fifth of the ranks
  /// that they are in. **Complexity**: O(n log n) in the parcels, on all threads.
  init(_ study: MeasuredStudy, _ weights: Weights, drawsByRank: Bool = false) {
    let clock = ContinuousClock()
    let start = clock.now
    self.weights = weights
    let ranked = RankedStudy(study.weighted(weights))
    self.ranked = ranked
    let table = ranked.measured.table
    var scores: [Double] = []
    var classes: [UInt8] = []
    scores.reserveCapacity(table.count)
    classes.reserveCapacity(table.count)
    var index = 0
    for chunk in table.chunks {
      for figures in chunk.parcels {
        if !figures.isUsable {
          scores.append(.nan)
          classes.append(Drawing.unusable)
        } else if ranked.ranking.ranks[index] > 0, let score = ranked.scorer.assess(figures).score {
          scores.append(score)
          let fifth = 4 - 5 * (Int(ranked.ranking.ranks[index]) - 1) / max(1, ranked.ranking.order.count)
          classes.append(UInt8(min(4, max(0, drawsByRank ? fifth : Int(score / 20)))))
        } else {
          scores.append(.nan)
          classes.append(Drawing.unranked)
        }
        index += 1
      }
    }
    (self.scores, self.classes, rankedCount) = (scores, classes, ranked.ranking.order.count)
    seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
  }
}
