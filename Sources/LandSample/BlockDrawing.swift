import Foundation

/// The lines of one block, drawn: corners of cells and the bends of the sides between them, shared by the
/// cells on both sides, so that neighbours have the very same vertices. Reused from block to block.
struct BlockDrawing {
  private(set) var corners = [NanoPoint](repeating: NanoPoint(lon: 0, lat: 0), count: 48)
  /// Up to three bends of each side: sides along a row first, then those along a column.
  private var bends = [[NanoPoint]](repeating: [], count: 96)
  private var holes = [[NanoPoint]](repeating: [], count: 32)
  private var next = [Int](repeating: -1, count: 48)
  private var xs = [Double](repeating: 0, count: 6)
  private var ys = [Double](repeating: 0, count: 5)
  private var bases = [(x: Double, y: Double)](repeating: (0, 0), count: 48)
  private var middle = (x: 0.0, y: 0.0)

  /// Draws the lines of a block. `resurvey` moves every line a little, as a second survey would.
  mutating func draw(_ fabric: Fabric, _ site: BlockSite, resurvey: UInt64 = 0) {
    let village = fabric.villages[Int(site.village)]
    let (columns, rows) = fabric.grid(site)
    var random = SeededRandom(mix(site.hash(fabric.seed, fabric.style.salt), 4))
    let left = fabric.left(site)
    let low = Double(site.row) * Fabric.height
    middle = (left + Fabric.width / 2, low + Fabric.height / 2)
    BlockDrawing.breaks(&xs, columns, from: left, to: left + Fabric.width, &random)
    BlockDrawing.breaks(&ys, rows, from: low, to: low + Fabric.height, &random)
    placeCorners(columns, rows, &random)
    var second = SeededRandom(mix(random.next(), resurvey))
    if resurvey != 0 {
      for i in bases.indices {
        bases[i].x += second.between(-0.0005, 0.0005)
        bases[i].y += second.between(-0.0005, 0.0005)
      }
    }
    for r in 0...rows {
      for c in 0...columns { corners[8 * r + c] = nano(bases[8 * r + c], fabric, village) }
    }
    bendSides(columns, rows, fabric, village, &random)
    cutHoles(columns, rows, fabric, village, &random)
  }

  /// Division lines at uneven distances, with a lane on either side.
  private static func breaks(
    _ line: inout [Double], _ n: Int, from low: Double, to high: Double, _ random: inout SeededRandom
  ) {
    let a = low + random.between(0.06, 0.14)
    let b = high - random.between(0.06, 0.14)
    var sum = 0.0
    line[0] = 0
    for i in 1...n {
      sum += random.between(0.65, 1.45)
      line[i] = sum
    }
    for i in 0...n { line[i] = a + (b - a) * line[i] / sum }
  }

  /// Corners are moved by up to 0.13 of the least cell beside them: angles stay above 45°. At the lane
  /// they move inwards only.
  private mutating func placeCorners(_ columns: Int, _ rows: Int, _ random: inout SeededRandom) {
    for r in 0...rows {
      for c in 0...columns {
        let wide = min(c > 0 ? xs[c] - xs[c - 1] : .infinity, c < columns ? xs[c + 1] - xs[c] : .infinity)
        let high = min(r > 0 ? ys[r] - ys[r - 1] : .infinity, r < rows ? ys[r + 1] - ys[r] : .infinity)
        var dx = random.between(-0.13, 0.13)
        var dy = random.between(-0.13, 0.13)
        if c == 0 { dx = abs(dx) } else if c == columns { dx = -abs(dx) }
        if r == 0 { dy = abs(dy) } else if r == rows { dy = -abs(dy) }
        let least = min(wide, high)
        bases[8 * r + c] = (xs[c] + dx * least, ys[r] + dy * least)
      }
    }
  }

  private mutating func bendSides(
    _ columns: Int, _ rows: Int, _ fabric: Fabric, _ village: Village, _ random: inout SeededRandom
  ) {
    for r in 0...rows {
      for c in 0...columns {
        let i = 8 * r + c
        bends[i].removeAll(keepingCapacity: true)
        bends[48 + i].removeAll(keepingCapacity: true)
        if c < columns { bend(i, i + 1, into: i, fabric, village, &random) }
        if r < rows { bend(i, i + 8, into: 48 + i, fabric, village, &random) }
      }
    }
  }

