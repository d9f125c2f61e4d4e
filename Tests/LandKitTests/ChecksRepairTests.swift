import Testing

@testable import LandKit

/// A geometry and the area shapely 2.2 (GEOS 3.14) gives it by `make_valid(method="structure",
/// keep_collapsed=False)`.
struct Repaired: CustomStringConvertible, Sendable {
  var title: String
  var polygons: [[Ring]]
  var area: Double
  var description: String { title }

  init(_ title: String, _ polygons: [[Ring]], _ area: Double) {
    (self.title, self.polygons, self.area) = (title, polygons, area)
  }

  static let all: [Repaired] = [
    Repaired("bow tie", [[[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]]], 2),
    Repaired(
      "takes GEOS 3.11 two passes", [[[(4, 5), (2, 5), (3, 6), (5, 5), (0, 5), (0, 1), (6, 1), (4, 5)]]], 21.5
    ),
    Repaired("spike", [[[(0, 0), (4, 0), (4, 4), (8, 8), (4, 4), (0, 4), (0, 0)]]], 16),
    Repaired("pentagram", [[[(0, 0), (8, 6), (-2, 6), (6, 0), (3, 10), (0, 0)]]], 32.090816326530614),
    Repaired("hole across its shell", [[square(0, 0, 10), [(8, 4), (12, 4), (12, 6), (8, 6), (8, 4)]]], 96),
    Repaired("hole outside", [[square(0, 0, 4), square(6, 6, 2)]], 20),
    Repaired("hole in hole", [[square(0, 0, 10), square(1, 1, 8), square(3, 3, 2)]], 36),
    Repaired("overlapping holes", [[square(0, 0, 10), square(1, 1, 5), square(4, 4, 4)]], 63),
    Repaired("overlapping parts", [[square(0, 0, 4)], [square(2, 2, 4)]], 28),
    Repaired("nested parts", [[square(0, 0, 9)], [square(2, 2, 2)]], 81),
    Repaired("parts sharing an edge", [[square(0, 0, 4)], [square(4, 1, 2)]], 20),
    Repaired(
      "eight at a vertex",
      [[[(0, 0), (4, 0), (4, 4), (6, 6), (8, 4), (8, 8), (4, 8), (4, 4), (0, 4), (0, 0)]]], 28),
    Repaired(
      "ring within a ring",
      [[[(0, 0), (6, 0), (6, 6), (0, 6), (0, 0), (1, 1), (5, 1), (5, 5), (1, 5), (1, 1), (0, 0)]]], 36),
    Repaired(
      "degrees", [[[(113.2, 23.4), (113.21, 23.4), (113.2, 23.41), (113.21, 23.41), (113.2, 23.4)]]],
      4.999999999996235e-05),
  ]
}

@Suite struct ChecksRepairTests {
  let context = GEOSContext()

  private func fixed(_ set: PolygonSet, _ kind: CoordinateKind = .projected) -> PolygonSet? {
    guard case .repaired(let fixed) = Repair(in: context).repaired(set, kind).result else { return nil }
    return fixed
  }

  @Test(arguments: Repaired.all) func agreesWithShapely(_ example: Repaired) throws {
    let set = try #require(fixed(PolygonSet(polygons: example.polygons)))
    let geometry = try GEOSGeometry(set, in: context)
    #expect(geometry.isValid && abs(geometry.area - example.area) <= 1e-9 * example.area)
  }

  /// Valid geometry is the same to the bit, warnings or not.
  @Test(
    arguments: [
      [[square(0, 0, 9).reversed(), square(1, 1, 2)]],
      [[[(0, 0), (4, 0), (4, 0), (4, 4), (0, 0)]]],
      [[square(0, 0, 4), [(0, 2), (1, 3), (2, 2), (1, 1), (0, 2)]]],
    ] as [[[Ring]]])
  func validIsNeverChanged(_ polygons: [[Ring]]) throws {
    let outcome = Repair(in: context).repaired(PolygonSet(polygons: polygons), .geographic)
    #expect(outcome.result == .unchanged)
    #expect(outcome.faults.allSatisfy { $0.kind.severity == .warning })
    #expect(outcome.areaBefore == nil && outcome.areaAfter == nil)
  }

