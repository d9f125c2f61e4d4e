import CGEOS

extension GEOSGeometry {
  /// A Polygon, or a MultiPolygon when `set` has not exactly one polygon, of XY alone.
  ///
  /// Throws where a ring has under four positions or is open, or a coordinate is not finite: GEOS would
  /// give up, or worse, go on. An empty set gives an empty polygon.
  /// **Complexity**: linear in the vertices; one copy of the coordinates.
  convenience init(_ set: PolygonSet, in context: GEOSContext) throws(GEOSError) {
    var parts: [OpaquePointer?] = []
    parts.reserveCapacity(set.polygonCount)
    for polygon in 0..<set.polygonCount {
      let rings = set.rings(ofPolygon: polygon)
      if rings.isEmpty { continue }
      do {
        parts.append(try Self.makePolygon(set, rings: rings, in: context))
      } catch {
        for part in parts { GEOSGeom_destroy_r(context.handle, part) }
        throw error
      }
    }
    let handle: OpaquePointer?
    switch parts.count {
    case 0: handle = withExtendedLifetime(context) { GEOSGeom_createEmptyPolygon_r(context.handle) }
    case 1: handle = parts[0]
    default: handle = Self.collect(&parts, type: GEOS_MULTIPOLYGON, in: context)
    }
    try self.init(adopting: handle, from: "create polygon", in: context)
  }

  /// A collection that owns `parts`, which are GEOS's from here on even when it fails.
  static func collect(
    _ parts: inout [OpaquePointer?], type: GEOSGeomTypes, in context: GEOSContext
  ) -> OpaquePointer? {
    withExtendedLifetime(context) {
      GEOSGeom_createCollection_r(context.handle, Int32(type.rawValue), &parts, UInt32(parts.count))
    }
  }

  private static func makePolygon(
    _ set: PolygonSet, rings: Range<Int>, in context: GEOSContext
  ) throws(GEOSError) -> OpaquePointer {
    let shell = try makeRing(set, ring: rings.lowerBound, in: context)
    var holes: [OpaquePointer?] = []
    for ring in rings.dropFirst() {
      do {
        holes.append(try makeRing(set, ring: ring, in: context))
      } catch {
        GEOSGeom_destroy_r(context.handle, shell)
        for hole in holes { GEOSGeom_destroy_r(context.handle, hole) }
        throw error
      }
    }
    // From this call on the rings are GEOS's, whether it succeeds or not.
    let polygon = withExtendedLifetime(context) {
      GEOSGeom_createPolygon_r(context.handle, shell, &holes, UInt32(holes.count))
    }
    guard let polygon else { throw context.error("create polygon") }
    return polygon
  }

  private static func makeRing(
    _ set: PolygonSet, ring: Int, in context: GEOSContext
  ) throws(GEOSError) -> OpaquePointer {
    let vertices = set.vertices(ofRing: ring)
    if let fault = ringFault(set, vertices) { throw GEOSError(operation: "create ring", message: fault) }
    let handle = set.xy.withUnsafeBufferPointer { xy -> OpaquePointer? in
      guard let start = xy.baseAddress?.advanced(by: 2 * vertices.lowerBound) else { return nil }
      return withExtendedLifetime(context) {
        let sequence = GEOSCoordSeq_copyFromBuffer_r(context.handle, start, UInt32(vertices.count), 0, 0)
        return sequence.flatMap { GEOSGeom_createLinearRing_r(context.handle, $0) }
      }
    }
    guard let handle else { throw context.error("create ring") }
    return handle
  }

  /// Why GEOS must not be given this ring, or nil.
  private static func ringFault(_ set: PolygonSet, _ vertices: Range<Int>) -> String? {
    guard vertices.count >= 4 else { return "ring of \(vertices.count) positions; at least 4 are needed" }
    for i in 2 * vertices.lowerBound..<2 * vertices.upperBound where !set.xy[i].isFinite {
      return "coordinate \(set.xy[i]) is not finite"
    }
    let (first, last) = (2 * vertices.lowerBound, 2 * (vertices.upperBound - 1))
    guard set.xy[first] == set.xy[last], set.xy[first + 1] == set.xy[last + 1] else {
      return "ring is not closed"
    }
    return nil
  }
}
