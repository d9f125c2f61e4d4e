import Foundation
import LandKit
import Testing

@testable import LandStore
@testable import ledgerprobe

/// The difference of two runs against one worked out from the records themselves.
@Suite struct LedgerDiffTests {
  private let title = Bilingual(zh: "层", en: "layer")

  private func finding(_ id: String, _ value: Double = 1, severity: String = "error") -> LedgerFinding {
    LedgerFinding(
      fingerprint: id, rule: "r", severity: severity, year: 2020, subjectKind: "feature", subject: id,
      value: value,
      text: title)
  }

  private func feature(_ id: String, _ tax: LedgerCell, at x: Double? = 0) -> LedgerFeature {
    LedgerFeature(
      id: id, geometry: x.map { PolygonSet(rings: [[($0, 0), ($0 + 1, 0), ($0, 1), ($0, 0)]]) },
      cells: [tax, .text("t")])
  }

  @Test func whatDiffersIsNamed() throws {
    let test = try LedgerCase()
    let ledger = try test.open()
    let one = LedgerCell.number(1, state: "measured")
    let figures = [LedgerFigure("tax", title), LedgerFigure("town", kind: .text, title)]
    let other = [LedgerFigure("jobs", title), LedgerFigure("town", kind: .text, title), figures[0]]
    _ = try ledger.append(SampleRun().run, at: Date()) { writer in
      for finding in [finding("a"), finding("b"), finding("c"), finding("d")] { try writer.add(finding) }
      let layer = try writer.begin(LedgerLayer("parcels", year: 2020, title: title, figures: figures))
      for feature in [
        feature("S10", one), feature("S2", one), feature("S2", one), feature("Z", one), feature("地", one),
        feature("n", .unknown(state: "redacted")), feature("g", one, at: nil),
      ] { try layer.add(feature) }
      _ = try writer.begin(LedgerLayer("parcels", year: 2019, title: title, figures: figures))
    }
    var later = SampleRun().run
    later.settings = "{}"
    _ = try ledger.append(later, at: Date()) { writer in
      for finding in [finding("c", 2), finding("d"), finding("b", severity: "warning"), finding("e")] {
        try writer.add(finding)
      }
      let layer = try writer.begin(LedgerLayer("parcels", year: 2020, title: title, figures: other))
      for (id, tax, x) in [
        ("地", one, 0), ("S2", one, 0), ("n", .unknown(state: "absent"), 0), ("A", one, 0), ("S10", one, 0),
        ("S2", .number(2, state: "estimated"), 0), ("g", one, 3),
      ] as [(String, LedgerCell, Double)] {
        let made = feature(id, tax, at: x)
        try layer.add(
          LedgerFeature(id: id, geometry: made.geometry, cells: [.unknown(state: "absent"), .text("t"), tax]))
      }
      _ = try writer.begin(LedgerLayer("zones", year: 2020, title: title, figures: []))
    }
    let diff = try ledger.diff(1, 2)
    #expect(diff.basis == [.settings])
    #expect(
      diff.gone.map(\.fingerprint) == ["a"] && diff.new.map(\.fingerprint) == ["e"] && diff.unchanged == 1)
    #expect(diff.changed.map(\.after.fingerprint) == ["b", "c"])
    #expect(diff.layersGone.map(\.year) == [2019] && diff.layersNew.map(\.name) == ["zones"])
    let layer = try #require(diff.layers.first)
    #expect(layer.gone == ["Z"] && layer.new == ["A"] && layer.redrawn == ["g"])
    #expect(
      layer.figures == [
        .init(id: "S2", figure: "tax", before: one, after: .number(2, state: "estimated")),
        .init(id: "n", figure: "tax", before: .unknown(state: "redacted"), after: .unknown(state: "absent")),
      ])
    #expect(layer.figuresNew == ["jobs"] && layer.figuresGone == [] && diff.layers.count == 1)
    #expect(throws: LedgerError.self) { try ledger.diff(1, 9) }
  }

  /// Between audits of two years the year itself is no change of a finding; a benchmark of the past that differs is one.
  @Test func whatTwoYearsHaveInCommonIsCompared() throws {
    let test = try LedgerCase()
    let ledger = try test.open()
    func benchmark(_ year: Int, _ park: String, _ value: Double, _ standing: Int) -> LedgerBenchmark {
      LedgerBenchmark(
        year: year, edition: "e", park: park, measure: "tax", value: value, kind: "own", standing: standing,
        among: 2)
    }
    for (year, value) in [(2019, 1.0), (2020, 1.5)] {
      _ = try ledger.append(SampleRun(year: year).run, at: Date()) { writer in
        var same = finding("same")
        same.year = year
        try writer.add(same)
        try writer.add(benchmark(2018, "P1", 2, 1))
        try writer.add(benchmark(2019, "P1", value, 2))
        try writer.add(benchmark(year + 5, "P1", value, 2))
        if year == 2020 { try writer.add(benchmark(2019, "P2", 3, 1)) }
      }
    }
    let diff = try ledger.diff(1, 2)
    #expect(diff.unchanged == 1 && diff.changed.isEmpty && diff.basis == [.year, .against])
    #expect(diff.benchmarks.map { $0.before?.value } == [1, nil])
    #expect(diff.benchmarks.map { $0.after?.value } == [1.5, 3])
  }

  @Test func nothingDiffersFromItself() throws {
    let test = try LedgerCase()
    try test.append(SampleRun(features: 80), SampleRun(features: 80))
    let diff = try test.open(.reading).diff(1, 2)
    #expect(
      diff.basis == [] && diff.gone.isEmpty && diff.new.isEmpty && diff.changed.isEmpty
        && diff.unchanged == 23)
    #expect(diff.layers.count == 3 && diff.layers.allSatisfy(\.isEmpty))
  }
}
