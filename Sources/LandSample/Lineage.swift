/// A piece of a block that is one parcel in some year.
struct Piece: Sendable, Equatable {
  var mask: CellMask
  /// The number in its id.
  var id: Int
}

/// One component of what happened between two years (method §7).
struct LineageRow: Sendable {
  let from: Int
  let to: Int
  let kind: String
  let old: [Int]
  let new: [Int]
  let note: String
}

/// What one block holds in one year.
struct BlockYear: Sendable {
  var pieces: [Piece]
  /// Not 0 when the lines were measured again after this year.
  var resurvey: UInt64 = 0
}

/// Works backwards from the study's year: given a year's pieces, draws those of the year before.
struct Lineage {
  /// The next number for an id that the study's year no longer has.
  private(set) var nextRetired: Int
  /// Numbers that are new in a year, by step; ground that vanished at the same time may have borne them.
  private var movable: [[Int]]
  /// The share of blocks in which something happens in a year.
  static let share = 0.22

  init(firstRetired: Int, steps: Int) {
    nextRetired = firstRetired
    movable = Array(repeating: [], count: steps)
  }

  /// Numbers move within a village only.
  mutating func beginVillage() { for i in movable.indices { movable[i] = [] } }

  private mutating func retired() -> Int {
    defer { nextRetired += 1 }
    return nextRetired
  }

  /// The year before; `valid` are the block's cells, `key` its hash and year.
  mutating func before(_ now: BlockYear, valid: CellMask, key: UInt64, step: Int) -> BlockYear {
    var random = SeededRandom(mix(key, 0x4C49))
    guard random.chance(Lineage.share), !now.pieces.isEmpty else { return now }
    var past = now
    let i = random.below(past.pieces.count)
    let open = valid & ~past.pieces.reduce(0) { $0 | $1.mask }
    switch random.below(16) {
    case 0...2: unsplit(&past, i, &random)
    case 3...5: unmerge(&past, i, &random)
    case 6...8: revive(&past, open, step, &random)
    case 9, 10:
      if random.chance(0.7) { movable[step].append(past.pieces[i].id) }
      past.pieces.remove(at: i)
    case 11, 12: redraw(&past, i, open, &random)
    case 13: reallocate(&past, i, &random)
    case 14: past.pieces[i].id = retired()
    default: past.resurvey = random.next() | 1
    }
    return past
  }

  /// Two neighbours of now were one.
  private mutating func unsplit(_ past: inout BlockYear, _ i: Int, _ random: inout SeededRandom) {
    let a = past.pieces[i]
    guard Cells.isConnected(a.mask) else { return }
    for j in past.pieces.indices where j != i {
      let both = a.mask | past.pieces[j].mask
      guard Cells.neighbours(a.mask) & past.pieces[j].mask != 0, Cells.isConnected(both),
        !Cells.hasPinch(both)
      else { continue }
      past.pieces[i] = Piece(mask: both, id: random.chance(0.5) ? a.id : retired())
      past.pieces.remove(at: j)
      return
    }
  }

  /// One of now was two.
  private mutating func unmerge(_ past: inout BlockYear, _ i: Int, _ random: inout SeededRandom) {
    let a = past.pieces[i]
    guard a.mask.nonzeroBitCount >= 2, Cells.isConnected(a.mask) else { return }
    let first = Cells.grow(
      Cells.randomCell(of: a.mask, &random), in: a.mask, to: a.mask.nonzeroBitCount / 2, &random)
    let second = a.mask & ~first
    guard Cells.isConnected(second), !Cells.hasPinch(second) else { return }
    past.pieces[i] = Piece(mask: first, id: random.chance(0.5) ? a.id : retired())
    past.pieces.append(Piece(mask: second, id: retired()))
  }

  /// Open ground of now was a parcel, at times under a number that now lies elsewhere.
  private mutating func revive(
    _ past: inout BlockYear, _ open: CellMask, _ step: Int, _ random: inout SeededRandom
  ) {
    guard open != 0 else { return }
    let mask = Cells.grow(Cells.randomCell(of: open, &random), in: open, to: 3, &random)
    let moved = random.chance(0.6) ? movable[step].popLast() : nil
    past.pieces.append(Piece(mask: mask, id: moved ?? retired()))
  }

  /// The boundary ran otherwise: a cell more, or a cell less.
  private func redraw(_ past: inout BlockYear, _ i: Int, _ open: CellMask, _ random: inout SeededRandom) {
    let a = past.pieces[i].mask
    let beside = Cells.neighbours(a) & open
    var mask = a
    if beside != 0 {
      mask |= Cells.randomCell(of: beside, &random)
    } else if a.nonzeroBitCount >= 3 {
      mask &= ~Cells.randomCell(of: a, &random)
    }
    let sameParts = Cells.isConnected(mask) == Cells.isConnected(a)
    if mask != a, sameParts, !Cells.hasPinch(mask) { past.pieces[i].mask = mask }
  }

  /// A cell belonged to the neighbour.
  private func reallocate(_ past: inout BlockYear, _ i: Int, _ random: inout SeededRandom) {
    let a = past.pieces[i].mask
    guard a.nonzeroBitCount >= 2, Cells.isConnected(a) else { return }
    let cell = Cells.randomCell(of: a, &random)
    guard Cells.isConnected(a & ~cell), !Cells.hasPinch(a & ~cell) else { return }
    for j in past.pieces.indices where j != i {
      let other = past.pieces[j].mask | cell
      guard Cells.neighbours(past.pieces[j].mask) & cell != 0, !Cells.hasPinch(other) else { continue }
      past.pieces[i].mask = a & ~cell
      past.pieces[j].mask = other
      return
    }
  }
}