  @Test func openRingIsClosedAndNothingElse() throws {
    var open = PolygonSet(rings: [Array(square(0.1, 0.7, 3.3).dropLast()), hole(1, 1, 0.3)])
    open.z = (0..<open.vertexCount).map(Double.init)
    let outcome = Repair(in: context).repaired(open, .projected)
    var expected = PolygonSet(rings: [square(0.1, 0.7, 3.3), hole(1, 1, 0.3)])
    expected.z = [0, 1, 2, 3, 0, 4, 5, 6, 7, 8]
    #expect(outcome.result == .repaired(expected))
    #expect(outcome.faults.map(\.kind) == [.ringUnclosed] && !outcome.droppedZ)
  }

  @Test func triangleWithoutItsLastPositionIsClosed() throws {
    #expect(
      fixed(PolygonSet(rings: [[(0, 0), (4, 0), (4, 4)]]))
        == PolygonSet(rings: [[(0, 0), (4, 0), (4, 4), (0, 0)]]))
  }

  @Test func shortRingsGoAndShellsTakeTheirHolesAlong() throws {
    let set = PolygonSet(polygons: [
      [[(0, 0), (1, 0), (0, 0)], hole(0, 0, 1)], [square(0, 0, 9), [(1, 1), (2, 2), (1, 1)], hole(3, 3, 1)],
    ])
    #expect(fixed(set) == PolygonSet(rings: [square(0, 0, 9), hole(3, 3, 1)]))
  }

  @Test func verticesStayToTheBit() throws {
    let spiky: Ring = [
      (113.200000123, 23.4), (113.21, 23.400000456), (113.210000789, 23.41), (113.22, 23.42),
      (113.210000789, 23.41), (113.2, 23.41), (113.200000123, 23.4),
    ]
    let set = try #require(fixed(PolygonSet(rings: [spiky]), .geographic))
    let kept = Set((0..<set.vertexCount).map { [set.xy[2 * $0], set.xy[2 * $0 + 1]] })
    let expected = Set(spiky.filter { $0.0 != 113.22 }.map { [$0.0, $0.1] })
    #expect(kept == expected)
  }

  @Test func areasAreGeodesicAndOnlyWhereDefined() throws {
    let overlapping = PolygonSet(polygons: [[square(113.2, 23.4, 0.01)], [square(113.202, 23.402, 0.005)]])
    let outcome = Repair(in: context).repaired(overlapping, .geographic)
    let (before, after) = (try #require(outcome.areaBefore), try #require(outcome.areaAfter))
    // The two squares by pyproj's Geod(a=6378137, rf=298.257222101).
    #expect(abs(after - 1132018.3732590675) < 1e-3)
    #expect(abs(before - (1132018.3732590675 + 283005.6381328106)) < 1e-3)
    #expect(Repair(in: context).repaired(overlapping, .projected).areaAfter == nil)
  }

  @Test func nothingLeftSaysWhy() throws {
    func result(_ set: PolygonSet) -> RepairOutcome.Result {
      Repair(in: context).repaired(set, .projected).result
    }
    #expect(result(PolygonSet()) == .nothingLeft(.geometryEmpty))
    #expect(result(PolygonSet(polygons: [[]])) == .nothingLeft(.geometryEmpty))
    #expect(result(PolygonSet(rings: [[(0, 0), (4, 0), (8, 0), (0, 0)]])) == .nothingLeft(.zeroArea))
    #expect(result(PolygonSet(rings: [square(0, 0, 4), square(0, 0, 4)])) == .nothingLeft(.zeroArea))
    #expect(result(PolygonSet(rings: [[(0, 0), (4, 0), (0, 0)]])) == .nothingLeft(.geometryInvalid))
    let nan = PolygonSet(rings: [[(0, 0), (4, .nan), (4, 4), (0, 0)]])
    #expect(result(nan) == .nothingLeft(.coordinateNotFinite))
  }

  @Test func repairDoesNotDependOnWhatIsListed() throws {
    let bowtie = PolygonSet(rings: [[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]])
    let silent = Repair(in: context, checks: []).repaired(bowtie, .projected)
    #expect(silent.faults == [])
    #expect(silent.result == Repair(in: context).repaired(bowtie, .projected).result)
  }

  @Test func thirdOrdinatesLostAreSaid() throws {
    var bowtie = PolygonSet(rings: [[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]])
    bowtie.z = [1, 2, 3, 4, 1]
    #expect(Repair(in: context).repaired(bowtie, .projected).droppedZ)
  }
}
