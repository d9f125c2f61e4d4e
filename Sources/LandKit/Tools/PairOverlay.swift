/// A piece of an overlay: of a pair of features, or of one alone.
struct OverlayPiece {
  /// The feature of A, or nil.
  var a: Int?
  /// The feature of B, or nil.
  var b: Int?
  /// In the working CRS.
  var plane: PolygonSet
}

/// Overlays the features of two layers pair by pair. One a worker.
///
/// Features that overlap within one layer are not cut against each other: each pair makes its own piece, as in
/// QGIS and geopandas. What is only in A is a feature of A without the union of all of B.
final class PairOverlay {
  private let context = GEOSContext()
  private let layers: [ToolLayer]
  private let trees: [GEOSTree]
  private var built: [[GEOSGeometry?]]

  init(a: ToolLayer, b: ToolLayer) throws(GEOSError) {
    layers = [a, b]
    trees = [
      try GEOSTree(boxes: a.features.map(\.box), in: context),
      try GEOSTree(boxes: b.features.map(\.box), in: context),
    ]
    built = layers.map { Array(repeating: nil, count: $0.features.count) }
  }

  /// The pieces of feature `index` of A: with each feature of B that shares area with it, in their order, then
  /// what is left of it.
  func pieces(ofA index: Int, both: Bool, rest: Bool) throws(GEOSError) -> [OverlayPiece] {
    let near = try neighbours(of: index, in: 0)
    var pieces: [OverlayPiece] = []
    if both {
      for other in near {
        let shared = try geometry(0, index).intersection(geometry(1, other)).polygonSet()
        if !shared.isEmpty { pieces.append(OverlayPiece(a: index, b: other, plane: shared)) }
      }
    }
    if rest {
      let left = try remainder(of: index, in: 0, without: near)
      if !left.isEmpty { pieces.append(OverlayPiece(a: index, b: nil, plane: left)) }
    }
    return pieces
  }

  /// What is left of feature `index` of B outside A.
  func rest(ofB index: Int) throws(GEOSError) -> [OverlayPiece] {
    let left = try remainder(of: index, in: 1, without: neighbours(of: index, in: 1))
    return left.isEmpty ? [] : [OverlayPiece(a: nil, b: index, plane: left)]
  }

  /// The features of the other layer that share a point with it, ascending.
  private func neighbours(of index: Int, in layer: Int) throws(GEOSError) -> [Int] {
    let feature = layers[layer].features[index]
    guard !feature.plane.isEmpty else { return [] }
    let near = trees[1 - layer].query(feature.box)
    if near.isEmpty { return [] }
    let prepared = try geometry(layer, index).prepared()
    var found: [Int] = []
    for other in near where try prepared.intersects(geometry(1 - layer, other)) { found.append(other) }
    return found
  }

  private func remainder(
    of index: Int, in layer: Int, without others: [Int]
  ) throws(GEOSError) -> PolygonSet {
    let plane = layers[layer].features[index].plane
    if plane.isEmpty || others.isEmpty { return plane }
    var geometries: [GEOSGeometry] = []
    for other in others { geometries.append(try geometry(1 - layer, other)) }
    let mask = geometries.count == 1 ? geometries[0] : try GEOSGeometry.union(of: geometries, in: context)
    return try geometry(layer, index).difference(mask).polygonSet()
  }

  private func geometry(_ layer: Int, _ index: Int) throws(GEOSError) -> GEOSGeometry {
    if let geometry = built[layer][index] { return geometry }
    let geometry = try GEOSGeometry(layers[layer].features[index].plane, in: context)
    built[layer][index] = geometry
    return geometry
  }
}
