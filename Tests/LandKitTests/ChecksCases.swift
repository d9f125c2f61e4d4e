@testable import LandKit

typealias Ring = [(Double, Double)]

func square(_ x: Double, _ y: Double, _ side: Double) -> Ring {
  [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
}

/// A hole as RFC 7946 winds it.
func hole(_ x: Double, _ y: Double, _ side: Double) -> Ring { square(x, y, side).reversed() }

/// A geometry with one class of fault, where it is, and the same without.
struct FaultCase: CustomStringConvertible, Sendable {
  var kind: ProblemClass
  var title: String
  var coordinates = CoordinateKind.projected
  var faulty: [[Ring]]
  var sound: [[Ring]]
  /// Part, ring and vertex of every fault.
  var places: [[Int]]
  var x: Double
  var y: Double

  var description: String { "\(kind.id) \(title)" }

  static let all: [FaultCase] = structure + rings + nesting

  private static let structure: [FaultCase] = [
    FaultCase(
      kind: .coordinateNotFinite, title: "NaN in a hole",
      faulty: [[square(0, 0, 9), [(1, 1), (1, 2), (.nan, 2), (2, 1), (1, 1)]]],
      sound: [[square(0, 0, 9), hole(1, 1, 1)]], places: [[1, 2, 3]], x: .nan, y: 2),
    FaultCase(
      kind: .coordinateRange, title: "two vertices apart", coordinates: .geographic,
      faulty: [[[(113, 23), (200, 23), (113.5, 23.5), (113, 95), (113, 23)]]],
      sound: [[[(113, 23), (114, 23), (113.5, 23.5), (113, 24), (113, 23)]]],
      places: [[1, 1, 2], [1, 1, 4]], x: 200, y: 23),
    FaultCase(
      kind: .coordinateSwapped, title: "latitude first", coordinates: .geographic,
      faulty: [[square(23, 113, 0.5)]], sound: [[square(113, 23, 0.5)]], places: [[1, 1, 1]], x: 23, y: 113),
    FaultCase(
      kind: .ringUnclosed, title: "last position missing",
      faulty: [[square(0, 0, 9)], [square(20, 0, 9).dropLast()]],
      sound: [[square(0, 0, 9)], [square(20, 0, 9)]], places: [[2, 1, 4]], x: 20, y: 9),
    FaultCase(
      kind: .ringShort, title: "hole of three", faulty: [[square(0, 0, 9), [(1, 1), (2, 2), (1, 1)]]],
      sound: [[square(0, 0, 9), [(1, 1), (2, 2), (2, 1), (1, 1)]]], places: [[1, 2, 1]], x: 1, y: 1),
    FaultCase(
      kind: .ringDuplicateVertex, title: "twice the same, and the closing one",
      faulty: [[[(0, 0), (4, 0), (4, 0), (4, 4), (0, 0), (0, 0)]]],
      sound: [[[(0, 0), (4, 0), (4, 4), (0, 0)]]],
      places: [[1, 1, 3], [1, 1, 6]], x: 4, y: 0),
  ]

  private static let rings: [FaultCase] = [
    FaultCase(
      kind: .ringSpike, title: "out and back over a vertex",
      faulty: [[[(0, 0), (4, 0), (4, 4), (6, 6), (8, 8), (6, 6), (4, 4), (0, 4), (0, 0)]]],
      sound: [[square(0, 0, 4)]], places: [[1, 1, 5]], x: 8, y: 8),
    FaultCase(
      kind: .ringSpike, title: "back part of the way, at the first vertex",
      faulty: [[[(8, 0), (4, 0), (4, 4), (0, 4), (0, 0), (8, 0)]]], sound: [[square(0, 0, 4)]],
      places: [[1, 1, 1]], x: 8, y: 0),
    FaultCase(
      kind: .ringSpike, title: "needle of a twentieth of a millimetre",
      faulty: [[[(0, 0), (4, 0), (4, 2), (9, 2), (4, 2.00005), (4, 4), (0, 4), (0, 0)]]],
      sound: [[[(0, 0), (4, 0), (4, 2), (9, 2), (4, 2.01), (4, 4), (0, 4), (0, 0)]]], places: [[1, 1, 4]],
      x: 9, y: 2),
    FaultCase(
      kind: .zeroArea, title: "there and back in the second part",
      faulty: [[square(0, 0, 4)], [[(9, 9), (12, 9), (15, 12), (12, 9), (9, 9)]]],
      sound: [[square(0, 0, 4)], [[(9, 9), (12, 9), (15, 12), (9, 9)]]], places: [[2, 1, 1]], x: 9, y: 9),
    FaultCase(
      kind: .ringSelfCrossing, title: "bow tie", faulty: [[[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]]],
      sound: [[square(0, 0, 2)]], places: [[1, 1, 1]], x: 1, y: 1),
    FaultCase(
      kind: .ringSelfCrossing, title: "two bows", faulty: [[[(0, 0), (4, 0), (1, 3), (3, 3), (0, 0)]]],
      sound: [[[(0, 0), (4, 0), (3, 3), (1, 3), (0, 0)]]], places: [[1, 1, 2]], x: 2, y: 2),
    FaultCase(
      kind: .ringSelfCrossing, title: "touches itself at a vertex",
      faulty: [[[(0, 0), (8, 0), (8, 8), (4, 0), (0, 8), (0, 0)]]],
      sound: [[[(0, 0), (8, 0), (8, 8), (4, 1), (0, 8), (0, 0)]]], places: [[1, 1, 1]], x: 4, y: 0),
    FaultCase(
      kind: .ringSelfCrossing, title: "runs along itself",
      faulty: [[[(0, 0), (9, 0), (9, 6), (6, 0), (3, 0), (0, 6), (0, 0)]]],
      sound: [[[(0, 0), (9, 0), (9, 6), (6, 1), (3, 1), (0, 6), (0, 0)]]],
      places: [[1, 1, 1]], x: 6, y: 0),
  ]

  private static let nesting: [FaultCase] = [
    FaultCase(
      kind: .holeOutside, title: "beside its shell", faulty: [[square(0, 0, 4), hole(6, 6, 1)]],
      sound: [[square(0, 0, 4), hole(1, 1, 1)]], places: [[1, 2, 1]], x: 6, y: 6),
    FaultCase(
      kind: .holeOutside, title: "across its shell", faulty: [[square(0, 0, 10), hole(8, 4, 4)]],
      sound: [[square(0, 0, 10), hole(5, 4, 4)]], places: [[1, 2, 2], [1, 2, 4]], x: 10, y: 8),
    FaultCase(
      kind: .holeOutside, title: "in another hole",
      faulty: [[square(0, 0, 10), hole(1, 1, 8), hole(3, 3, 2)]],
      sound: [[square(0, 0, 10), hole(1, 1, 1), hole(3, 3, 2)]], places: [[1, 3, 1]], x: 3, y: 3),
    FaultCase(
      kind: .shellNested, title: "part in a part", faulty: [[square(0, 0, 9)], [square(2, 2, 2)]],
      sound: [[square(0, 0, 9), hole(1, 1, 7)], [square(2, 2, 2)]], places: [[2, 1, 1]], x: 2, y: 2),
    FaultCase(
      kind: .shellNested, title: "parts across each other", faulty: [[square(0, 0, 4)], [square(2, 2, 4)]],
      sound: [[square(0, 0, 4)], [square(4, 4, 4)]], places: [[2, 1, 1], [2, 1, 4]], x: 4, y: 2),
    FaultCase(
      kind: .ringWinding, title: "both the wrong way",
      faulty: [[square(0, 0, 9).reversed(), square(1, 1, 2)]],
      sound: [[square(0, 0, 9), hole(1, 1, 2)]], places: [[1, 1, 1], [1, 2, 1]], x: 0, y: 0),
  ]
}
