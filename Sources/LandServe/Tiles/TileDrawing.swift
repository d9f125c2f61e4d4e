/// A tile being filled, and its bytes: little-endian,
///
/// | what | type |
/// |---|---|
/// | 0x3154434C (`LCT1`), parcels p, rings r, points q, cells c, pixels across a cell | 6 × UInt32 |
/// | parcel's place in the file | p × UInt32 |
/// | x, y of a point in quarters of a pixel from the tile's north-western corner | 2q × Int16 |
/// | rings of a parcel | p × UInt16 |
/// | points of a ring | r × UInt16 |
/// | cell: row · 128 + column | c × UInt16 |
/// | class of a parcel: 0–4 by score, 5 unranked, 6 unusable | p × UInt8 |
/// | class of a cell; how much of it is covered, 255 for all | c × UInt8, c × UInt8 |
struct TileDrawing {
  private let originX: Int
  private let originY: Int
  private let shift: Int
  private let cellShift: Int
  private var parcels: [UInt32] = []
  private var classes: [UInt8] = []
  private var ringCounts: [UInt16] = []
  private var pointCounts: [UInt16] = []
  private var points: [Int16] = []
  private var ringsOfParcel = 0
  private var cells: [Float] = []

  init(_ address: TileAddress) {
    (originX, originY) = address.origin
    // A quarter of a pixel is 2^(20 − zoom) units; beyond zoom 20 a unit is more than that.
    shift = 20 - address.zoom
    cellShift = 23 - address.zoom
  }

  mutating func begin(parcel: UInt32, drawn: UInt8) {
    parcels.append(parcel)
    classes.append(drawn)
    ringsOfParcel = 0
  }

  /// Adds a ring: points that fall on the one before, or on the line between their neighbours, are left out.
  mutating func add(_ ring: [GridPoint]) {
    let start = points.count
    for point in ring {
      let x = quarter(Int(point.x) - originX), y = quarter(Int(point.y) - originY)
      let n = points.count
      if n > start, points[n - 2] == x, points[n - 1] == y { continue }
      if n >= start + 4 {
        let (ax, ay) = (Int(points[n - 2]) - Int(points[n - 4]), Int(points[n - 1]) - Int(points[n - 3]))
        let (bx, by) = (Int(x) - Int(points[n - 2]), Int(y) - Int(points[n - 1]))
        if ax * by == ay * bx, ax * bx + ay * by > 0 { points.removeLast(2) }
      }
      points.append(x)
      points.append(y)
    }
    let count = (points.count - start) / 2
    guard count >= 3, count <= Int(UInt16.max), ringsOfParcel < Int(UInt16.max) else {
      points.removeLast(points.count - start)
      return
    }
    pointCounts.append(UInt16(count))
    ringsOfParcel += 1
  }

  /// Ends a parcel; one of which nothing is left is left out.
  mutating func end() {
    if ringsOfParcel == 0 {
      parcels.removeLast()
      classes.removeLast()
    } else {
      ringCounts.append(UInt16(ringsOfParcel))
    }
  }

  /// Adds a small parcel to its cell; its middle may lie in a neighbouring tile, which then has it.
  mutating func gather(_ centre: GridPoint, _ drawn: UInt8, area: Float) {
    let column = (Int(centre.x) - originX) >> cellShift, row = (Int(centre.y) - originY) >> cellShift
    guard (0..<TileMaker.cells).contains(column), (0..<TileMaker.cells).contains(row) else { return }
    if cells.isEmpty {
      cells = Array(repeating: 0, count: TileMaker.cells * TileMaker.cells * Scored.Drawing.count)
    }
    // An unusable parcel has no area; it still shows where nothing else is.
    cells[(row * TileMaker.cells + column) * Scored.Drawing.count + Int(drawn)] += area > 0 ? area : 1e-3
  }

  private func quarter(_ units: Int) -> Int16 {
    let value = shift >= 0 ? (units + (shift > 0 ? 1 << (shift - 1) : 0)) >> shift : units << -shift
    return Int16(clamping: value)
  }

  /// The tile.
  var bytes: [UInt8] {
    var (numbers, drawn, cover) = ([UInt16](), [UInt8](), [UInt8]())
    let groundOfCell = TileGround.squareMetres(ofCell: cellShift, originY: originY)
    for cell in 0..<(cells.count / Scored.Drawing.count) {
      let sums = cells[(cell * Scored.Drawing.count)..<((cell + 1) * Scored.Drawing.count)]
      let total = sums.reduce(0, +)
      guard total > 0 else { continue }
      // The later class wins a tie: the higher score.
      var best = sums.startIndex
      for place in sums.indices where sums[place] >= sums[best] && sums[place] > 0 { best = place }
      numbers.append(UInt16(cell))
      drawn.append(UInt8(best - sums.startIndex))
      cover.append(UInt8(min(255, max(1, 255 * Double(total) / groundOfCell))))
    }
    var out: [UInt8] = []
    let head: [UInt32] = [
      0x3154_434C, UInt32(parcels.count), UInt32(pointCounts.count), UInt32(points.count / 2),
      UInt32(numbers.count), UInt32(TileMaker.cellPixels),
    ]
    func put<Value: BitwiseCopyable>(_ values: [Value]) {
      values.withUnsafeBytes { out.append(contentsOf: $0) }
    }
    put(head)
    put(parcels)
    put(points)
    put(ringCounts)
    put(pointCounts)
    put(numbers)
    put(classes)
    put(drawn)
    put(cover)
    return out
  }
}
