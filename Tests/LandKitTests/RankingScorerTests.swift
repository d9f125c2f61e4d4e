import Testing

@testable import LandKit

/// A parcel of `km2` square kilometres with amounts in 亿元.
func figures(
  km2: Double = 0.1, output: Amount = Amount(.measured, yi: 1), tax: Amount = Amount(.measured, yi: 0.05),
  park: Int32 = 0, distance: Double = 0, inPark: Double = 0, inZone: Double = 0
) -> ParcelFigures {
  var f = ParcelFigures()
  (f.area, f.output, f.tax, f.park) = (km2 * 1e6, output, tax, park)
  (f.distance, f.inPark, f.inZone) = (distance, inPark, inZone)
  return f
}

/// A planned park with intensities in 亿元/km².
func park(
  _ id: String, _ y: Double?, _ t: Double?, planned: Bool = true, kind: BenchmarkKind = .own,
  taxKind: BenchmarkKind? = nil
) -> ParkBenchmark {
  ParkBenchmark(
    id: id, isPlanned: planned, area: 1e6,
    benchmarks: PerMeasure(
      output: y.map { Benchmark(intensity: $0, kind: kind) },
      tax: t.map { Benchmark(intensity: $0, kind: taxKind ?? kind) }))
}

func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(1, abs(b)) }

/// Hand-worked cases for the sentences of the method, §3.10 and §4.14–19.
@Suite struct RankingScorerTests {
  private let scorer = Scorer(parks: [park("P01", 20, 1)], weights: .standard)

  @Test func intensityIsAmountOverTheParcelsOwnWholeArea() {
    let a = scorer.assess(figures(km2: 0.1, inPark: 0.5))
    #expect(near(a.yield, 10) && near(a.tax, 0.5))
  }

  @Test func gapIsOneLessTheQuotient() {
    let a = scorer.assess(figures())
    #expect(near(a.yieldGap, 0.5) && near(a.taxGap, 0.5))
  }

  @Test func negativeGapMeansBetterThanItsPark() {
    let a = scorer.assess(figures(output: Amount(.measured, yi: 4), tax: Amount(.measured, yi: 0.2)))
    #expect(near(a.yieldGap, -1) && near(a.taxGap, -1) && a.score == 0)
  }

  @Test func negativeAmountIsMeasuredAndItsGapClamped() {
    let a = scorer.assess(figures(output: Amount(.measured, yi: -1), tax: Amount(.measured, yi: -0.05)))
    #expect(near(a.yieldGap, 1.5) && near(a.taxGap, 1.5) && a.score == 100)
    #expect(near(a.yieldUplift, 0.1 * (20 + 10)) && near(a.taxUplift, 0.1 * 1.5))
  }

  @Test func aRealZeroIsMeasured() {
    let a = scorer.assess(figures(output: Amount(.measured, yi: 0), tax: Amount(.measured, yi: 0)))
    #expect(a.yield == 0 && a.yieldGap == 1 && a.score == 100 && a.reasons.isEmpty && a.yieldStanding == 2)
  }

  @Test func upliftIsAreaTimesWhatIsMissingAndNeverNegative() {
    let a = scorer.assess(figures(km2: 0.2, output: Amount(.measured, yi: 1), tax: Amount(.measured, yi: 1)))
    #expect(near(a.yieldUplift, 0.2 * 15) && a.taxUplift == 0)
  }

  @Test func componentsByHand() throws {
    let f = figures(km2: 0.05, output: Amount(.measured, yi: 0.25), distance: 1000, inPark: 0.3, inZone: 0.4)
    let expected: [Component: Double] = [
      .yieldGap: 0.75, .taxGap: 0, .inPark: 0.3, .proximity: 0.5, .inZone: 0.4, .size: 0.5,
    ]
    for (component, value) in expected {
      let weights = try #require(Weights([component: 3]))
      let score = Scorer(parks: scorer.parks, weights: weights).assess(f).score
      #expect(near(try #require(score), 100 * value), "\(component)")
    }
  }

