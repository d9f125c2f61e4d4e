import Foundation

/// How the blocks of one layer are drawn.
struct FabricStyle: Sendable {
  /// Sets the layer's hashes apart from another's.
  let salt: UInt64
  /// Columns of cells in a block.
  let columns: ClosedRange<Int>
  /// Rows of cells in a block.
  let rows: ClosedRange<Int>
  /// The share of cells that stay open ground.
  let open: Double
  /// The share of cells with a hole.
  let holed: Double
  /// How often a block has a piece in two parts.
  let twoParts: Double
  /// How many cells a piece has, by how often.
  let sizes: [Int]
  /// The reach of clusters relative to the parcels'.
  let reach: Double

  static let parcels = FabricStyle(
    salt: 0x50, columns: 3...5, rows: 2...4, open: 0.10, holed: 0.02, twoParts: 0.16,
    sizes: [1, 1, 2, 2, 2, 3, 3, 4, 5, 7], reach: 1)
  static let zones = FabricStyle(
    salt: 0x5A, columns: 3...4, rows: 2...3, open: 0.22, holed: 0.015, twoParts: 0.05,
    sizes: [2, 3, 3, 4, 5], reach: 0.8)
}

/// One block of cells between lanes, and where it lies.
struct BlockSite: Sendable {
  let village: Int32
  let column: Int32
  let row: Int32
  /// How many pieces of it are used.
  var pieces: Int32
  /// Blocks of a low score are built up first.
  let score: Float

  func hash(_ seed: UInt64, _ salt: UInt64) -> UInt64 {
    mix(mix(mix(seed, salt), UInt64(village)), Int(column), Int(row))
  }
}

/// A layer of land in blocks: each village has a bent frame of lanes, blocks lie between lanes, blocks are
/// divided into cells, and pieces of land are sets of cells. Pieces cannot overlap, by construction, and
/// each block can be drawn by itself.
struct Fabric: Sendable {
  let seed: UInt64
  let style: FabricStyle
  let villages: [Village]
  let district: District
  /// The unit of the frames, m, before a village's own grain.
  var pitch: Double
  /// Blocks shrink about their middle by this factor, at most 1, to meet an exact total area.
  var shrink = 1.0

  /// A block's frame is 4 by 3 units.
  static let width = 4.0
  /// See `width`.
  static let height = 3.0

  /// From a village's frame (in units) to the plane: two shears bend it, which keeps it one to one and
  /// keeps areas, then it is turned and moved.
  @inline(__always)
  func plane(_ x: Double, _ y: Double, _ v: Village) -> PlanePoint {
    let unit = pitch * v.grain
    let wave = max(3000, 40 * unit)
    let amplitude = 0.22 * wave / (2 * .pi)
    let k = 2 * .pi / wave
    let px = x * unit + amplitude * sin(k * y * unit + v.bend.0)
    let py = y * unit + amplitude * sin(k * px + v.bend.1)
    // Without this the village's middle would be bent away from its centre.
    let ox = amplitude * sin(v.bend.0)
    let oy = amplitude * sin(k * ox + v.bend.1)
    let (c, s) = (cos(v.bearing), sin(v.bearing))
    return PlanePoint(
      x: v.centre.x + c * (px - ox) - s * (py - oy), y: v.centre.y + s * (px - ox) + c * (py - oy))
  }

  /// The left end of a block in its frame: rows are set off against each other as bricks are.
  func left(_ site: BlockSite) -> Double {
    var random = SeededRandom(mix(mix(seed, style.salt), Int(site.village), Int(site.row)))
    return (Double(site.column) + random.unit()) * Fabric.width
  }

  /// The division of a block into pieces, in a fixed order.
  func pieces(_ site: BlockSite) -> [CellMask] {
    var random = SeededRandom(mix(site.hash(seed, style.salt), 1))
    let (columns, rows) = grid(site)
    var cells = Cells.all(columns: columns, rows: rows)
    var rest = cells
    while rest != 0 {
      let cell = rest & (0 &- rest)
      rest &= ~cell
      if random.chance(style.open) { cells &= ~cell }
    }
    return Cells.divide(cells, twoParts: style.twoParts, &random) { $0.pick(style.sizes) }
  }

  /// Columns and rows of a block.
  func grid(_ site: BlockSite) -> (columns: Int, rows: Int) {
    var random = SeededRandom(mix(site.hash(seed, style.salt), 2))
    return (
      style.columns.lowerBound + random.below(style.columns.count),
      style.rows.lowerBound + random.below(style.rows.count)
    )
  }
}
