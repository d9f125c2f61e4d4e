import LandReport
import TestSupport

/// Courses of bricks: where two meet, a corner of one lies on the long side of another, which has no vertex there. Sides
/// between neighbours of a course are crooked. `jitter` lifts corners by up to so many steps off the line they lie on.
struct Bricks {
  static let size: Int32 = 400
  let courses: Int
  let width: Int32
  var shapes = ScreenShapes()

  /// `pairs` joins bricks two by two into features of two parts.
  init(seed: UInt64, courses: Int = 5, columns: Int32 = 4, jitter: Int32 = 0, pairs: Bool = false) {
    (self.courses, width) = (courses, columns * Self.size)
    var random = SplitMix(seed: seed)
    var rings: [[GridPoint]] = []
    for course in 0..<Int32(courses) {
      let shift = course % 2 == 0 ? 0 : Self.size / 2
      var xs = Array(stride(from: shift, through: width, by: Int(Self.size)))
      if shift > 0 { xs = [0] + xs + (xs.last == width ? [] : [width]) }
      let bottom = Self.line(xs, course * Self.size, course > 0 ? jitter : 0, &random)
      let top = Self.line(xs, (course + 1) * Self.size, course + 1 < Int32(courses) ? jitter : 0, &random)
      let sides = xs.indices.map { k in
        k == 0 || k == xs.count - 1 ? [] : Self.side(bottom[k], top[k], &random)
      }
      for k in 0..<(xs.count - 1) {
        rings.append([bottom[k], bottom[k + 1]] + sides[k + 1] + [top[k + 1], top[k]] + sides[k].reversed())
      }
    }
    for (i, ring) in rings.enumerated() {
      shapes.append(ring: ring)
      if !pairs || i % 2 == 1 || i == rings.count - 1 { shapes.endFeature() }
    }
  }

  private static func line(
    _ xs: [Int32], _ y: Int32, _ jitter: Int32, _ random: inout SplitMix
  ) -> [GridPoint] {
    // At the outer ends two courses have the same corner.
    xs.map { x in
      GridPoint(x, y + (x == xs.first || x == xs.last ? 0 : Int32.random(in: 0...jitter, using: &random)))
    }
  }

  private static func side(_ from: GridPoint, _ to: GridPoint, _ random: inout SplitMix) -> [GridPoint] {
    let count = Int32.random(in: 3...16, using: &random)
    return (1...count).map { k in
      GridPoint(
        from.x + Int32.random(in: -6...6, using: &random), from.y + (to.y - from.y) * k / (count + 1))
    }
  }
}

/// The edges that a tessellation has on one side only: its outer border, and every gap and overlap.
func openEdges(_ shapes: ScreenShapes) -> [[GridPoint]] {
  var balance: [[GridPoint]: Int] = [:]
  for ring in 0..<shapes.ringEnds.count {
    let points = Array(shapes.ring(ring))
    for (i, a) in points.enumerated() {
      let b = points[(i + 1) % points.count]
      let isForward = (a.x, a.y) < (b.x, b.y)
      balance[isForward ? [a, b] : [b, a], default: 0] += isForward ? 1 : -1
    }
  }
  return balance.filter { $0.value != 0 }.map(\.key)
}
