import Foundation

/// An invented village: the centre of a cluster of parcels and zones, with the frame its lanes run in.
struct Village: Sendable {
  let name: String
  let town: String
  let centre: PlanePoint
  /// How far its cluster reaches, relative to others.
  let spread: Double
  /// The size of its plots, relative to others.
  let grain: Double
  /// The direction of its lanes, rad.
  let bearing: Double
  /// Phases of the bends of its lanes, rad.
  let bend: (Double, Double)
  /// Nearby villages' centres, for keeping to its own ground.
  var neighbours: [PlanePoint] = []

  /// Places villages in the district, apart from each other, fewer in the northern hills, larger ones at the parks.
  static func place(count: Int, seed: UInt64, district: District, parks: [Park]) -> [Village] {
    var random = SeededRandom(mix(seed, 0x56))
    var spacing = (970e6 / Double(count)).squareRoot() * 0.78
    var villages: [Village] = []
    var misses = 0
    while villages.count < count {
      let p = PlanePoint(x: random.between(-27_000, 27_000), y: random.between(-22_000, 22_000))
      let hills = p.y > 11_500 && !random.chance(0.8)
      if hills || !district.holds(p, radius: 700)
        || villages.contains(where: { $0.centre.distance(to: p) < spacing })
      {
        misses += 1
        if misses % 2000 == 0 { spacing *= 0.95 }
        continue
      }
      villages.append(village(villages.count, at: p, random: &random, parks: parks))
    }
    for i in villages.indices {
      let others = villages.indices.filter { $0 != i }.map { villages[$0].centre }
      villages[i].neighbours = others.sorted {
        $0.distance(to: villages[i].centre) < villages[i].centre.distance(to: $1)
      }
    }
    return villages
  }

  private static func village(_ i: Int, at p: PlanePoint, random: inout SeededRandom, parks: [Park])
    -> Village
  {
    let town = Gazetteer.towns.min { $0.seat.distance(to: p) < $1.seat.distance(to: p) }?.name ?? ""
    let atPark = parks.contains { $0.centre.distance(to: p) < 1.3 * $0.radius }
    let remote = p.y > 11_500 ? 0.75 : 1.0
    return Village(
      name: Gazetteer.village(i), town: town, centre: p,
      spread: random.logNormal(0.4) * remote * (atPark ? 1.9 : 1),
      grain: min(1.4, max(0.7, random.logNormal(0.18))), bearing: random.between(0, .pi / 2),
      bend: (random.between(0, 2 * .pi), random.between(0, 2 * .pi)))
  }

  /// Whether a disc is nearer to this village than to any other. The cells of nearest villages are convex,
  /// so clusters that keep to them cannot meet.
  func owns(_ p: PlanePoint, radius: Double) -> Bool {
    let own = p.distance(to: centre)
    for other in neighbours {
      let apart = other.distance(to: centre)
      // Past twice the distance no bisector can come near; the neighbours are sorted.
      if apart > 2 * (own + radius) { return true }
      let d = other - centre
      let along = ((p.x - centre.x) * d.x + (p.y - centre.y) * d.y) / apart
      if along + radius >= apart / 2 { return false }
    }
    return true
  }
}
