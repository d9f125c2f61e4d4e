import LandKit

extension SpatialReference {
  /// The row for a system as this library knows it.
  ///
  /// - Throws: `UsageFailure` for a system without a registered number, or whose definition PROJ cannot say.
  public init(_ crs: CRS) throws {
    if crs == .cgcs2000 {
      self = .cgcs2000
      return
    }
    if crs.isLonLat {
      self = .wgs84
      return
    }
    guard let (authority, code) = crs.authorityCode, let text = try crs.wellKnownText() else {
      throw UsageFailure(
        Bilingual(
          zh: "GeoPackage 需要登记过编号的坐标系（如 EPSG:4547），\(crs.canonicalName) 不行",
          en: "a GeoPackage takes a system with a registered number, as EPSG:4547, not \(crs.canonicalName)"))
    }
    self.init(
      id: code, name: crs.name, organization: authority, code: code, definition: text, description: crs.name)
  }
}
