import CGEOS

/// Overlays by OverlayNG, snapped to no grid (method §1.4), and make-valid. All throw GEOS's own error.
extension GEOSGeometry {
  /// What lies in both.
  func intersection(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    let result = withHandles(other) { GEOSIntersection_r($0, $1, $2) }
    return try GEOSGeometry(adopting: result, from: "intersection", in: context)
  }

  /// What lies here and not in `other`.
  func difference(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    let result = withHandles(other) { GEOSDifference_r($0, $1, $2) }
    return try GEOSGeometry(adopting: result, from: "difference", in: context)
  }

  /// What lies in either.
  func union(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    let result = withHandles(other) { GEOSUnion_r($0, $1, $2) }
    return try GEOSGeometry(adopting: result, from: "union", in: context)
  }

  /// What lies in one and not in the other.
  func symmetricDifference(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    let result = withHandles(other) { GEOSSymDifference_r($0, $1, $2) }
    return try GEOSGeometry(adopting: result, from: "symmetric difference", in: context)
  }

  /// The union of all `geometries`, of which copies are made; of none, an empty polygon.
  ///
  /// The result lives in `context`, or in that of the first geometry, or in a new one.
  static func union(
    of geometries: [GEOSGeometry], in context: GEOSContext? = nil
  ) throws(GEOSError) -> GEOSGeometry {
    let context = context ?? geometries.first?.context ?? GEOSContext()
    var copies: [OpaquePointer?] = []
    copies.reserveCapacity(geometries.count)
    for geometry in geometries {
      guard let copy = geometry.withHandle({ _, g in GEOSGeom_clone_r(context.handle, g) }) else {
        for copy in copies { GEOSGeom_destroy_r(context.handle, copy) }
        throw context.error("union")
      }
      copies.append(copy)
    }
    if copies.isEmpty { return try GEOSGeometry(PolygonSet(), in: context) }
    let handle = collect(&copies, type: GEOS_GEOMETRYCOLLECTION, in: context)
    let collection = try GEOSGeometry(adopting: handle, from: "union", in: context)
    let result = collection.withHandle { GEOSUnaryUnion_r($0, $1) }
    return try GEOSGeometry(adopting: result, from: "union", in: context)
  }

  /// The union of all `sets`, each valid in itself.
  static func union(of sets: [PolygonSet], in context: GEOSContext) throws(GEOSError) -> GEOSGeometry {
    var geometries: [GEOSGeometry] = []
    for set in sets { geometries.append(try GEOSGeometry(set, in: context)) }
    return geometries.count == 1 ? geometries[0] : try union(of: geometries, in: context)
  }

  /// The same ground on a grid of `size`, valid there: vertices and crossings are snapped, what collapses is let go.
  func snapped(toGrid size: Double) throws(GEOSError) -> GEOSGeometry {
    let result = withHandle { GEOSGeom_setPrecision_r($0, $1, size, 0) }
    return try GEOSGeometry(adopting: result, from: "set precision", in: context)
  }

  /// A valid geometry by the `structure` method, keep-collapsed off (method §1.2); it may hold no polygon.
  ///
  /// GEOS 3.11 sometimes leaves polygons that share an edge, which is not valid; another pass joins them and
  /// changes no area, so passes are made until the result is valid. Throws when three do not get there.
  func makeValid() throws(GEOSError) -> GEOSGeometry {
    var result = try makeValidOnce()
    var passes = 1
    while !result.isValid {
      guard passes < 3 else {
        throw GEOSError(operation: "make valid", message: result.invalidity()?.reason ?? "still invalid")
      }
      result = try result.makeValidOnce()
      passes += 1
    }
    return result
  }

  private func makeValidOnce() throws(GEOSError) -> GEOSGeometry {
    let result = withHandle { GEOSMakeValidWithParams_r($0, $1, context.makeValidParameters) }
    return try GEOSGeometry(adopting: result, from: "make valid", in: context)
  }
}
