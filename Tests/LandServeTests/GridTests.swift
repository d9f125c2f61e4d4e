import LandKit
import TestSupport
import Testing

@testable import LandServe

@Suite struct GridTests {
  /// Computed in Python from the definition of slippy-map tiles: n·(1 − asinh(tan φ)/π)/2.
  @Test func aPlaceOfHuaduIsWhereItsTileIs() throws {
    let point = try #require(WorldGrid.point(longitude: 113.2, latitude: 23.4))
    #expect((point.x, point.y) == (874_503_063, 465_052_441))
    #expect(Int(point.x) >> 18 == 3335)
    #expect(Int(point.y) >> 18 == 1774)
  }

  @Test func whatIsNoPlaceHasNoUnit() {
    for (x, y) in [(Double.nan, 0.0), (0, .infinity), (181, 0), (0, 91)] {
      #expect(WorldGrid.point(longitude: x, latitude: y) == nil)
    }
  }

  @Test func placesComeBackWithinAUnit() throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let longitude = Double.random(in: -179.9...179.9, using: &random)
      let latitude = Double.random(in: -84...84, using: &random)
      let point = try #require(WorldGrid.point(longitude: longitude, latitude: latitude))
      let back = WorldGrid.place(point)
      #expect(abs(back.longitude - longitude) < 4e-7)
      #expect(abs(back.latitude - latitude) < 4e-7)
    }
  }

  @Test func theHilbertCurveVisitsEveryCellAndStepsToANeighbour() {
    var cells = [(x: UInt32, y: UInt32)?](repeating: nil, count: 256)
    for x in UInt32(0)..<16 {
      for y in UInt32(0)..<16 {
        let key = HilbertOrder.key(x: x << 12, y: y << 12) >> 24
        #expect(cells[Int(key)] == nil)
        cells[Int(key)] = (x, y)
      }
    }
    for (a, b) in zip(cells, cells.dropFirst()) {
      guard let a, let b else {
        Issue.record("a cell was not visited")
        return
      }
      #expect(abs(Int(a.x) - Int(b.x)) + abs(Int(a.y) - Int(b.y)) == 1)
    }
  }

  @Test func ringsComeBackAndRepeatsAreGone() {
    var random = SplitMix(seed: 11)
    for _ in 0..<200 {
      let rings = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 3...40, using: &random)).map { _ in
          GridPoint(
            x: Int32.random(in: 0..<WorldGrid.size, using: &random),
            y: Int32.random(in: 0..<WorldGrid.size, using: &random))
        }
      }
      var bytes: [UInt8] = []
      RingCoder.append(rings, to: &bytes)
      var back: [[GridPoint]] = []
      var scratch: [GridPoint] = []
      bytes.withUnsafeBytes { RingCoder.read($0, into: &scratch) { back.append($0) } }
      #expect(back == rings)
    }
  }

  @Test func anyBytesAreReadWithoutHarm() {
    var random = SplitMix(seed: 13)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      var scratch: [GridPoint] = []
      var points = 0
      bytes.withUnsafeBytes { RingCoder.read($0, into: &scratch) { points += $0.count } }
      #expect(points <= 60 * 60)
    }
  }
}