  /// None to three bends, at most 0.04 of the side and of a unit away from it.
  private mutating func bend(
    _ a: Int, _ b: Int, into side: Int, _ fabric: Fabric, _ village: Village, _ random: inout SeededRandom
  ) {
    let (p, q) = (bases[a], bases[b])
    let d = (x: q.x - p.x, y: q.y - p.y)
    let scale = min(1, 1 / (d.x * d.x + d.y * d.y).squareRoot())
    let kind = random.unit()
    let o1 = random.between(-0.04, 0.04) * scale
    let o2 = kind > 0.85 ? -o1 : random.between(-0.04, 0.04) * scale
    let o3 = random.between(-0.04, 0.04) * scale
    let t1 = random.between(0.22, 0.42)
    let t2 = kind > 0.85 ? t1 + 0.06 : random.between(0.52, 0.64)
    let t3 = random.between(0.72, 0.80)
    func add(_ t: Double, _ o: Double) {
      bends[side].append(nano((p.x + d.x * t - d.y * o, p.y + d.y * t + d.x * o), fabric, village))
    }
    if kind > 0.12 { add(t1, o1) }
    if kind > 0.35 { add(t2, o2) }
    if kind > 0.60 { add(t3, o3) }
  }

  /// Courtyards, ponds and retained houses in the middle of some cells.
  private mutating func cutHoles(
    _ columns: Int, _ rows: Int, _ fabric: Fabric, _ village: Village, _ random: inout SeededRandom
  ) {
    for r in 0..<rows {
      for c in 0..<columns {
        let hole = 6 * r + c
        holes[hole].removeAll(keepingCapacity: true)
        guard random.chance(fabric.style.holed) else { continue }
        let around = [8 * r + c, 8 * r + c + 1, 8 * r + c + 9, 8 * r + c + 8].map { bases[$0] }
        let m = (
          x: around.reduce(0) { $0 + $1.x } / 4, y: around.reduce(0) { $0 + $1.y } / 4
        )
        let size = random.between(0.25, 0.42)
        // Clockwise, as holes run.
        for corner in around.reversed() {
          let s = size * random.between(0.75, 1.1)
          holes[hole].append(
            nano((m.x + (corner.x - m.x) * s, m.y + (corner.y - m.y) * s), fabric, village))
        }
        holes[hole].append(holes[hole][0])
      }
    }
  }

  @inline(__always)
  private func nano(_ p: (x: Double, y: Double), _ fabric: Fabric, _ village: Village) -> NanoPoint {
    let s = fabric.shrink
    return LocalPlane.nano(
      fabric.plane(middle.x + (p.x - middle.x) * s, middle.y + (p.y - middle.y) * s, village))
  }
}

extension BlockDrawing {
  /// The geometry of a set of cells: a polygon for each connected part.
  mutating func shape(_ mask: CellMask) -> Shape {
    var shape = Shape()
    var rest = mask
    while rest != 0 {
      let part = Cells.component(rest)
      rest &= ~part
      shape.polygons.append(polygon(part))
    }
    return shape
  }

  /// Rings round a connected set: its free sides, walked counter-clockwise. Without corner contacts each
  /// corner has one free side that begins there.
  private mutating func polygon(_ part: CellMask) -> [[NanoPoint]] {
    for i in next.indices { next[i] = -1 }
    var holesInside: [[NanoPoint]] = []
    var rest = part
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      let i = 8 * (bit / 6) + bit % 6
      let free = { (cell: CellMask) in part & cell == 0 }
      if bit < 6 || free(1 << CellMask(bit - 6)) { next[i] = i + 1 }
      if bit % 6 == 5 || free(1 << CellMask(bit + 1)) { next[i + 1] = i + 9 }
      if free(1 << CellMask(bit + 6)) { next[i + 9] = i + 8 }
      if bit % 6 == 0 || free(1 << CellMask(bit - 1)) { next[i + 8] = i }
      if !holes[bit].isEmpty { holesInside.append(holes[bit]) }
    }
    var rings: [[NanoPoint]] = []
    // The lowest corner lies on the shell, so the shell comes first.
    for start in next.indices where next[start] >= 0 { rings.append(walk(from: start)) }
    return rings + holesInside
  }

  private mutating func walk(from start: Int) -> [NanoPoint] {
    var ring: [NanoPoint] = []
    ring.reserveCapacity(24)
    var i = start
    while next[i] >= 0 {
      let j = next[i]
      next[i] = -1
      ring.append(corners[i])
      switch j - i {
      case 1: ring.append(contentsOf: bends[i])
      case 8: ring.append(contentsOf: bends[48 + i])
      case -1: ring.append(contentsOf: bends[j].reversed())
      default: ring.append(contentsOf: bends[48 + j].reversed())
      }
      i = j
    }
    ring.append(corners[start])
    return ring
  }
}
