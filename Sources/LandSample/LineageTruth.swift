/// Derives what happened between two years from the ground itself, by the definitions of method §7.21,
/// so that the list is true whatever was drawn.
struct LineageTruth {
  /// The least share of the smaller area that links two parcels.
  static let link = 0.1
  /// At most this much difference of ground is the same ground.
  static let same = 0.005

  /// The changed components of one block; `area` gives a cell's area by its bit, m².
  static func rows(
    _ old: BlockYear, _ new: BlockYear, from: Int, to: Int, area: (Int) -> Double
  ) -> [LineageRow] {
    var rows: [LineageRow] = []
    var newLeft = Array(new.pieces.indices)
    var oldLeft = Array(old.pieces.indices)
    while let first = oldLeft.first {
      oldLeft.removeFirst()
      var olds = [first]
      var news: [Int] = []
      var grew = true
      while grew {
        grew = false
        for j in newLeft where olds.contains(where: { linked(old.pieces[$0], new.pieces[j], area) }) {
          news.append(j)
          newLeft.removeAll { $0 == j }
          grew = true
        }
        for i in oldLeft where news.contains(where: { linked(old.pieces[i], new.pieces[$0], area) }) {
          olds.append(i)
          oldLeft.removeAll { $0 == i }
          grew = true
        }
      }
      let a = olds.map { old.pieces[$0] }
      let b = news.map { new.pieces[$0] }
      if let row = row(a, b, resurveyed: old.resurvey != new.resurvey, from, to, area) { rows.append(row) }
    }
    for j in newLeft {
      rows.append(
        LineageRow(from: from, to: to, kind: "new", old: [], new: [new.pieces[j].id], note: ""))
    }
    return rows
  }

  private static func row(
    _ a: [Piece], _ b: [Piece], resurveyed: Bool, _ from: Int, _ to: Int, _ area: (Int) -> Double
  ) -> LineageRow? {
    let kind: String
    var note = resurveyed ? "resurveyed" : ""
    switch (a.count, b.count) {
    case (_, 0): kind = "gone"
    case (1, 1):
      let different = sum(a[0].mask ^ b[0].mask, area)
      kind = different <= same * sum(a[0].mask | b[0].mask, area) ? "same" : "redrawn"
      if a[0].id != b[0].id { note = note.isEmpty ? "id changed" : note + "; id changed" }
      if kind == "same", note.isEmpty { return nil }
    case (1, _): kind = "split"
    case (_, 1): kind = "merged"
    default: kind = "reallocated"
    }
    return LineageRow(from: from, to: to, kind: kind, old: a.map(\.id), new: b.map(\.id), note: note)
  }

  private static func linked(_ a: Piece, _ b: Piece, _ area: (Int) -> Double) -> Bool {
    let common = sum(a.mask & b.mask, area)
    return common > 0 && common >= link * min(sum(a.mask, area), sum(b.mask, area))
  }

  private static func sum(_ mask: CellMask, _ area: (Int) -> Double) -> Double {
    var total = 0.0
    var rest = mask
    while rest != 0 {
      total += area(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return total
  }
}
