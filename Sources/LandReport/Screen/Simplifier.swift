/// Simplifies polygons for a screen without opening a gap between neighbours or letting them overlap.
///
/// Points are taken away one at a time, the smallest triangle with its neighbours first (Visvalingam and Whyatt, 1993,
/// doi:10.1179/000870493786962263). A point goes only if
/// 1. it is no node, so that every ring that passes it has the same two neighbours there and loses it together;
/// 2. no boundary that was ever there lies further than `tolerance` from the one that remains (a segment's neighbourhood is
///    convex, so the points tell);
/// 3. the triangle of the point and its neighbours holds no other point, on its sides neither: then no boundary can cross
///    the new one, for it would have to end in the triangle or leave through its other sides;
/// 4. the new edge is not there already, which keeps three corners in every ring.
///
/// Predicates are exact, in integers. What crossed before, as parcels that overlap do, is not mended.
///
/// **Complexity**: O(n log n) for points spread evenly.
public struct Simplifier: Sendable {
  /// The most that a boundary moves, in steps of the grid.
  public let tolerance: Double

  /// A simplifier; `tolerance` in steps.
  public init(tolerance: Double) { self.tolerance = tolerance }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The same features with the same rings, fewer points; a ring without area on the grid is left out.
    public var shapes = ScreenShapes()
    /// Points before and after, as the rings count them.
    public var before = 0, after = 0
    /// Rings left out for they have no three points on the grid.
    public var collapsedRings = 0
    /// Points set into edges that passed them.
    public var inserted = 0
  }

  /// Simplifies all layers of a map at once, so that boundaries shared between layers stay shared too.
  public func run(_ shapes: ScreenShapes) -> Outcome {
    let topology = Topology(shapes)
    var removal = PointRemoval(topology, tolerance: tolerance)
    removal.run()
    var out = Outcome()
    out.before = shapes.points.count
    out.collapsedRings = topology.collapsed.count
    out.inserted = topology.inserted
    for feature in 0..<shapes.count {
      for ring in shapes.rings(feature) where !topology.collapsed.contains(ring) {
        out.shapes.append(
          ring: topology.walks[ring].lazy.filter { removal.isAlive[Int($0)] }.map { topology.points[Int($0)] }
        )
      }
      out.shapes.endFeature()
    }
    out.after = out.shapes.points.count
    return out
  }
}
