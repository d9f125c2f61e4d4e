import LandReport
import TestSupport

/// A tessellation of a rectangle: cells with crooked borders, each made once. Some cells have a hole that another cell fills,
/// some neighbours have been joined, so that borders of every kind are there.
struct Mosaic {
  let columns: Int
  let rows: Int
  var shapes = ScreenShapes()

  init(seed: UInt64, columns: Int = 5, rows: Int = 4, wobble: Int32 = 6, strips: Bool = false) {
    (self.columns, self.rows) = (columns, rows)
    var random = SplitMix(seed: seed)
    let size: Int32 = 400
    var corners: [[GridPoint]] = []
    for j in 0...rows {
      corners.append(
        (0...columns).map { i in
          let inner = i > 0 && i < columns && j > 0 && j < rows
          let dx = inner ? Int32.random(in: -60...60, using: &random) : 0
          let dy = inner ? Int32.random(in: -60...60, using: &random) : 0
          return GridPoint(Int32(i) * size + dx, Int32(j) * size + dy)
        })
    }
    func border(_ a: GridPoint, _ b: GridPoint) -> [GridPoint] {
      let count = Int.random(in: 0...18, using: &random)
      guard count > 0 else { return [] }
      let across = b.x - a.x != 0 && abs(b.x - a.x) > abs(b.y - a.y)
      return (1...count).map { k in
        let t = Double(k) / Double(count + 1)
        let off = Int32.random(in: -wobble...wobble, using: &random)
        let x = Int32((Double(a.x) + Double(b.x - a.x) * t).rounded()),
          y = Int32((Double(a.y) + Double(b.y - a.y) * t).rounded())
        return across ? GridPoint(x, y + off) : GridPoint(x + off, y)
      }
    }
    // The outer borders are straight in one direction and may wobble in the other.
    let horizontal = (0...rows).map { j in (0..<columns).map { i in border(corners[j][i], corners[j][i + 1]) }
    }
    let vertical = (0...columns).map { i in (0..<rows).map { j in border(corners[j][i], corners[j + 1][i]) } }
    // Strips a few steps beside a border, which simplifying it alone would lead across.
    for border in strips ? vertical[1..<columns].flatMap({ $0 }).filter({ $0.count > 2 }) : [] {
      let near = border.map { GridPoint($0.x + 2, $0.y) }, far = border.map { GridPoint($0.x + 5, $0.y) }
      shapes.append(ring: near + far.reversed())
      shapes.endFeature()
    }
    for j in 0..<rows {
      for i in 0..<columns {
        var ring = [corners[j][i]] + horizontal[j][i] + [corners[j][i + 1]] + vertical[i + 1][j]
        ring += [corners[j + 1][i + 1]] + horizontal[j + 1][i].reversed() + [corners[j + 1][i]]
        ring += vertical[i][j].reversed()
        shapes.append(ring: ring)
        if (i + j) % 3 == 0 {
          let x = Int32(i) * size + 200, y = Int32(j) * size + 200
          let hole = Self.island(x, y, &random)
          shapes.append(ring: hole)
          shapes.endFeature()
          shapes.append(ring: hole.reversed())
        }
        shapes.endFeature()
      }
    }
  }

  private static func island(_ x: Int32, _ y: Int32, _ random: inout SplitMix) -> [GridPoint] {
    let ways: [(Int32, Int32)] = [
      (1, 0), (2, 1), (1, 1), (1, 2), (0, 1), (-1, 2), (-1, 1), (-2, 1), (-1, 0), (-1, -1), (0, -1), (1, -1),
    ]
    return ways.map { way in
      let reach = Int32.random(in: 18...24, using: &random)
      return GridPoint(x + way.0 * reach, y + way.1 * reach)
    }
  }
}

/// Twice the signed area of a ring, exactly.
func twiceArea(_ ring: some Collection<GridPoint>) -> Int64 {
  guard let first = ring.first else { return 0 }
  var sum: Int64 = 0
  var last = first
  for point in ring.dropFirst() + [first] {
    sum += Int64(last.x) * Int64(point.y) - Int64(point.x) * Int64(last.y)
    last = point
  }
  return sum
}

/// Whether two segments meet anywhere but in a common end.
func cross(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
  func turn(_ p: GridPoint, _ q: GridPoint, _ r: GridPoint) -> Int64 {
    let left = (Int64(q.x) - Int64(p.x)) * (Int64(r.y) - Int64(p.y))
    return (left - (Int64(q.y) - Int64(p.y)) * (Int64(r.x) - Int64(p.x))).signum()
  }
  func isOn(_ p: GridPoint, _ q: GridPoint, _ r: GridPoint) -> Bool {
    turn(p, q, r) == 0 && min(p.x, q.x) <= r.x && r.x <= max(p.x, q.x) && min(p.y, q.y) <= r.y
      && r.y <= max(p.y, q.y)
  }
  let shared = Set([a, b]).intersection([c, d])
  if shared.count == 2 { return false }
  if let common = shared.first {
    let (p, q) = (a == common ? b : a, c == common ? d : c)
    return isOn(common, p, q) || isOn(common, q, p)
  }
  if turn(a, b, c) != turn(a, b, d), turn(c, d, a) != turn(c, d, b) { return true }
  return isOn(a, b, c) || isOn(a, b, d) || isOn(c, d, a) || isOn(c, d, b)
}
