import TestSupport

@testable import LandKit

/// How grid points become coordinates.
enum Placement: CaseIterable {
  /// Small integers: touching and collinear cases are common and exact.
  case integers
  /// Hundred-thousandths of a degree in Huadu: what is collinear on the grid is so but for rounding.
  case degrees
  /// Degrees, each off by up to two units in the last place.
  case jittered

  func callAsFunction(_ x: Int, _ y: Int, _ rng: inout SplitMix) -> (Double, Double) {
    if self == .integers { return (Double(x), Double(y)) }
    var (lon, lat) = (113.2 + Double(x) * 1e-5, 23.4 + Double(y) * 1e-5)
    if self == .jittered {
      lon += Double(Int.random(in: -2...2, using: &rng)) * lon.ulp
      lat += Double(Int.random(in: -2...2, using: &rng)) * lat.ulp
    }
    return (lon, lat)
  }
}

/// A closed ring of random points on a small grid, anything but sound most of the time.
func wildRing(_ rng: inout SplitMix, _ place: Placement, in range: ClosedRange<Int>) -> [(Double, Double)] {
  var ring = (0..<Int.random(in: 3...8, using: &rng)).map { _ in
    place(Int.random(in: range, using: &rng), Int.random(in: range, using: &rng), &rng)
  }
  ring.append(ring[0])
  return ring
}

/// A ring that a blob of grid cells could have: monotone in x, so mostly simple, often touching at a point.
func tameRing(_ rng: inout SplitMix, _ place: Placement, in range: ClosedRange<Int>) -> [(Double, Double)] {
  let columns = Array(range)
  let lower = columns.map { ($0, Int.random(in: range.lowerBound...(range.lowerBound + 2), using: &rng)) }
  let upper = columns.reversed().map {
    ($0, Int.random(in: (range.upperBound - 3)...range.upperBound, using: &rng))
  }
  var ring = (lower + upper).map { place($0.0, $0.1, &rng) }
  ring.append(ring[0])
  return ring
}

/// One to three polygons, some with holes, on top of or beside each other.
func anySet(_ rng: inout SplitMix, _ place: Placement) -> PolygonSet {
  let parts = [1, 1, 1, 2, 3].randomElement(using: &rng) ?? 1
  return PolygonSet(
    polygons: (0..<parts).map { _ in
      let shell =
        Bool.random(using: &rng) ? wildRing(&rng, place, in: 0...6) : tameRing(&rng, place, in: 0...7)
      let holes = (0..<Int.random(in: 0...2, using: &rng)).map { _ in wildRing(&rng, place, in: 1...5) }
      return [shell] + holes
    })
}
