/// A set of cells of one block, a bit each: row r (of at most 4) and column c (of at most 5) are bit 6r + c.
/// The sixth column stays empty and keeps rows apart.
typealias CellMask = UInt32

/// Sets of cells as ground of a parcel.
enum Cells {
  /// All cells of a block.
  static func all(columns: Int, rows: Int) -> CellMask {
    var mask: CellMask = 0
    for r in 0..<rows { mask |= ((1 << CellMask(columns)) - 1) << CellMask(6 * r) }
    return mask
  }

  /// The cells sharing an edge with a cell of the set; may name cells outside the block.
  @inline(__always)
  static func neighbours(_ m: CellMask) -> CellMask { (m << 1 | m >> 1 | m << 6 | m >> 6) & ~m }

  /// Whether two cells meet at a corner alone: a ring round such a set would touch itself.
  @inline(__always)
  static func hasPinch(_ a: CellMask) -> Bool {
    let (b, d, e) = (a >> 1, a >> 6, a >> 7)
    return (a & e & ~b & ~d) | (~a & ~e & b & d) != 0
  }

  /// The cells connected to the lowest one by edges.
  static func component(_ mask: CellMask) -> CellMask {
    var part = mask & (0 &- mask)
    while true {
      let grown = part | (neighbours(part) & mask)
      if grown == part { return part }
      part = grown
    }
  }

  static func isConnected(_ mask: CellMask) -> Bool { mask != 0 && component(mask) == mask }

  /// The `n`-th cell of the set, from the lowest.
  static func cell(_ n: Int, of mask: CellMask) -> CellMask {
    var rest = mask
    for _ in 0..<n { rest &= rest - 1 }
    return rest & (0 &- rest)
  }

  /// Any cell of the set.
  @inline(__always)
  static func randomCell(of mask: CellMask, _ random: inout SeededRandom) -> CellMask {
    cell(random.below(mask.nonzeroBitCount), of: mask)
  }

  /// Grows `seed` within `free` to at most `size` cells without corner contacts.
  static func grow(_ seed: CellMask, in free: CellMask, to size: Int, _ random: inout SeededRandom)
    -> CellMask
  {
    var mask = seed
    var open = free & ~seed
    while mask.nonzeroBitCount < size {
      let edge = neighbours(mask) & open
      if edge == 0 { break }
      let next = randomCell(of: edge, &random)
      if hasPinch(mask | next) { open &= ~next } else { mask |= next }
    }
    return mask
  }

  /// Divides cells among pieces; the sizes are drawn by `size`. A few pieces come in two separate parts.
  static func divide(
    _ cells: CellMask, twoParts: Double, _ random: inout SeededRandom, size: (inout SeededRandom) -> Int
  ) -> [CellMask] {
    var free = cells
    var pieces: [CellMask] = []
    while free != 0 {
      let piece = grow(randomCell(of: free, &random), in: free, to: size(&random), &random)
      free &= ~piece
      pieces.append(piece)
    }
    if pieces.count > 2, random.chance(twoParts) {
      let i = random.below(pieces.count)
      for j in pieces.indices where j != i {
        let both = pieces[i] | pieces[j]
        if neighbours(pieces[i]) & pieces[j] == 0, !hasPinch(both) {
          pieces[i] = both
          pieces.remove(at: j)
          break
        }
      }
    }
    return pieces
  }
}
