import TestSupport
import Testing

@testable import LandKit

@Suite struct StudyChecksTests {
  private func table(_ distances: [Double]) -> ParcelTable {
    var chunk = MeasuredChunk()
    for distance in distances {
      var figures = ParcelFigures()
      (figures.park, figures.distance, figures.area) = (0, distance, 1)
      chunk.append(figures, id: "a", name: "")
    }
    var table = ParcelTable()
    table.append(chunk)
    return table
  }

  @Test(arguments: [1, 2, 3, 8]) func idsThatStandTwiceAreFoundInOrder(threads: Int) {
    var rng = SplitMix(seed: 93)
    for count in [0, 1, 2, 17, 400] {
      let ids = (0..<count).map { _ in rng.below(8) == 0 ? "" : "p\(rng.below(2 * count))" }
      var table = ParcelTable()
      for start in stride(from: 0, to: count, by: 7) {
        var chunk = MeasuredChunk()
        for id in ids[start..<min(start + 7, count)] {
          chunk.append(ParcelFigures(), id: id, name: "")
        }
        table.append(chunk)
      }
      var ledger = ProblemLedger()
      IdentityCheck.duplicates(table, threads: threads, into: &ledger) { Place(feature: $0, id: ids[$0]) }
      let expected = ids.indices.filter { !ids[$0].isEmpty && ids.firstIndex(of: ids[$0]) != $0 }
      #expect(ledger.problems.map(\.place.feature) == expected)
      for (problem, index) in zip(ledger.problems, expected) {
        let first = (ids.firstIndex(of: ids[index]) ?? -1) + 1
        #expect(problem.detail.en.contains("that of feature \(first) too"))
      }
    }
  }

  @Test func layersThatLieFarApartAreSaid() {
    var ledger = ProblemLedger()
    RemotenessCheck.report(table([306_000, 306_500]), into: &ledger)
    #expect(ledger.problems.map(\.kind) == [.crsMismatch] && ledger.worst == .warning)
  }

  @Test func oneParcelNearAParkIsEnough() {
    var ledger = ProblemLedger()
    RemotenessCheck.report(table([306_000, 99_999]), into: &ledger)
    RemotenessCheck.report(table([]), into: &ledger)
    #expect(ledger.problems.isEmpty)
  }

  @Test func aColumnNamedInVainIsSaid() {
    var plan = LayerPlan(.parcels, files: [FileReference("p.geojson")])
    plan.columns[.town] = ColumnMap.Column(["twon"], isDeclared: true)
    let input = LayerInput(plan)
    let properties = PropertyReader(input.columns)
    var ledger = ProblemLedger()
    let all = properties.wanted.map { $0 != "twon" }
    ColumnCheck.missing(input, properties, all, into: &ledger)
    #expect(ledger.problems.map(\.kind) == [.columnMissing])
    #expect(ledger.problems.first?.detail.en.contains("twon") == true)
  }

  @Test func aColumnThatSomeFeatureHasIsNotMissed() {
    var plan = LayerPlan(.parcels, files: [FileReference("p.geojson")])
    plan.columns[.town] = ColumnMap.Column(["town"], isDeclared: true)
    plan.columns[.industry] = ColumnMap.Column([], isDeclared: true)
    let input = LayerInput(plan)
    let properties = PropertyReader(input.columns)
    var ledger = ProblemLedger()
    ColumnCheck.missing(input, properties, properties.wanted.map { _ in true }, into: &ledger)
    #expect(ledger.problems.isEmpty)
  }

  @Test func valuesThatDefaultColumnsLackAreSaidForAmounts() {
    let input = LayerInput(role: .parcels, files: ["p.geojson"])
    let properties = PropertyReader(input.columns)
    var ledger = ProblemLedger()
    ColumnCheck.missing(input, properties, properties.wanted.map { $0 == "id" }, into: &ledger)
    #expect(ledger.problems.map(\.kind) == [.columnMissing, .columnMissing])
  }
}
