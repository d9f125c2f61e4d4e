import CGEOS

/// A geometry indexed for many questions against others. Keeps the geometry alive; confined to its worker,
/// since GEOS builds parts of the index when first asked.
final class GEOSPrepared {
  /// What was prepared.
  let geometry: GEOSGeometry
  private let handle: OpaquePointer
  private var context: GEOSContext { geometry.context }

  init(_ geometry: GEOSGeometry) throws(GEOSError) {
    guard let handle = geometry.withHandle({ GEOSPrepare_r($0, $1) }) else {
      throw geometry.context.error("prepare")
    }
    self.geometry = geometry
    self.handle = handle
    geometry.context.countCreated()
  }

  deinit {
    GEOSPreparedGeom_destroy_r(geometry.context.handle, handle)
    geometry.context.countDestroyed()
  }

  /// Whether `other` lies wholly in the interior: no overlay is needed then.
  func containsProperly(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try context.truth("contains properly", ask(other) { GEOSPreparedContainsProperly_r($0, $1, $2) })
  }

  /// Whether no point of `other` lies outside and the interiors share one.
  func contains(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try context.truth("contains", ask(other) { GEOSPreparedContains_r($0, $1, $2) })
  }

  /// Whether no point of `other` lies outside.
  func covers(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try context.truth("covers", ask(other) { GEOSPreparedCovers_r($0, $1, $2) })
  }

  /// Whether they share a point.
  func intersects(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try context.truth("intersects", ask(other) { GEOSPreparedIntersects_r($0, $1, $2) })
  }

  /// The least plane distance, 0 where they touch; infinite from or to an empty geometry.
  func distance(to other: GEOSGeometry) throws(GEOSError) -> Double {
    if geometry.isEmpty || other.isEmpty { return .infinity }
    var value = 0.0
    let done = ask(other) { GEOSPreparedDistance_r($0, $1, $2, &value) }
    guard done == 1 else { throw context.error("distance") }
    return value
  }

  @inline(__always)
  private func ask<R>(
    _ other: GEOSGeometry, _ body: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> R
  ) -> R {
    assert(context === other.context, "geometries of two contexts met")
    return withExtendedLifetime((self, other)) { body(geometry.context.handle, handle, other.handle) }
  }
}
