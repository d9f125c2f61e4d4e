import Foundation
import TestSupport
import Testing

@testable import LandKit

@Suite("Levelling and spread") struct LevellingTests {
  @Test func largestRemaindersGoUpAndTiesByOrder() {
    let thirds = Levelling([1.0 / 3, 1.0 / 3, 1.0 / 3], decimals: 2)
    #expect(thirds.rounded == [33, 33, 33] && thirds.total == 100 && thirds.closing == -1)
    #expect(thirds.levelled == [34, 33, 33])
    let halves = Levelling([0.5, 0.5, 1], decimals: 0)
    #expect(halves.rounded == [1, 1, 1] && halves.closing == 1 && halves.levelled == [1, 0, 1])
    #expect(Levelling([], decimals: 2).levelled.isEmpty)
  }

  @Test func partsAlwaysMakeTheTotalAndMoveByLessThanAUnit() {
    var random = SplitMix(seed: 26)
    for _ in 0..<2000 {
      let parts = (0..<(1 + random.below(12))).map { _ in random.unit() * 20 }
      let levelling = Levelling(parts, decimals: random.below(4))
      #expect(levelling.levelled.reduce(0, +) == levelling.total)
      let scale = Double(levelling.levelled.reduce(0, +)) / max(parts.reduce(0, +), 1e-9)
      let unit = [1.0, 10, 100, 1000].min { abs($0 - scale) < abs($1 - scale) } ?? 1
      for (part, levelled) in zip(parts, levelling.levelled) {
        #expect(abs(part * unit - Double(levelled)) < 1)
      }
    }
  }

  @Test func theModifiedZIsIglewiczAndHoaglins() throws {
    // log₁₀ of 1, 10, …, 10⁸: median 4, MAD 2.
    let spread = try #require(RobustSpread((0...8).map { pow(10, Double($0)) }))
    #expect(spread.median == 4 && spread.mad == 2)
    #expect(abs(spread.z(1e10) - 0.6745 * 3) < 1e-12)
    #expect(RobustSpread([1, 2, 3, 4, 5, 6, 7]) == nil)
    #expect(RobustSpread(Array(repeating: 5, count: 9))?.mad == 0)
  }

  @Test func ASpreadOfZeroIsToldAndFlagsNothing() {
    var facts = AuditFacts()
    facts.parcels.members = (1...9).map { .example("A\($0)", output: $0 == 9 ? 50 : 1) }
    let found = RuleEngine(plan: AuditPlan(), day: "").findings(of: .amountOutlier, facts)
    #expect(found.map(\.subject.kind) == ["category"])
  }

  @Test func sevenInACategoryTellNothing() {
    var facts = AuditFacts()
    facts.parcels.members = (1...7).map { .example("A\($0)", output: $0 == 7 ? 1e6 : Double($0)) }
    #expect(RuleEngine(plan: AuditPlan(), day: "").findings(of: .amountOutlier, facts).isEmpty)
  }
}
