/// Measures ground against parks and zones. One a worker.
///
/// It knows nothing of properties, files or ranks: polygons in, areas and distances out.
final class GroundMeasurer {
  /// The small layers, shared by all workers.
  struct Layers: Sendable {
    /// The planned parks; the others stand in it empty, so that places are those of the file.
    let planned: OverlayLayer
    /// The village industrial zones.
    let zones: OverlayLayer
    let settings: MeasureSettings

    /// The boundaries of the planned parks; nil for the others.
    var edges: [EdgeTree?] { planned.edges }
  }

  /// What was found of one parcel.
  struct Finding {
    var cover = Cover()
    /// Parts in each planned park.
    var parks: [Piece] = []
    /// Parts in each zone.
    var zones: [Piece] = []
    var reference = -1
    var distance = Double.nan
    /// Ellipsoidal area of the non-sliver parts in the reference park, m².
    var inReference = 0.0

    /// Whether some part of it is narrower than the sliver width.
    var hasSlivers: Bool { parks.contains { $0.slivers > 0 } || zones.contains { $0.slivers > 0 } }
  }

  let context: GEOSContext
  let measurer: PieceMeasurer
  private let layers: Layers
  private let planned: LayerOverlay
  private let zones: LayerOverlay
  private var search: NearestPark

  init(_ layers: Layers, projection: any PlaneProjection, area: any AreaMeasuring) throws(GEOSError) {
    self.layers = layers
    context = GEOSContext()
    let settings = layers.settings
    search = NearestPark(tie: settings.tieDistance)
    measurer = PieceMeasurer(
      projection: projection, area: area, densify: settings.densify, sliverWidth: settings.sliverWidth)
    planned = try LayerOverlay(layers.planned, measurer: measurer, in: context)
    zones = try LayerOverlay(layers.zones, measurer: measurer, in: context)
  }

  /// A parcel as the overlays see it. `area` is its A(p), which serves as the area of the whole where no edge
  /// would be cut.
  func subject(_ plane: PolygonSet, area: Double) -> OverlaySubject {
    let ellipsoidal =
      plane.hasEdge(longerThan: layers.settings.densify) ? measurer.ellipsoidalArea(plane) : area
    return OverlaySubject(
      plane: plane, planeArea: plane.planeArea, ellipsoidalArea: ellipsoidal, in: context)
  }

  /// Everything about one parcel but what its properties say.
  func measure(_ subject: OverlaySubject) throws(GEOSError) -> Finding {
    var finding = Finding()
    let inParks = try planned.overlay(subject)
    let inZones = try zones.overlay(subject)
    finding.cover = try cover(subject, inParks, inZones)
    (finding.parks, finding.zones) = (inParks.pieces, inZones.pieces)
    refer(subject, &finding)
    return finding
  }

  /// How much of `subject` lies in the small layers.
  func cover(_ subject: OverlaySubject) throws(GEOSError) -> Cover {
    try cover(subject, try planned.overlay(subject), try zones.overlay(subject))
  }

  private func cover(
    _ subject: OverlaySubject, _ parks: OverlayResult, _ zones: OverlayResult
  ) throws(GEOSError) -> Cover {
    let whole = AreaPair(plane: subject.planeArea, ellipsoidal: subject.ellipsoidalArea)
    var cover = Cover(whole: whole)
    cover.inParks = AreaPair(plane: parks.plane, ellipsoidal: parks.ellipsoidal)
    cover.inZones = AreaPair(plane: zones.plane, ellipsoidal: zones.ellipsoidal)
    if parks.isWhole {
      (cover.inBoth, cover.inEither) = (cover.inZones, whole)
    } else if zones.isWhole {
      (cover.inBoth, cover.inEither) = (cover.inParks, whole)
    } else if parks.pieces.isEmpty || zones.pieces.isEmpty {
      cover.inEither = cover.inParks + cover.inZones
    } else {
      let k = try GEOSGeometry.union(of: parks.pieces.map(\.polygons), in: context)
      let z = try GEOSGeometry.union(of: zones.pieces.map(\.polygons), in: context)
      cover.inBoth = area(try k.intersection(z).polygonSet())
      cover.inEither = area(try k.union(z).polygonSet())
    }
    return cover
  }

  private func area(_ set: PolygonSet) -> AreaPair {
    AreaPair(plane: set.planeArea, ellipsoidal: measurer.ellipsoidalArea(set))
  }

  /// The reference park: the largest non-sliver part, else the nearest; ties go to the earlier in the file
  /// (method §3.13).
  private func refer(_ subject: OverlaySubject, _ finding: inout Finding) {
    let settings = layers.settings
    // A tie is with the largest, not with the one before: a row of small steps would otherwise climb past it.
    let largest = finding.parks.reduce(0) { max($0, $1.sound) }
    if let piece = finding.parks.first(where: { $0.sound > 0 && $0.sound >= largest - settings.tieArea }) {
      (finding.reference, finding.inReference, finding.distance) = (piece.feature, piece.sound, 0)
      return
    }
    search.reset()
    let first = NearestPark.nearestBox(layers.edges, subject.box)
    if let first { search.look(at: first, from: subject, layers.edges, finding) }
    for park in layers.edges.indices where park != first {
      search.look(at: park, from: subject, layers.edges, finding)
    }
    if let found = search.result { (finding.reference, finding.distance) = found }
  }

  /// The distance to each planned park, m; 0 where an overlap is.
  func distances(_ subject: OverlaySubject, _ finding: Finding) -> [Double] {
    layers.edges.enumerated().map { park, tree in
      guard let tree else { return .nan }
      if finding.parks.contains(where: { $0.feature == park }) { return 0 }
      return tree.distance(to: subject.plane, box: subject.box, below: .infinity)
    }
  }
}

/// The settings of measuring (method §1, §3.13); all lengths in metres, areas in m².
public struct MeasureSettings: Sendable, Equatable, Codable {
  /// Parts narrower than this are slivers.
  public var sliverWidth = 0.05
  /// Longest edge of a piece that goes to the inverse projection uncut.
  public var densify = 100.0
  /// Areas that differ by no more are equal when the reference park is chosen.
  public var tieArea = 0.01
  /// Distances that differ by no more are equal when the reference park is chosen.
  public var tieDistance = 0.001

  /// The method's own.
  public init() {}
}
