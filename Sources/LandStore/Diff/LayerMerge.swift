import GRDB
import LandKit

/// Walks through one layer of two runs side by side, both in the order of ids.
struct LayerMerge {
  private let rows: (before: PreparedStatement, after: PreparedStatement)
  private let fields: (before: FeatureFields, after: FeatureFields)
  /// Places of the figures that both have.
  private let common: [(name: String, before: Int, after: Int)]
  private var diff: LedgerLayerDiff

  init(_ old: LedgerLayer, _ before: Int, _ new: LedgerLayer, _ after: Int, _ db: Database) throws {
    rows = (
      try Ledger.scan(old, of: before, order: "id, fid", db),
      try Ledger.scan(new, of: after, order: "id, fid", db)
    )
    fields = (FeatureFields(old), FeatureFields(new))
    let names = (old.figures.map(\.name), new.figures.map(\.name))
    common = names.0.enumerated().compactMap { i, name in
      guard let j = names.1.firstIndex(of: name), old.figures[i].kind == new.figures[j].kind else {
        return nil
      }
      return (name, i, j)
    }
    diff = LedgerLayerDiff(name: old.name, year: old.year)
    diff.figuresGone = names.0.filter { !names.1.contains($0) }
    diff.figuresNew = names.1.filter { !names.0.contains($0) }
  }

  func result() throws -> LedgerLayerDiff {
    var merge = self
    var (a, b) = (try rows.before.next(), try rows.after.next())
    while a != nil || b != nil {
      let (old, new) = (a?.text(0), b?.text(0))
      if let old, new.map({ Self.precedes(old, $0) }) ?? true {
        merge.diff.gone.append(old)
        a = try rows.before.next()
      } else if let new, old.map({ Self.precedes(new, $0) }) ?? true {
        merge.diff.new.append(new)
        b = try rows.after.next()
      } else if let old, let before = a, let after = b {
        merge.compare(old, before, after)
        (a, b) = (try rows.before.next(), try rows.after.next())
      }
    }
    return merge.diff
  }

  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  private mutating func compare(_ id: String, _ before: StoredRow, _ after: StoredRow) {
    if before.value(fields.before.geometry(before)) != after.value(fields.after.geometry(after)) {
      diff.redrawn.append(id)
    }
    let (old, new) = (fields.before.cells(before), fields.after.cells(after))
    for figure in common where old[figure.before] != new[figure.after] {
      diff.figures.append(
        LedgerLayerDiff.Figure(
          id: id, figure: figure.name, before: old[figure.before], after: new[figure.after]))
    }
  }
}
