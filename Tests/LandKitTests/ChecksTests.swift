import Testing

@testable import LandKit

private let tiny = Double.leastNonzeroMagnitude

@Suite struct ChecksTests {
  let context = GEOSContext()

  @Test(arguments: FaultCase.all) func faultIsFoundWhereItIs(_ example: FaultCase) throws {
    let faults = GeometryChecker(in: context).check(PolygonSet(polygons: example.faulty), example.coordinates)
    #expect(faults.map(\.kind) == example.places.map { _ in example.kind })
    #expect(faults.map { [$0.part, $0.ring, $0.vertex] } == example.places)
    let first = try #require(faults.first)
    // NaN places compare by their text.
    #expect("\(first.x) \(first.y)" == "\(example.x) \(example.y)")
    #expect(!first.detail.zh.isEmpty && first.detail.zh != first.detail.en)
  }

  @Test(arguments: FaultCase.all) func soundTwinIsClean(_ example: FaultCase) {
    #expect(
      GeometryChecker(in: context).check(PolygonSet(polygons: example.sound), example.coordinates) == [])
  }

  /// Switching one check off loses its class and no other; switching all others off keeps it.
  @Test(arguments: FaultCase.all) func checksAreIndependent(_ example: FaultCase) {
    let set = PolygonSet(polygons: example.faulty)
    let own = GeometryChecks(example.kind)
    func kinds(_ checks: GeometryChecks) -> [ProblemClass] {
      GeometryChecker(in: context, checks: checks).check(set, example.coordinates).map(\.kind)
    }
    #expect(kinds(.all.subtracting(own)) == [])
    #expect(kinds(own) == example.places.map { _ in example.kind })
  }

  /// Every class has an example, so that a check switched off in the code turns a test red; but the net for
  /// what only GEOS sees, which no file is known to reach.
  @Test func everyClassHasAnExample() {
    let shown = Set(FaultCase.all.map(\.kind))
    #expect(shown.union([.geometryInvalid]) == Set(GeometryChecks.classes))
    for kind in GeometryChecks.classes { #expect(GeometryChecks.all.contains(GeometryChecks(kind))) }
  }

  @Test func allFaultsOfOneFeatureAreFound() {
    let set = PolygonSet(polygons: [
      [
        [(0, 0), (10, 0), (10, 0), (10, 10), (12, 12), (10, 10), (0, 10), (0, 0)], [(1, 1), (2, 2)],
        hole(30, 30, 1),
      ],
      [[(20, 0), (22, 2), (22, 0), (20, 2)]],
    ])
    let faults = GeometryChecker(in: context).check(set, .projected)
    #expect(
      faults.map { "\($0.kind.id) \($0.part).\($0.ring).\($0.vertex)" } == [
        "ring:duplicate-vertex 1.1.3", "ring:spike 1.1.5", "ring:short 1.2.1", "ring:unclosed 1.2.2",
        "hole:outside 1.3.1",
        "ring:self-crossing 2.1.1", "ring:unclosed 2.1.4",
      ])
  }

  @Test func crossingNamesItsEdges() throws {
    let bowtie = PolygonSet(rings: [[(0, 0), (0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]])
    let faults = GeometryChecker(in: context).check(bowtie, .projected)
    let crossing = try #require(faults.first { $0.kind == .ringSelfCrossing })
    #expect(crossing.detail.en == "the edges from vertex 1 and from vertex 4 cross")
  }

  @Test func touchingInTwoPointsIsSaidInTheWordsOfGEOS() throws {
    // The hole touches the shell at (0, 5) and (10, 5) and cuts the polygon in two.
    let cut: Ring = [(0, 5), (5, 7), (10, 5), (5, 3), (0, 5)]
    let faults = GeometryChecker(in: context).check(PolygonSet(rings: [square(0, 0, 10), cut]), .projected)
    #expect(faults.map(\.kind) == [.ringSelfCrossing])
    #expect(faults.first?.detail.en.contains("Interior is disconnected") == true)
  }

  @Test func listingOfAScribbleStops() {
    var ring: Ring = (0..<120).map { i -> (Double, Double) in (i % 2 == 0 ? 0.0 : 100.0, Double(i * 37 % 120))
    }
    ring.append(ring[0])
    let faults = GeometryChecker(in: context).check(PolygonSet(rings: [ring]), .projected)
    #expect(faults.count == FaultList.limit + 1)
    #expect(faults.contains { $0.detail == FaultText.listingStopped(FaultList.limit) })
  }

  /// Beyond the size that the quick test takes on.
  @Test func longRingsAreSearchedToo() {
    let n = 25_000
    var ring = (0..<n).map { i -> (Double, Double) in (Double(i), Double(i % 2)) }
    ring += [(Double(n), 50), (0, 50), (0, 0)]
    let checker = GeometryChecker(in: context)
    #expect(checker.check(PolygonSet(rings: [ring]), .projected) == [])
    ring.swapAt(20_000, 20_002)
    let faults = checker.check(PolygonSet(rings: [ring]), .projected)
    #expect(Set(faults.map(\.kind)) == [.ringSelfCrossing])
    #expect(faults.allSatisfy { (20_000...20_003).contains($0.vertex) })
    ring.swapAt(20_000, 20_002)
    let wave = PolygonSet(rings: [ring, hole(100, 10, 5), hole(24_000, 60, 5), hole(3.5, -5, 2)])
    #expect(checker.check(wave, .projected).map(\.ring) == [3, 4])
  }

  @Test(arguments: [
    PolygonSet(), PolygonSet(polygons: [[]]), PolygonSet(polygons: [[], [square(0, 0, 1)]]),
  ])
  func emptyHasNoFault(_ set: PolygonSet) {
    #expect(GeometryChecker(in: context).check(set, .geographic) == [])
  }

  @Test(
    arguments: [
      [[(1e308, 1e308), (-1e308, 1e308), (-1e308, -1e308), (1e308, 1e308)]],
      [[(0, 0), (tiny, 0), (tiny, tiny), (0, 0)]],
      [[(.infinity, .infinity), (.infinity, .infinity), (.nan, .nan), (.infinity, .infinity)]],
      [[], [(0, 0)], [(.nan, .nan)]],
      [[(0, 0), (0, 0), (0, 0), (0, 0)], [(0, 0), (0, 0), (0, 0), (0, 0)]],
    ] as [[Ring]])
  func hostileNumbersDoNotCrash(_ rings: [Ring]) throws {
    let set = PolygonSet(rings: rings)
    let checker = GeometryChecker(in: context)
    for kind in [CoordinateKind.geographic, .projected] {
      #expect(checker.check(set, kind).count < 20)
      _ = Repair(in: context).repaired(set, kind)
    }
    #expect(context.liveHandleCount == 0)
  }

  @Test func overlapsOfALayer() throws {
    let sets = [
      square(0, 0, 4), square(4, 0, 4), square(2, 2, 4), square(50, 50, 1), square(1, 1, 1), square(4, 4, 1),
    ].map { PolygonSet(rings: [$0]) }
    let pairs = try LayerChecks(context: context).overlapPairs(sets: sets)
    #expect(pairs.map { [$0.i, $0.j] } == [[0, 2], [0, 4], [1, 2], [2, 5]])
    let areas = try pairs.map { try GEOSGeometry($0.overlap, in: context).area }
    #expect(areas == [4, 1, 4, 1])
    #expect(try LayerChecks(context: context).overlapPairs(sets: []).isEmpty)
    #expect(try LayerChecks(context: context).overlapPairs(sets: [PolygonSet(), PolygonSet()]).isEmpty)
  }
}
