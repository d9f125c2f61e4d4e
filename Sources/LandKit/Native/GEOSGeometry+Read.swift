import CGEOS

extension GEOSGeometry {
  /// The polygonal part as flat buffers, collections flattened, rings closed; lines and points are left out.
  func polygonSet() throws(GEOSError) -> PolygonSet {
    var set = PolygonSet()
    try appendPolygons(to: &set)
    return set
  }

  /// Appends the polygonal part to `set`. On an error `set` may hold the polygons before it.
  ///
  /// **Complexity**: linear in the vertices.
  func appendPolygons(to set: inout PolygonSet) throws(GEOSError) {
    let done = withHandle { Self.append($1, to: &set, in: $0) }
    if !done { throw context.error("read polygon") }
  }

  /// Whether there are points or lines beside the polygons.
  var hasNonPolygonalPart: Bool { withHandle { Self.hasNonPolygonal($1, in: $0) } }

  /// The members of a multipolygon or collection as geometries of their own; of a single geometry, a copy.
  func parts() throws(GEOSError) -> [GEOSGeometry] {
    let count = withHandle { GEOSGetNumGeometries_r($0, $1) }
    guard count >= 0 else { throw context.error("parts") }
    var parts: [GEOSGeometry] = []
    parts.reserveCapacity(Int(count))
    for n in 0..<count {
      let copy = withHandle { context, g in
        GEOSGetGeometryN_r(context, g, n).flatMap { GEOSGeom_clone_r(context, $0) }
      }
      parts.append(try GEOSGeometry(adopting: copy, from: "parts", in: context))
    }
    return parts
  }

  private static func typeID(_ g: OpaquePointer, in context: GEOSContextHandle_t) -> UInt32 {
    UInt32(bitPattern: GEOSGeomTypeId_r(context, g))
  }

  private static func hasNonPolygonal(_ g: OpaquePointer, in context: GEOSContextHandle_t) -> Bool {
    switch typeID(g, in: context) {
    case GEOS_POLYGON.rawValue, GEOS_MULTIPOLYGON.rawValue: return false
    case GEOS_GEOMETRYCOLLECTION.rawValue:
      return (0..<max(0, GEOSGetNumGeometries_r(context, g))).contains { n in
        GEOSGetGeometryN_r(context, g, n).map { hasNonPolygonal($0, in: context) } ?? false
      }
    default: return GEOSisEmpty_r(context, g) != 1
    }
  }

  private static func append(
    _ g: OpaquePointer, to set: inout PolygonSet, in context: GEOSContextHandle_t
  ) -> Bool {
    switch typeID(g, in: context) {
    case GEOS_POLYGON.rawValue: return appendPolygon(g, to: &set, in: context)
    case GEOS_MULTIPOLYGON.rawValue, GEOS_GEOMETRYCOLLECTION.rawValue:
      for n in 0..<max(0, GEOSGetNumGeometries_r(context, g)) {
        guard let part = GEOSGetGeometryN_r(context, g, n), append(part, to: &set, in: context) else {
          return false
        }
      }
      return true
    default: return true
    }
  }

  private static func appendPolygon(
    _ g: OpaquePointer, to set: inout PolygonSet, in context: GEOSContextHandle_t
  ) -> Bool {
    if GEOSisEmpty_r(context, g) == 1 { return true }
    guard appendRing(GEOSGetExteriorRing_r(context, g), to: &set, in: context) else { return false }
    for n in 0..<max(0, GEOSGetNumInteriorRings_r(context, g)) {
      guard appendRing(GEOSGetInteriorRingN_r(context, g, n), to: &set, in: context) else { return false }
    }
    set.endPolygon()
    return true
  }

  private static func appendRing(
    _ ring: OpaquePointer?, to set: inout PolygonSet, in context: GEOSContextHandle_t
  ) -> Bool {
    var size: UInt32 = 0
    guard let ring, let sequence = GEOSGeom_getCoordSeq_r(context, ring),
      GEOSCoordSeq_getSize_r(context, sequence, &size) == 1
    else { return false }
    if size == 0 { return true }
    let start = set.xy.count
    set.xy.append(contentsOf: repeatElement(0, count: 2 * Int(size)))
    let copied = set.xy.withUnsafeMutableBufferPointer { xy in
      xy.baseAddress.map { GEOSCoordSeq_copyToBuffer_r(context, sequence, $0 + start, 0, 0) }
    }
    set.endRing()
    return copied == 1
  }
}