  @Test func sizeIsFullFromATenthOfASquareKilometre() throws {
    let scorer = Scorer(parks: scorer.parks, weights: try #require(Weights([.size: 1])))
    #expect(scorer.assess(figures(km2: 0.1)).score == 100 && scorer.assess(figures(km2: 7)).score == 100)
  }

  @Test func weightsAreDividedByTheirSum() throws {
    let weights = try #require(Weights([.yieldGap: 3, .inZone: 1]))
    #expect(weights.normalised == [0.75, 0, 0, 0, 0.25, 0])
    let a = Scorer(parks: scorer.parks, weights: weights).assess(figures(inZone: 1))
    #expect(near(try #require(a.score), 100 * (0.75 * 0.5 + 0.25)))
  }

  @Test func weightsAreNotNegativeAndHaveAPositiveSum() {
    #expect(Weights([:]) == nil && Weights([.size: 0]) == nil && Weights([.size: .nan]) == nil)
    #expect(Weights([.size: -1, .inPark: 2]) == nil && Weights([.size: .infinity]) == nil)
    #expect(Weights.standard.normalised == [0.5, 0.5, 0, 0, 0, 0])
  }

  @Test(arguments: [
    (CellState.redacted, "tax:redacted"), (.absent, "tax:absent"), (.na, "tax:na"), (.invalid, "tax:invalid"),
  ])
  func unknownComponentLeavesAnIntervalAndItsReason(state: CellState, reason: String) {
    let a = scorer.assess(figures(tax: Amount(state)))
    #expect(a.score == nil && near(a.low, 25) && near(a.high, 75) && a.reasons.text == reason)
    #expect(a.tax.isNaN && a.taxGap.isNaN && a.taxUplift.isNaN && a.taxStanding == 0)
    #expect(near(a.yieldGap, 0.5) && a.yieldStanding == 2)
  }

  @Test func estimatedAmountsCountAsKnown() {
    #expect(scorer.assess(figures(tax: Amount(.estimated, yi: 0.05))).score == 50)
  }

  @Test func aComponentOfWeightZeroIsNeverAReason() throws {
    let scorer = Scorer(parks: [park("P01", 20, nil)], weights: try #require(Weights([.yieldGap: 1])))
    let a = scorer.assess(figures(tax: Amount(.redacted)))
    #expect(a.score == 50 && a.reasons.text == nil && a.low == a.high)
    let sizes = Scorer(parks: [park("P01", nil, nil)], weights: try #require(Weights([.size: 1])))
    #expect(sizes.assess(figures(output: Amount(.absent), tax: Amount(.na))).score == 100)
  }

  @Test func reasonsStandInTheirOrder() {
    let scorer = Scorer(parks: [park("P01", nil, nil)], weights: .standard)
    let a = scorer.assess(figures(output: Amount(.na), tax: Amount(.redacted)))
    #expect(a.reasons.text == "output:na,tax:redacted,benchmark:yield,benchmark:tax")
    #expect(a.low == 0 && a.high == 100)
    #expect(Reasons(rawValue: 0x3FFF).text == Reasons.names.joined(separator: ","))
    #expect(scorer.assess(figures()).reasons.text == "benchmark:yield,benchmark:tax")
  }

  @Test func unusableParcelsCarryNothingButTheirReason() {
    var f = figures()
    f.reasons = .geometryNull
    let a = scorer.assess(f)
    #expect(
      a.reasons.text == "geometry:null" && a.score == nil && a.low.isNaN && a.high.isNaN && a.yield.isNaN)
    #expect(a.yieldStanding == 0 && a.taxStanding == 0)
  }

  @Test func withNineParksOneIsAboveAllAndTenBelowAll() {
    let nine = (1...9).map { park("P0\($0)", Double($0), Double($0) / 10) }
    let scorer = Scorer(parks: nine, weights: .standard)
    for (value, standing) in [(9.5, 1), (9, 1), (8.5, 2), (1, 9), (0.5, 10), (-3, 10)] {
      let a = scorer.assess(figures(km2: 1, output: Amount(.measured, yi: value)))
      #expect(a.yieldStanding == standing, "\(value)")
    }
  }

  @Test func standingPassesOverSubstitutedAndUnplannedParks() {
    let parks = [
      park("A", 5, 1), park("B", 8, 1, kind: .fixed), park("C", 6.5, 1, kind: .substituted),
      park("D", 9, 1, planned: false),
    ]
    let a = Scorer(parks: parks, weights: .standard).assess(figures(km2: 1, output: Amount(.measured, yi: 4)))
    #expect(a.yieldStanding == 3)
  }

  @Test func withoutAPlannedParkTheBenchmarksAreMissing() {
    let a = Scorer(parks: [], weights: .standard).assess(figures(park: -1, distance: .nan))
    #expect(a.reasons.text == "benchmark:yield,benchmark:tax" && a.low == 0 && a.high == 100)
    #expect(a.yieldStanding == 1)
  }
}
