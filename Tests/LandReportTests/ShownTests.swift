import LandKit
import Testing

@testable import LandReport

@Suite struct ShownTests {
  @Test func digitsThatCount() {
    #expect(Shown.digits(0.2806694653516258, 4) == "0.2807")
    #expect(Shown.digits(12345.678, 4) == "12,346")
    #expect(Shown.digits(0, 4) == "0" && Shown.digits(nil, 4) == "–" && Shown.digits(.nan, 4) == "–")
    #expect(Shown.plain(0.5) == "0.5" && Shown.plain(10) == "10" && Shown.plain(100) == "100")
    #expect(Shown.plain(0.990851187) == "0.990851")
  }

  /// 1 km² = 1,500 亩; 1 万元/亩 = 0.15 亿元/km².
  @Test func units() {
    #expect(Shown.mu(1e6) == 1500)
    #expect(abs((Shown.perMu(0.15) ?? 0) - 1) < 1e-12)
  }

  @Test func textsWithoutMeasureAreCutAndSaySo() {
    #expect(Shown.shortened(String(repeating: "长", count: 400)).count == 400)
    let cut = Shown.shortened(String(repeating: "长", count: 20_000))
    #expect(cut.hasPrefix("长长") && cut.hasSuffix("… (20,000)") && cut.count < 140)
  }

  @Test func ticksAreRound() {
    #expect(Scale(0, 97, 0, 1).ticks == [0, 20, 40, 60, 80])
    #expect(Scale(0.02, 30, 0, 1, logarithmic: true).ticks == [0.1, 1, 10])
    #expect(Scale(5, 5, 0, 1).ticks.allSatisfy { $0.isFinite })
  }

  @Test func histogramsCountEverything() {
    let values = [-7.0, -1, 0, 0.05, 0.1, 0.999, 1, 3, 1e300]
    var bins = Bins(start: -1, step: 0.1, count: 20)
    for value in values { bins.add(value) }
    #expect(bins.counts.reduce(0, +) == values.count && bins.total == values.count)
    #expect(bins.counts[0] == 2 && bins.counts[19] == 4)
    #expect(bins.negative == 2 && bins.beyond == 1)
  }

  @Test func everyIndicatorHasASentenceAndEveryStateAName() {
    for indicator in IndicatorTable.all {
      #expect(!Glossary.meaning(of: indicator.id).zh.isEmpty, "\(indicator.id)")
      #expect(ReportFigure(rawValue: indicator.id) != nil, "\(indicator.id)")
    }
    for state in CellState.allCases { #expect(Words.states.contains { $0.0 == state.rawValue }) }
    for component in Component.allCases { #expect(Words.components.contains { $0.0 == component.rawValue }) }
    for status in ParkStatus.allCases { #expect(Words.statuses.contains { $0.0 == status.rawValue }) }
  }

  @Test func figuresAreThoseOfTheRankedLayer() {
    let known = Set(RankedProperty.allCases.map(\.rawValue))
    for figure in ReportFigure.allCases { #expect(known.contains(figure.rawValue), "\(figure)") }
  }
}
