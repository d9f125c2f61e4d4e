import CGEOS

/// Repairs a bow tie whose repaired area is known, to see that GEOS has the structure method.
enum StructureRepairProbe {
  /// The area of the repaired bow tie (0 0, 2 2, 2 0, 0 2): two triangles of 1 each; nil when GEOS fails.
  static func bowTieArea() -> Double? {
    guard let context = GEOS_init_r() else { return nil }
    defer { GEOS_finish_r(context) }
    guard let reader = GEOSWKTReader_create_r(context) else { return nil }
    defer { GEOSWKTReader_destroy_r(context, reader) }
    guard let bowTie = GEOSWKTReader_read_r(context, reader, "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))") else {
      return nil
    }
    defer { GEOSGeom_destroy_r(context, bowTie) }
    guard let parameters = GEOSMakeValidParams_create_r(context) else { return nil }
    defer { GEOSMakeValidParams_destroy_r(context, parameters) }
    guard GEOSMakeValidParams_setMethod_r(context, parameters, GEOS_MAKE_VALID_STRUCTURE) == 1,
      let repaired = GEOSMakeValidWithParams_r(context, bowTie, parameters)
    else { return nil }
    defer { GEOSGeom_destroy_r(context, repaired) }
    var area = 0.0
    return GEOSArea_r(context, repaired, &area) == 1 ? area : nil
  }
}
