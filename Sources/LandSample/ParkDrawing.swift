import Foundation

/// Draws a park's outline: straight sides as along roads, a few dents where a village was left out, and
/// holes for retained settlements and ponds.
struct ParkDrawing {
  let parks: [Park]
  let seed: UInt64

  func shape(_ index: Int) -> Shape {
    let park = parks[index]
    var random = SeededRandom(mix(mix(seed, 0x4B), index))
    let corners = outline(park, &random)
    var open: [PlanePoint] = []
    for (i, a) in corners.enumerated() {
      let b = corners[(i + 1) % corners.count]
      let steps = max(1, Int(a.distance(to: b) / 110))
      open.append(a)
      // Kerbs are never quite straight: each vertex is moved along its ray, so that rays stay in order.
      for s in 1..<max(steps, 1) {
        let t = (Double(s) + random.between(-0.3, 0.3)) / Double(steps)
        open.append((a + (b - a) * t) * (1 + random.between(-0.004, 0.004)))
      }
    }
    let rings = [open] + holes(inside: open, &random)
    let scale = fit(rings, to: park)
    return Shape(plane: rings.map { ring in ring.map { park.centre + $0 * scale } })
  }

  /// Corners about the origin, in the order of their bearings.
  private func outline(_ park: Park, _ random: inout SeededRandom) -> [PlanePoint] {
    let n = 16 + random.below(9)
    let stretch = random.between(1.05, 1.45)
    let turn = random.between(0, .pi)
    let waves = (2...5).map { (k: Double($0), a: random.between(0.05, 0.2), p: random.between(0, 2 * .pi)) }
    var rays: [(bearing: Double, reach: Double)] = []
    for i in 0..<n {
      let bearing = 2 * .pi * (Double(i) + random.between(0, 0.7)) / Double(n)
      var reach = random.between(0.86, 1.14)
      for wave in waves { reach += wave.a / wave.k * 2 * sin(wave.k * bearing + wave.p) }
      rays.append((bearing, reach))
    }
    // Dents lie in different thirds, so that none cuts into another.
    let firstMouth = random.between(0, 2 * .pi)
    for third in 0..<(2 + random.below(2)) {
      let mouth = firstMouth + (Double(third) + random.between(0.2, 0.6)) * 2 * .pi / 3
      let half = random.between(0.10, 0.17)
      let depth = random.between(0.55, 0.72)
      rays.removeAll { abs(remainder($0.bearing - mouth, 2 * .pi)) < half * 2 }
      for (offset, part) in [(-1.3, 1.0), (-0.95, depth), (1.0, depth * 1.07), (1.4, 1.02)] {
        rays.append(((mouth + offset * half).truncatingRemainder(dividingBy: 2 * .pi), part))
      }
    }
    rays.sort { $0.bearing < $1.bearing }
    return rays.map { ray in
      let r = ray.reach * park.radius * limit(park, ray.bearing)
      // A stretch along one axis keeps the order of bearings.
      let (c, s) = (cos(ray.bearing - turn) * stretch, sin(ray.bearing - turn) / stretch)
      return PlanePoint(x: r * (c * cos(turn) - s * sin(turn)), y: r * (c * sin(turn) + s * cos(turn)))
    }
  }

  /// Draws in rays towards a neighbouring park.
  private func limit(_ park: Park, _ bearing: Double) -> Double {
    var limit = 1.0
    for other in parks where other.id != park.id {
      let d = other.centre - park.centre
      let apart = park.centre.distance(to: other.centre)
      let along = cos(bearing - atan2(d.y, d.x))
      let room = apart - 1.35 * (park.radius + other.radius)
      if along > 0.3, room < 0 { limit = min(limit, max(0.55, 1 + room / park.radius * along)) }
    }
    return limit
  }

  /// One hole a quadrant at most, well within the shortest ray.
  private func holes(inside ring: [PlanePoint], _ random: inout SeededRandom) -> [[PlanePoint]] {
    let origin = PlanePoint(x: 0, y: 0)
    let least = ring.map { $0.distance(to: origin) }.min() ?? 0
    return (0..<(1 + random.below(3))).map { quadrant in
      let bearing = (Double(quadrant) + random.between(0.3, 0.7)) * .pi / 2
      let middle = PlanePoint(x: cos(bearing), y: sin(bearing)) * (0.52 * least)
      let n = 6 + random.below(7)
      let turn = random.between(0, 1)
      return (0..<n).map { i in
        let angle = turn + 2 * .pi * (Double(i) + random.between(0, 0.6)) / Double(n)
        return middle + PlanePoint(x: cos(angle), y: 0.75 * sin(angle)) * (least * random.between(0.13, 0.24))
      }
    }
  }

  private func fit(_ rings: [[PlanePoint]], to park: Park) -> Double {
    let drawn = Shape(plane: rings).quickArea
    return drawn > 0 ? (park.size * 1e6 / drawn).squareRoot() : 1
  }
}
