import TestSupport
import Testing

@testable import LandKit

/// Method §4.18: who comes first.
@Suite struct RankingOrderTests {
  /// A table of parcels of 1 km², in chunks of two.
  private func table(_ parcels: [(id: String, figures: ParcelFigures)]) -> ParcelTable {
    var table = ParcelTable()
    for start in stride(from: 0, to: parcels.count, by: 2) {
      var chunk = MeasuredChunk()
      for (id, figures) in parcels[start..<min(start + 2, parcels.count)] {
        chunk.append(figures, id: id, name: "n")
      }
      table.append(chunk)
    }
    return table
  }

  private func ranks(_ parcels: [(id: String, figures: ParcelFigures)], _ weights: Weights = .standard)
    -> [Int32]
  {
    let scorer = Scorer(parks: [park("P01", 10, 1)], weights: weights)
    return Ranker.rank(table(parcels), by: scorer, withinGroups: false).ranks
  }

  private func one(_ output: Double, _ tax: Double, km2: Double = 1) -> ParcelFigures {
    figures(km2: km2, output: Amount(.measured, yi: output), tax: Amount(.measured, yi: tax))
  }

  @Test func highestScoreIsFirstAndRanksHaveNoGaps() {
    var unusable = one(0, 0)
    unusable.reasons = .geometryInvalid
    let unranked = figures(output: Amount(.redacted))
    let all = [("a", one(5, 0.5)), ("b", unusable), ("c", one(0, 0)), ("d", unranked), ("e", one(9, 0.9))]
    #expect(ranks(all) == [2, 0, 1, 0, 3])
  }

  @Test func scoresAreComparedAfterRoundingToABillionth() {
    // S differs by 5·(1e-11 … 1e-9); the larger U_t then decides, against the order of S.
    let tiny = one(5 - 1e-12, 0.5, km2: 1), larger = one(10, 1, km2: 2)
    #expect(ranks([("a", tiny), ("b", larger)]) == [2, 1])
    let plain = one(5 - 1e-6, 0.5)
    #expect(ranks([("a", plain), ("b", larger)]) == [1, 2])
  }

  @Test func thenLargerTaxUpliftAndUnknownLast() throws {
    let byOutput = try #require(Weights([.yieldGap: 1]))
    let known = one(5, 0.4), less = one(5, 0.6), none = one(5, 2)
    let unknown = figures(km2: 1, output: Amount(.measured, yi: 5), tax: Amount(.redacted))
    #expect(ranks([("a", unknown), ("b", none), ("c", less), ("d", known)], byOutput) == [4, 3, 2, 1])
  }

  @Test func anyNumberOfThreadsRanksAlike() {
    var rng = SplitMix(seed: 91)
    // Few amounts and ids, so that ties of every depth occur.
    let parcels = (0..<501).map { _ in
      ("\(rng.below(40))", one(Double(rng.below(4)), Double(rng.below(3)) / 10))
    }
    let scorer = Scorer(parks: [park("P01", 10, 1)], weights: .standard)
    let table = table(parcels)
    let expected = Ranker.rank(table, by: scorer, withinGroups: true)
    for threads in [2, 3, 7, 400] {
      let found = Ranker.rank(table, by: scorer, withinGroups: true, threads: threads)
      #expect(found.order == expected.order && found.ranks == expected.ranks)
      #expect(found.groupRanks == expected.groupRanks)
    }
  }

  @Test func thenTheIdByItsBytes() {
    let ids = ["村", "b", "B", "10", "9", "é", "e\u{301}", "", "𠀀", "\u{FFFD}", "1"]
    let got = ranks(ids.map { ($0, one(5, 0.5)) })
    let expected = ids.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    for (id, rank) in zip(ids, got) {
      #expect(
        expected.firstIndex { Array($0.utf8) == Array(id.utf8) } == Int(rank) - 1, "\(id.debugDescription)")
    }
  }

  @Test func thenTheOrderOfTheFile() {
    #expect(
      ranks([("x", one(5, 0.5)), ("x", one(5, 0.5)), ("x", one(5, 0.5)), ("w", one(5, 0.5))]) == [2, 3, 4, 1])
  }

  @Test func orderDoesNotDependOnTheOrderOfTheFile() {
    var rng = SplitMix(seed: 4)
    var all = (0..<200).map { i in
      ("p\(i)", one(Double(rng.below(3)), Double(rng.below(3)) / 10, km2: Double(1 + rng.below(2))))
    }
    func byId() -> [String: Int32] {
      Dictionary(uniqueKeysWithValues: zip(all.map(\.0), ranks(all)))
    }
    let first = byId()
    #expect(Set(first.values) == Set(1...200))
    for _ in 0..<5 {
      all.shuffle(using: &rng)
      #expect(byId() == first)
    }
  }

  @Test func groupsAreRankedByThemselves() {
    var parcels = [("a", one(1, 0.1)), ("b", one(2, 0.2)), ("c", one(3, 0.3)), ("d", one(4, 0.4))]
    for (i, group) in [1, 2, 1, 2].enumerated() { parcels[i].1.labels.group = UInt32(group) }
    let scorer = Scorer(parks: [park("P01", 10, 1)], weights: .standard)
    let ranking = Ranker.rank(table(parcels), by: scorer, withinGroups: true)
    #expect(ranking.ranks == [1, 2, 3, 4] && ranking.groupRanks == [1, 1, 2, 2])
    #expect(ranking.order == [0, 1, 2, 3])
  }
}
