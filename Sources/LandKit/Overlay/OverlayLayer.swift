/// A small layer (parks, village zones) made ready to be overlaid with many parcels. Shared by all workers.
struct OverlayLayer: Sendable {
  /// The features' polygons in the working CRS; empty where a feature is unusable or plays no part.
  let plane: [PolygonSet]
  /// Their boundaries; nil where there is none.
  let edges: [EdgeTree?]
  /// Their boxes.
  let index: BoxIndex
  /// Whether two features share an area: then parts of a parcel must be united, not added.
  let overlapping: Set<Int>

  /// A layer of `plane`, of which the features in `overlapping` share area with another. One that `tellsDistances`
  /// can be asked for the nearest feature.
  init(plane: [PolygonSet], overlapping: Set<Int>, tellsDistances: Bool = true) {
    self.plane = plane
    edges = plane.map { $0.isEmpty ? nil : EdgeTree($0, tellsDistances: tellsDistances) }
    index = BoxIndex(plane.map(\.box))
    self.overlapping = overlapping
  }
}

/// One parcel's part in one feature of a layer.
struct Piece {
  /// The feature, by its place in the layer.
  let feature: Int
  /// Plane area, m².
  var plane: Double
  /// Ellipsoidal area, m².
  var ellipsoidal: Double
  /// Ellipsoidal area of the parts that are no slivers, m².
  var sound: Double
  /// How many parts are slivers.
  var slivers: Int
  /// Whether the parcel lies wholly in the feature.
  let isWhole: Bool
  /// The piece in the plane; empty when it is the whole parcel.
  let polygons: PolygonSet
}

extension Piece {
  /// The whole of `subject`.
  init(whole subject: OverlaySubject, in feature: Int) {
    self.init(
      feature: feature, plane: subject.planeArea, ellipsoidal: subject.ellipsoidalArea,
      sound: subject.ellipsoidalArea, slivers: 0, isWhole: true, polygons: PolygonSet())
  }
}

/// A parcel's parts in a layer, and their union.
struct OverlayResult {
  var pieces: [Piece] = []
  /// Area of the union of the pieces, m².
  var plane = 0.0
  /// Ellipsoidal area of the union, m².
  var ellipsoidal = 0.0
  /// Whether the parcel lies wholly in the layer's union by lying in one feature.
  var isWhole = false

  static var none: OverlayResult { OverlayResult() }
}

/// A parcel as the overlays see it: built for GEOS only once an overlay asks for it.
final class OverlaySubject {
  let plane: PolygonSet
  let box: Box
  /// Plane area, m².
  let planeArea: Double
  /// Ellipsoidal area with edges cut as those of pieces are, m².
  let ellipsoidalArea: Double
  private let context: GEOSContext
  private var built: GEOSGeometry?

  init(plane: PolygonSet, planeArea: Double, ellipsoidalArea: Double, in context: GEOSContext) {
    (self.plane, self.planeArea, self.ellipsoidalArea) = (plane, planeArea, ellipsoidalArea)
    box = plane.box
    self.context = context
  }

  /// The polygons as GEOS has them.
  func geometry() throws(GEOSError) -> GEOSGeometry {
    if let built { return built }
    let geometry = try GEOSGeometry(plane, in: context)
    built = geometry
    return geometry
  }
}
