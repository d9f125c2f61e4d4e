/// What can be wrong between the features of one layer.
struct LayerChecks {
  let context: GEOSContext

  /// The overlaps within a small layer: every pair i < j whose interiors meet, and where, by i, then j.
  ///
  /// Features are valid polygons in the plane of the working CRS; what merely touches is no overlap.
  /// **Complexity**: O(n log n) and an overlay for each pair whose boxes meet and that intersects.
  func overlapPairs(sets: [PolygonSet]) throws(GEOSError) -> [(i: Int, j: Int, overlap: PolygonSet)] {
    let boxes = sets.map(\.box)
    let tree = try GEOSTree(boxes: boxes, in: context)
    var geometries: [GEOSGeometry?] = Array(repeating: nil, count: sets.count)
    func geometry(_ i: Int) throws(GEOSError) -> GEOSGeometry {
      if let known = geometries[i] { return known }
      let made = try GEOSGeometry(sets[i], in: context)
      geometries[i] = made
      return made
    }
    var pairs: [(i: Int, j: Int, overlap: PolygonSet)] = []
    var hits: [Int] = []
    for i in sets.indices {
      tree.query(boxes[i], into: &hits)
      guard let last = hits.last, last > i else { continue }
      let prepared = try geometry(i).prepared()
      for j in hits where j > i {
        guard try prepared.intersects(geometry(j)) else { continue }
        let piece = try geometry(i).intersection(geometry(j))
        if piece.area > 0 { pairs.append((i, j, try piece.polygonSet())) }
      }
    }
    return pairs
  }
}

extension LayerChecks {
  /// A file without features is said: it may be the wrong one.
  static func emptiness(_ frame: CollectionFrame, _ place: Place, into ledger: inout ProblemLedger) {
    guard frame.featureCount == 0 else { return }
    ledger.add(
      Problem(.layerEmpty, at: place, Bilingual(zh: "文件里没有要素", en: "the file has no feature")))
  }
}
