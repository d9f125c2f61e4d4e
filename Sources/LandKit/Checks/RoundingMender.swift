/// What became of polygons that rounding would have made invalid.
struct RoundingMend: Sendable {
  enum Outcome: Sendable {
    /// They were made valid on the grid of the decimals.
    case mended(PolygonSet)
    /// They are valid with all their digits alone, and keep them.
    case kept(PolygonSet)
    /// They were invalid before, and are rounded as they are.
    case left
  }

  var outcome: Outcome
  /// Vertices and polygons before and after.
  var vertices = (before: 0, after: 0)
  /// See `vertices`.
  var polygons = (before: 0, after: 0)
  /// Area before and after, m²: geodesic in a geographic CRS, of the plane in a projected one.
  var areaBefore: Double?
  /// See `areaBefore`.
  var areaAfter: Double?
}

/// Sees to it that polygons that were valid are valid once they are rounded. One a worker.
///
/// What rounding breaks is snapped to the grid of the decimals by GEOS's overlay, which gives a valid result there; where
/// nothing is left of it, or that fails, made valid and rounded once more, up to four times; and where that fails too the
/// feature keeps all its digits. The result is checked by what finds faults in input.
final class RoundingMender {
  private let writer: GeometryWriter
  private let sourceKind: CoordinateKind
  private let kind: CoordinateKind
  private let context = GEOSContext()
  private let checker: GeometryChecker
  private let geodesic = GeodesicArea()
  private var rounded = PolygonSet()

  /// A mender of polygons that went from `source` to `target` and are written by `writer`.
  init(_ writer: GeometryWriter, source: CRS, target: CRS) {
    self.writer = writer
    sourceKind = source.isGeographic ? .geographic : .projected
    kind = target.isGeographic ? .geographic : .projected
    checker = GeometryChecker(in: context)
  }

  /// What must be done with `moved` when it is rounded; nil when rounding does no harm. `source` is what it was before it
  /// was moved; nil when that is known to have been valid.
  ///
  /// **Complexity**: one pass over a polygon that stays sound.
  func mend(_ moved: PolygonSet, from source: PolygonSet?) -> RoundingMend? {
    rounded.copy(moved)
    round(&rounded)
    if isValid(rounded, kind) { return nil }
    if let source, !isValid(source, sourceKind) { return RoundingMend(outcome: .left) }
    var mend = RoundingMend(outcome: .left)
    mend.vertices.before = moved.vertexCount
    mend.polygons.before = moved.polygonCount
    mend.areaBefore = area(moved)
    let after: PolygonSet
    if let fixed = onGrid(moved) {
      mend.outcome = .mended(fixed)
      after = fixed
    } else {
      after = isValid(moved, kind) ? moved : valid(moved) ?? moved
      mend.outcome = .kept(after)
    }
    mend.vertices.after = after.vertexCount
    mend.polygons.after = after.polygonCount
    mend.areaAfter = area(after)
    return mend
  }

  private func round(_ set: inout PolygonSet) {
    for i in set.xy.indices { set.xy[i] = writer.rounded(set.xy[i]) }
  }

  private func isValid(_ set: PolygonSet, _ kind: CoordinateKind) -> Bool {
    !set.isEmpty && checker.verdict(set, kind).isValid
  }

  private func area(_ set: PolygonSet) -> Double {
    kind == .geographic ? geodesic.squareMetres(set) : set.planeArea
  }

  /// A valid set whose ordinates are all rounded; nil when there is none.
  private func onGrid(_ moved: PolygonSet) -> PolygonSet? {
    guard let decimals = writer.decimals else { return nil }
    let size = 1 / (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    if let start = valid(moved), let geometry = try? GEOSGeometry(start, in: context),
      let snapped = try? geometry.snapped(toGrid: size), var set = try? snapped.polygonSet(), !set.isEmpty
    {
      round(&set)
      if isValid(set, kind) { return set }
    }
    var set = moved
    for _ in 0..<4 {
      round(&set)
      guard let next = valid(set), !next.isEmpty else { return nil }
      set = next
      round(&set)
      if isValid(set, kind) { return set }
    }
    return nil
  }

  private func valid(_ set: PolygonSet) -> PolygonSet? {
    guard let geometry = try? GEOSGeometry(set, in: context) else { return nil }
    if geometry.isValid { return set }
    return try? geometry.makeValid().polygonSet()
  }
}

extension RoundingMend {
  /// What to tell of it, for a feature written with `decimals`.
  func problem(at place: Place, decimals: Int) -> Problem {
    let (v, p) = (vertices, polygons)
    switch outcome {
    case .mended:
      return Problem(
        .geometryRounded, at: place,
        Bilingual(
          zh: "取 \(decimals) 位小数后不再有效，已修复：顶点 \(v.before) → \(v.after) 个，面 \(p.before) → \(p.after) 个",
          en: "invalid once rounded to \(decimals) decimals; mended: \(v.before) vertices became \(v.after), "
            + "\(p.before) polygons \(p.after)"), areaBefore: areaBefore, areaAfter: areaAfter)
    case .kept:
      return Problem(
        .geometryRounded, severity: .warning, at: place,
        Bilingual(
          zh: "取 \(decimals) 位小数后不剩有效的面，保留全部数位",
          en: "nothing valid is left of it at \(decimals) decimals; it keeps all its digits"),
        areaBefore: areaBefore, areaAfter: areaAfter)
    case .left:
      return Problem(
        .geometryInvalid, severity: .warning, at: place,
        Bilingual(zh: "原本无效，按原样取整，未修复", en: "it was invalid before it was rounded, and is as it was"))
    }
  }
}
