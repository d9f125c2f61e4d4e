import CGEOS

extension GEOSGeometry {
  /// Whether it is valid by OGC Simple Features; false when GEOS cannot tell.
  var isValid: Bool { withHandle { GEOSisValid_r($0, $1) == 1 } }

  /// The first thing that makes it invalid and where, or nil when it is valid. When GEOS itself fails, its
  /// words and no place (NaN).
  func invalidity() -> (reason: String, x: Double, y: Double)? {
    withHandle { c, g in
      var reason: UnsafeMutablePointer<CChar>?
      var location: OpaquePointer?
      let answer = GEOSisValidDetail_r(c, g, 0, &reason, &location)
      defer {
        if let reason { GEOSFree_r(c, reason) }
        if let location { GEOSGeom_destroy_r(c, location) }
      }
      if answer == 1 { return nil }
      if answer != 0 { return (context.error("validity").message, .nan, .nan) }
      var (x, y) = (Double.nan, Double.nan)
      if let location {
        _ = GEOSGeomGetX_r(c, location, &x)
        _ = GEOSGeomGetY_r(c, location, &y)
      }
      return (reason.map { String(cString: $0) } ?? "invalid", x, y)
    }
  }

  /// Whether they share a point.
  func intersects(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try context.truth("intersects", withHandles(other) { GEOSIntersects_r($0, $1, $2) })
  }

  /// Whether no point of `other` lies outside.
  func covers(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try context.truth("covers", withHandles(other) { GEOSCovers_r($0, $1, $2) })
  }

  /// Whether no point of `other` lies outside and the interiors share one.
  func contains(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try context.truth("contains", withHandles(other) { GEOSContains_r($0, $1, $2) })
  }

  /// The least plane distance, 0 where they touch. From or to an empty geometry it is infinite (GEOS says
  /// 0, which would make nothing the nearest neighbour of everything).
  func distance(to other: GEOSGeometry) throws(GEOSError) -> Double {
    if isEmpty || other.isEmpty { return .infinity }
    var value = 0.0
    let done = withHandles(other) { GEOSDistance_r($0, $1, $2, &value) }
    guard done == 1 else { throw context.error("distance") }
    return value
  }

  /// This geometry indexed for many questions against others.
  func prepared() throws(GEOSError) -> GEOSPrepared { try GEOSPrepared(self) }
}

extension GEOSContext {
  /// GEOS's three-valued char as a Bool; 2 is an exception.
  func truth(_ operation: String, _ answer: CChar) throws(GEOSError) -> Bool {
    guard answer == 0 || answer == 1 else { throw error(operation) }
    return answer == 1
  }
}
