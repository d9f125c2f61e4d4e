import Testing

@testable import LandKit

/// Method §3.11–13: what parcels are measured by.
@Suite struct RankingBenchmarkTests {
  private func input(
    _ id: String, km2: Double? = 1, output: Double? = nil, tax: Double? = nil, planned: Bool = true,
    fixed: (Double?, Double?) = (nil, nil)
  ) -> ParkInput {
    func amount(_ value: Double?) -> Amount { value.map { Amount(.measured, yi: $0) } ?? Amount(.absent) }
    return ParkInput(
      id: id, isPlanned: planned, area: km2.map { $0 * 1e6 },
      amounts: PerMeasure(output: amount(output), tax: amount(tax)),
      fixed: PerMeasure(output: fixed.0, tax: fixed.1), place: Place())
  }

  private func make(
    _ parks: [ParkInput], substitute: Bool = true
  ) -> (parks: [ParkBenchmark], problems: [ProblemClass]) {
    var ledger = ProblemLedger()
    let made = BenchmarkTable.make(parks, substitute: substitute, into: &ledger)
    return (made, ledger.problems.map(\.kind))
  }

  @Test func ownIsAmountOverArea() {
    let (parks, problems) = make([input("A", km2: 4, output: 40, tax: 2)])
    #expect(parks[0].benchmarks.output == Benchmark(intensity: 10, kind: .own))
    #expect(parks[0].benchmarks.tax == Benchmark(intensity: 0.5, kind: .own))
    #expect(parks[0].kindText == "own" && problems.isEmpty)
  }

  @Test func ownWinsOverFixedWithAWarning() {
    let (parks, problems) = make([input("A", output: 10, tax: 1, fixed: (7, nil))])
    #expect(parks[0].benchmarks.output?.kind == .own && problems == [.benchmarkBoth])
  }

  @Test(arguments: [0, -3] as [Double])
  func aValueNotAboveZeroIsNoBenchmark(value: Double) {
    let (parks, problems) = make([
      input("A", output: value, tax: 1, fixed: (7, nil)), input("B", output: 5, tax: value),
    ])
    #expect(parks[0].benchmarks.output == Benchmark(intensity: 7, kind: .fixed))
    #expect(parks[0].kindText == "mixed" && parks[1].kindText == "mixed")
    #expect(parks[1].benchmarks.tax == Benchmark(intensity: 1, kind: .substituted))
    #expect(problems.filter { $0 == .benchmarkNotPositive }.count == 2)
  }

  @Test func substitutedIsSumOverSumOfPlannedParksThatHaveOne() {
    let parks = [
      input("A", km2: 1, output: 10, tax: 1), input("B", km2: 3, tax: 6, fixed: (2, nil)), input("C", km2: 5),
      input("D", km2: 7, output: 700, tax: 7, planned: false),
    ]
    let (made, problems) = make(parks)
    #expect(made[2].benchmarks.output == Benchmark(intensity: (10.0 + 2 * 3) / 4, kind: .substituted))
    #expect(made[2].benchmarks.tax == Benchmark(intensity: 7.0 / 4, kind: .substituted))
    #expect(made[2].kindText == "substituted" && made[1].kindText == "mixed")
    #expect(problems == [.benchmarkSubstituted, .benchmarkSubstituted])
  }

  @Test func parksThatAreNotPlannedGetNoSubstitute() {
    let (parks, problems) = make([input("A", output: 1, tax: 1), input("B", planned: false)])
    #expect(parks[1].kindText == nil && problems.isEmpty)
  }

  @Test func missingBenchmarksStayMissingWhenToldSo() {
    let (parks, problems) = make([input("A", output: 1, tax: 1), input("B")], substitute: false)
    #expect(parks[1].kindText == nil && problems == [.benchmarkMissing, .benchmarkMissing])
    #expect(make([input("A"), input("B")]).problems == Array(repeating: .benchmarkMissing, count: 4))
  }

  // MARK: The reference park

  private func finding(_ parcel: PolygonSet, _ parks: [PolygonSet]) throws -> GroundMeasurer.Finding {
    let layer = OverlayLayer(plane: parks, overlapping: [])
    let layers = GroundMeasurer.Layers(
      planned: layer, zones: .none, settings: MeasureSettings())
    let way = ReprojectedPlane(try Reprojector(from: .cgcs2000, to: try CRS("EPSG:4547"), area: nil))
    let ground = try GroundMeasurer(layers, projection: way, area: GeodesicArea())
    let area = ground.measurer.ellipsoidalArea(parcel)
    return try ground.measure(ground.subject(parcel, area: area))
  }

  private func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> PolygonSet {
    PolygonSet(rings: [PlaneShapes.box(420_000 + x, 2_590_000 + y, w, h)])
  }

  @Test func largestPartWinsAndATieGoesToTheEarlier() throws {
    let parcel = box(0, 0, 100, 10)
    #expect(try finding(parcel, [box(-5, 0, 10, 10), box(50, 0, 100, 10)]).reference == 1)
    // 50 m² and 50.008 m² tie, 50 m² and 50.02 m² do not.
    #expect(try finding(parcel, [box(-5, 0, 10, 10), box(94.9992, 0, 10, 10)]).reference == 0)
    #expect(try finding(parcel, [box(-5, 0, 10, 10), box(94.998, 0, 10, 10)]).reference == 1)
  }

  /// 50, 50.008 and 50.016 m²: the second ties with the largest, the first does not.
  @Test func aRowOfTiesIsMeasuredFromTheLargest() throws {
    let parcel = box(0, 0, 100, 10)
    let parks = [box(-5, 0, 10, 10), box(94.9992, 0, 10, 10), box(40, 0, 5.0016, 10)]
    #expect(try finding(parcel, parks).reference == 1)
  }

  @Test func nearestWithoutAPartAndATieWithinAMillimetre() throws {
    let parcel = box(0, 0, 10, 10)
    let nearest = try finding(parcel, [box(30, 0, 5, 5), box(0, 15, 5, 5)])
    #expect(nearest.reference == 1 && abs(nearest.distance - 5) < 1e-9)
    #expect(try finding(parcel, [box(15.0009, 0, 5, 5), box(0, 15, 5, 5)]).reference == 0)
    #expect(try finding(parcel, [box(15.0011, 0, 5, 5), box(0, 15, 5, 5)]).reference == 1)
  }

  @Test func touchingIsAtDistanceZeroAndASliverIsNoPart() throws {
    let parcel = box(0, 0, 10, 10)
    let touching = try finding(parcel, [box(10, 0, 5, 5), box(40, 0, 5, 5)])
    #expect(touching.reference == 0 && touching.distance == 0 && touching.inReference == 0)
    // 0.04 m wide: counts for in_park, not for the reference; 0.06 m does.
    let sliver = try finding(parcel, [box(20, 0, 5, 5), box(9.96, 0, 5, 10)])
    #expect(sliver.reference == 1 && sliver.distance == 0 && sliver.inReference == 0)
    #expect(abs(sliver.cover.inParks.plane - 0.4) < 1e-6)
    #expect(try finding(parcel, [box(9.94, 0, 5, 10)]).inReference > 0.5)
  }
}
