/// Measures what two parcels of two years share. One a worker.
final class LineageOverlapper {
  let measurer: PieceMeasurer
  let context = GEOSContext()
  private let clip = CleanClip()

  init(projection: any PlaneProjection, settings: MeasureSettings) {
    measurer = PieceMeasurer(
      projection: projection, area: AuthalicArea(), densify: settings.densify,
      sliverWidth: settings.sliverWidth)
  }

  /// Areas of polygons, those of slivers apart, m².
  struct Areas {
    var sound = 0.0
    var slivers = 0.0
    var x = 0.0
    var y = 0.0
  }

  /// What `a` shares with `b`, whose boundary is `edges`; nil when nothing.
  func overlap(_ a: PolygonSet, area: Double, _ b: PolygonSet, _ edges: EdgeTree) throws(GEOSError) -> Areas?
  {
    let box = a.box
    switch edges.relation(of: a, box: box) {
    case .apart: return nil
    case .inside: return Areas(sound: area, x: a.xy[0], y: a.xy[1])
    case .unsure: break
    }
    if let part = clip.part(of: a, box: box, in: edges) { return part.isEmpty ? nil : areas(part) }
    let shared = try GEOSGeometry(a, in: context).intersection(try GEOSGeometry(b, in: context)).polygonSet()
    return shared.isEmpty ? nil : areas(shared)
  }

  /// The areas of the connected parts of `set`.
  func areas(_ set: PolygonSet) -> Areas {
    var out = Areas()
    for polygon in 0..<set.polygonCount {
      let part = set.polygonCount == 1 ? set : set.polygon(polygon)
      let area = measurer.ellipsoidalArea(part)
      if measurer.isSliver(area: part.planeArea, perimeter: part.planePerimeter) {
        out.slivers += area
        if out.sound == 0 { (out.x, out.y) = (part.xy[0], part.xy[1]) }
      } else {
        if out.sound == 0 { (out.x, out.y) = (part.xy[0], part.xy[1]) }
        out.sound += area
      }
    }
    return out
  }

  /// A(a△b) without slivers, m².
  func changed(_ a: PolygonSet, _ b: PolygonSet) throws(GEOSError) -> Double {
    let difference = try GEOSGeometry(a, in: context).symmetricDifference(GEOSGeometry(b, in: context))
    return areas(try difference.polygonSet()).sound
  }

  /// What is left of `old` without `new`.
  func rest(_ old: [PolygonSet], without new: [PolygonSet]) throws(GEOSError) -> Areas {
    let before = try GEOSGeometry.union(of: old, in: context)
    if new.isEmpty { return areas(try before.polygonSet()) }
    return areas(try before.difference(GEOSGeometry.union(of: new, in: context)).polygonSet())
  }
}
