import CProj

/// What PROJ knows of a coordinate system.
struct ProjCRSDescription {
  var name: String
  var isGeographic: Bool
  var unit: AxisUnit
  var geodeticName: String?
  var areaOfUse: Box?
}

extension ProjContext {
  /// The PJ of a definition, or nil when PROJ does not know it.
  func crs(_ definition: String) -> ProjObject? {
    ProjObject(proj_create(handle, definition), in: self)
  }

  /// Describes a horizontal system.
  ///
  /// - Parameter unknown: Makes the error for what PROJ does not know, from PROJ's own words.
  func describe(
    _ definition: String, unknown: (String?) -> ProjectionError
  ) throws(ProjectionError) -> ProjCRSDescription {
    _ = drainLog()
    guard let found = crs(definition) else {
      if databasePath == nil { throw databaseMissing() }
      throw unknown(drainLog().last)
    }
    var base = found
    if proj_get_type(found.pj) == PJ_TYPE_BOUND_CRS,
      let source = ProjObject(proj_get_source_crs(handle, found.pj), in: self)
    {
      base = source
    }
    let type = proj_get_type(base.pj)
    guard type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_PROJECTED_CRS else {
      throw notHorizontal(definition, base)
    }
    let geodetic = ProjObject(proj_crs_get_geodetic_crs(handle, base.pj), in: self)
    return ProjCRSDescription(
      name: base.name, isGeographic: type == PJ_TYPE_GEOGRAPHIC_2D_CRS, unit: unit(of: base),
      geodeticName: geodetic?.identifier,
      areaOfUse: areaOfUse(of: base))
  }

  /// The definition as well-known text of the first version (OGC 01-009) in GDAL's reading of it, on one line; nil when
  /// it cannot be said so.
  func wellKnownText(_ definition: String) -> String? {
    guard let found = crs(definition) else { return nil }
    var options: [UnsafePointer<CChar>?] = []
    return "MULTILINE=NO".withCString { option in
      options = [option, nil]
      return proj_as_wkt(handle, found.pj, PJ_WKT1_GDAL, &options).map { String(cString: $0) }
    }
  }

  /// Longitude and latitude in degrees; nil when unknown or across the antimeridian.
  private func areaOfUse(of crs: ProjObject) -> Box? {
    var box = Box.empty
    guard
      proj_get_area_of_use(handle, crs.pj, &box.minX, &box.minY, &box.maxX, &box.maxY, nil) != 0,
      box.minX >= -180, !box.isEmpty
    else { return nil }
    return box
  }

  private func unit(of crs: ProjObject) -> AxisUnit {
    guard let system = ProjObject(proj_crs_get_coordinate_system(handle, crs.pj), in: self) else {
      return .other("?")
    }
    var unitName: UnsafePointer<CChar>?
    guard proj_cs_get_axis_info(handle, system.pj, 0, nil, nil, nil, nil, &unitName, nil, nil) != 0,
      let unitName
    else { return .other("?") }
    switch String(cString: unitName) {
    case "degree", "degree (supplier to define representation)": return .degrees
    case "metre": return .metres
    case let other: return .other(other)
    }
  }

  private func notHorizontal(_ definition: String, _ found: ProjObject) -> ProjectionError {
    ProjectionError(
      .notHorizontal,
      Bilingual(
        zh: "\(definition.quotedForMessage)（\(found.name)）不是二维的地理或投影坐标系",
        en:
          "\(definition.quotedForMessage) (\(found.name)) is no two-dimensional geographic or projected system"
      ),
      hint: Bilingual(
        zh: "给出平面部分的坐标系，如 EPSG:4490 或 EPSG:4547",
        en: "give the horizontal system, as EPSG:4490 or EPSG:4547"))
  }
}
