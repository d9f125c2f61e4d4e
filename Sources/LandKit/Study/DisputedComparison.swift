/// What counting the disputed parks changed, against leaving them out.
public struct DisputedComparison: Sendable, Equatable {
  /// Parcels whose rank differs.
  public var moved: Int
  /// Parcels that refer to another park.
  public var rereferred: Int
  /// How many of the top ten were not among them before.
  public var topTenChanged: Int
  /// Area of parcels in counted parks, m².
  public var inParksBefore: Double
  /// See `inParksBefore`.
  public var inParksAfter: Double

  /// Compares a study with the same one without its disputed parks. Parcels stand in the same order in both.
  init(before: RankedStudy, after: RankedStudy) {
    (moved, rereferred, inParksBefore, inParksAfter) = (0, 0, 0, 0)
    for index in 0..<min(before.measured.table.count, after.measured.table.count) {
      let (a, b) = (before.measured.table[index], after.measured.table[index])
      if before.ranking.ranks[index] != after.ranking.ranks[index] { moved += 1 }
      if a.park != b.park { rereferred += 1 }
      if a.isUsable { inParksBefore += a.inPark * a.area }
      if b.isUsable { inParksAfter += b.inPark * b.area }
    }
    let old = Set(before.ranking.order.prefix(10))
    topTenChanged = after.ranking.order.prefix(10).count { !old.contains($0) }
  }
}
