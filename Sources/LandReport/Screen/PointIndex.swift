/// Points in the cells of a uniform grid, for questions about small neighbourhoods.
///
/// **Complexity**: built in O(n); a question costs the cells it meets and the points in them.
struct PointIndex {
  private let points: [GridPoint]
  private let cell: Int
  private let origin: GridPoint
  private let columns: Int
  private let rows: Int
  private let starts: [Int32]
  private let items: [Int32]

  init(_ points: [GridPoint]) {
    self.points = points
    var low = GridPoint(0, 0), high = GridPoint(0, 0)
    if let first = points.first { (low, high) = (first, first) }
    for point in points {
      low = GridPoint(min(low.x, point.x), min(low.y, point.y))
      high = GridPoint(max(high.x, point.x), max(high.y, point.y))
    }
    let (width, height) = (Int(high.x) - Int(low.x) + 1, Int(high.y) - Int(low.y) + 1)
    // About two points a cell where points are spread evenly, and no more cells than four a point.
    let wanted = (Double(width) * Double(height) / Double(max(1, points.count)) * 2).squareRoot()
    let cell = max(1, Int(wanted.rounded(.up)), width / 4096 + 1, height / 4096 + 1)
    (origin, self.cell) = (low, cell)
    (columns, rows) = (width / cell + 1, height / cell + 1)
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    let cells = points.map {
      ((Int($0.y) - Int(low.y)) / cell) * (width / cell + 1) + (Int($0.x) - Int(low.x)) / cell
    }
    for index in cells { counts[index + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    var items = [Int32](repeating: 0, count: points.count)
    for (point, index) in cells.enumerated() {
      items[Int(counts[index])] = Int32(point)
      counts[index] += 1
    }
    self.items = items
  }

  private func column(_ x: Int) -> Int { min(max((x - Int(origin.x)) / cell, 0), columns - 1) }
  private func row(_ y: Int) -> Int { min(max((y - Int(origin.y)) / cell, 0), rows - 1) }

  /// Whether `found` holds for any point in the cells that the box meets.
  @inline(__always)
  func anyPoint(_ minX: Int, _ minY: Int, _ maxX: Int, _ maxY: Int, _ found: (Int) -> Bool) -> Bool {
    let (left, right) = (column(minX), column(maxX))
    for row in row(minY)...row(maxY) {
      let first = Int(starts[row * columns + left]), last = Int(starts[row * columns + right + 1])
      for item in first..<last where found(Int(items[item])) { return true }
    }
    return false
  }

  /// Calls `body` with the points in the cells near the segment from `a` to `b`: at least all those within `margin`.
  func points(near a: GridPoint, _ b: GridPoint, margin: Int, _ body: (Int) -> Void) {
    let (from, to) = a.x <= b.x ? (a, b) : (b, a)
    let run = Double(to.x) - Double(from.x), rise = Double(to.y) - Double(from.y)
    let left = column(Int(from.x) - margin), right = column(Int(to.x) + margin)
    for column in left...right {
      // The part of the segment over this column, a margin wider.
      let start = Double(Int(origin.x) + column * cell - margin), end = start + Double(cell + 2 * margin)
      let t0 = run > 0 ? min(max((start - Double(from.x)) / run, 0), 1) : 0
      let t1 = run > 0 ? min(max((end - Double(from.x)) / run, 0), 1) : 1
      let y0 = Double(from.y) + rise * t0, y1 = Double(from.y) + rise * t1
      let low = row(Int(min(y0, y1).rounded(.down)) - margin),
        high = row(Int(max(y0, y1).rounded(.up)) + margin)
      for row in low...high {
        let place = row * columns + column
        for item in Int(starts[place])..<Int(starts[place + 1]) { body(Int(items[item])) }
      }
    }
  }
}
