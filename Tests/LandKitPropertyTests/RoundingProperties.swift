import Testing

@testable import LandKit

/// Rounding never makes a polygon invalid, however near it was to being so.
@Suite struct RoundingProperties {
  /// Rings of about 30 m with needles, necks and gaps of a unit of rounding or less.
  private struct Maker {
    var random: UInt64

    mutating func next() -> Double {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(random >> 11) / 9_007_199_254_740_992
    }

    mutating func polygon(unit: Double) -> PolygonSet {
      let (x, y, s) = (113.2 + next() * 0.1, 23.4 + next() * 0.1, 1e-5 + next() * 3e-4)
      let e = unit * (0.05 + 3 * next())
      var rings: [[(Double, Double)]]
      switch Int(next() * 4) {
      case 0:
        rings = [
          [
            (x, y), (x + s, y + s), (x + 2 * s, y), (x + 2 * s, y + 2 * s), (x + s, y + s + e),
            (x, y + 2 * s),
          ]
        ]
      case 1: rings = [[(x, y), (x + s, y + 0.3 * s), (x + s, y + 0.3 * s + e), (x, y + e)]]
      case 2:
        rings = [
          [(x, y), (x + s, y), (x + s, y + s), (x, y + s)],
          [(x + e, y + 0.3 * s), (x + 0.5 * s, y + 0.7 * s), (x + 0.6 * s, y + 0.2 * s)],
        ]
      default:
        var shell = [(x, y), (x + s, y), (x + s, y + s)]
        for k in 0..<6 {
          shell.append((x + (5.9 - Double(k)) * s / 6.5, y + 0.1 * s + e))
          shell.append((x + (5.9 - Double(k)) * s / 6.5 - e, y + 0.9 * s * next()))
        }
        rings = [shell]
      }
      for i in rings.indices { rings[i].append(rings[i][0]) }
      return PolygonSet(rings: rings)
    }
  }

  @Test(arguments: [4, 5, 6, 7]) func polygonsStayValid(decimals: Int) {
    let writer = GeometryWriter(decimals: decimals)
    let mender = RoundingMender(writer, source: .cgcs2000, target: .cgcs2000)
    let checker = GeometryChecker(in: GEOSContext())
    var maker = Maker(random: UInt64(decimals) * 7919)
    var (sound, mended, kept) = (0, 0, 0)
    func isValid(_ set: PolygonSet) -> Bool { checker.verdict(set, .geographic).isValid }
    for i in 0..<1500 {
      let polygon = maker.polygon(unit: (0..<decimals).reduce(1.0) { unit, _ in unit / 10 })
      guard isValid(polygon) else { continue }
      var rounded = polygon
      for k in rounded.xy.indices { rounded.xy[k] = writer.rounded(rounded.xy[k]) }
      switch mender.mend(polygon, from: polygon)?.outcome {
      case nil:
        sound += 1
        #expect(isValid(rounded), "\(i)")
      case .mended(let set):
        mended += 1
        #expect(!isValid(rounded), "\(i): nothing was to be mended")
        #expect(isValid(set) && !set.isEmpty, "\(i)")
        #expect(set.xy.allSatisfy { writer.rounded($0) == $0 }, "\(i): off the grid")
      case .kept(let set):
        kept += 1
        #expect(isValid(set) && set == polygon, "\(i)")
      case .left: Issue.record("\(i) was valid")
      }
    }
    #expect(sound > 50 && mended + kept > 20, "\(sound), \(mended), \(kept)")
  }

  @Test func whatWasInvalidIsLeftAndSaid() throws {
    let bow = PolygonSet(rings: [[(113, 23), (113.001, 23.001), (113.001, 23), (113, 23.001), (113, 23)]])
    let mender = RoundingMender(GeometryWriter(decimals: 3), source: .cgcs2000, target: .cgcs2000)
    guard case .left = mender.mend(bow, from: bow)?.outcome else {
      Issue.record("an invalid polygon was not told")
      return
    }
    // Known to have been valid before it was moved: it is mended all the same.
    if case .left = mender.mend(bow, from: nil)?.outcome { Issue.record("left though it was sound") }
  }
}
