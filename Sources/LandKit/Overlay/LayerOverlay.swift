/// Overlays parcels with one small layer. One a worker: it holds what that worker's GEOS has of the layer's large
/// features, prepared as they are needed. A small one is built for the one question: preparing costs more than it saves,
/// and a province has tens of thousands of zones.
final class LayerOverlay {
  private let layer: OverlayLayer
  private let context: GEOSContext
  private let measurer: PieceMeasurer
  /// The vertices from which on a feature is kept.
  private static let large = 256
  private var kept: [Int: GEOSGeometry] = [:]
  private var prepared: [Int: GEOSPrepared] = [:]
  private var near: [Int] = []
  private let clip = CleanClip()

  init(_ layer: OverlayLayer, measurer: PieceMeasurer, in context: GEOSContext) throws(GEOSError) {
    (self.layer, self.measurer, self.context) = (layer, measurer, context)
  }

  /// The features whose boxes meet `box`, in the order of the file.
  func candidates(_ box: Box) -> [Int] {
    layer.index.query(box, into: &near)
    return near
  }

  /// The parts of `subject` in each feature and in all.
  ///
  /// A parcel that lies clear of a feature's boundary, inside or outside, costs no overlay. **Throws** GEOS's own
  /// words.
  func overlay(_ subject: OverlaySubject) throws(GEOSError) -> OverlayResult {
    layer.index.query(subject.box, into: &near)
    if near.isEmpty { return .none }
    var result = OverlayResult()
    for feature in near {
      if let piece = try piece(of: subject, in: feature) { result.pieces.append(piece) }
    }
    try unite(&result, subject)
    return result
  }

  private func piece(of subject: OverlaySubject, in feature: Int) throws(GEOSError) -> Piece? {
    switch layer.edges[feature]?.relation(of: subject.plane, box: subject.box) {
    case .apart, nil: return nil
    case .inside: return Piece(whole: subject, in: feature)
    case .unsure: break
    }
    if let edges = layer.edges[feature], let part = clip.part(of: subject.plane, box: subject.box, in: edges)
    {
      return part.isEmpty ? nil : measure(part, feature: feature)
    }
    let parcel = try subject.geometry()
    let (whole, prepared) = try prepare(feature)
    if try prepared.covers(parcel) { return Piece(whole: subject, in: feature) }
    guard try prepared.intersects(parcel) else { return nil }
    let part = try parcel.intersection(whole)
    let set = try part.polygonSet()
    guard !set.isEmpty else { return nil }
    return measure(set, feature: feature)
  }

  private func measure(_ set: PolygonSet, feature: Int) -> Piece {
    var piece = Piece(
      feature: feature, plane: set.planeArea, ellipsoidal: measurer.ellipsoidalArea(set), sound: 0,
      slivers: 0, isWhole: false, polygons: set)
    piece.sound = piece.ellipsoidal
    for polygon in 0..<set.polygonCount {
      let single = set.polygonCount == 1 ? set : set.polygon(polygon)
      if measurer.isSliver(area: single.planeArea, perimeter: single.planePerimeter) {
        piece.slivers += 1
        piece.sound -= set.polygonCount == 1 ? piece.ellipsoidal : measurer.ellipsoidalArea(single)
      }
    }
    return piece
  }

  /// The union's area: a sum where the features share none, a union otherwise.
  private func unite(_ result: inout OverlayResult, _ subject: OverlaySubject) throws(GEOSError) {
    if let whole = result.pieces.first(where: \.isWhole) {
      (result.plane, result.ellipsoidal, result.isWhole) = (whole.plane, whole.ellipsoidal, true)
      return
    }
    result.plane = result.pieces.reduce(0) { $0 + $1.plane }
    result.ellipsoidal = result.pieces.reduce(0) { $0 + $1.ellipsoidal }
    let shared = result.pieces.filter { layer.overlapping.contains($0.feature) }
    guard shared.count > 1 else { return }
    let set = try GEOSGeometry.union(of: shared.map(\.polygons), in: context).polygonSet()
    result.plane += set.planeArea - shared.reduce(0) { $0 + $1.plane }
    result.ellipsoidal += measurer.ellipsoidalArea(set) - shared.reduce(0) { $0 + $1.ellipsoidal }
  }

  /// The feature as this worker's GEOS has it.
  func geometry(_ feature: Int) throws(GEOSError) -> GEOSGeometry {
    if let kept = kept[feature] { return kept }
    return try GEOSGeometry(layer.plane[feature], in: context)
  }

  /// What GEOS is asked about `feature`, which is kept when it is large.
  private func prepare(_ feature: Int) throws(GEOSError) -> (geometry: GEOSGeometry, prepared: GEOSPrepared) {
    if let geometry = kept[feature], let ready = prepared[feature] { return (geometry, ready) }
    let geometry = try GEOSGeometry(layer.plane[feature], in: context)
    let fresh = try geometry.prepared()
    if layer.plane[feature].vertexCount >= Self.large {
      (kept[feature], prepared[feature]) = (geometry, fresh)
    }
    return (geometry, fresh)
  }
}
