import Testing

@testable import LandKit

@Suite struct StudyChecksTests {
  private func table(_ distances: [Double]) -> ParcelTable {
    var chunk = MeasuredChunk()
    for distance in distances {
      var figures = ParcelFigures()
      (figures.park, figures.distance, figures.area) = (0, distance, 1)
      chunk.append(figures, id: Array("a".utf8), name: [UInt8]())
    }
    var table = ParcelTable()
    table.append(chunk)
    return table
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
