/// The CRS that a converted file is written in.
public struct ConvertTarget: Sendable, Equatable {
  /// The CRS; nil for longitude and latitude under RFC 7946.
  let projected: CRS?
  /// The CRS as it was named.
  public let named: CRS
  /// Whether the 2008 `crs` member is written for longitude and latitude too.
  public var isLegacy = false

  /// Longitude and latitude, as RFC 7946 has it: no `crs` member, nine decimals (0.1 mm).
  public static let lonLat = ConvertTarget(projected: nil, named: .crs84)
  /// Longitude and latitude on CGCS2000.
  public static let cgcs2000 = ConvertTarget(projected: nil, named: .cgcs2000)

  private init(projected: CRS?, named: CRS) { (self.projected, self.named) = (projected, named) }

  /// A target from its name.
  ///
  /// CRS84, EPSG:4326 and EPSG:4490 all mean longitude and latitude (see `CRS.isLonLat`).
  /// - Throws: `ProjectionError` for an unknown name; `UsageFailure` for a system that no `crs` member can say:
  ///   a web map's offset, swapped axes, a PROJ string or WKT.
  public init(_ name: String) throws {
    let crs = try CRS(name)
    if crs.offset != nil {
      throw UsageFailure(
        Bilingual(
          zh: "不写出 \(crs.canonicalName)：没有标准的 crs 名称，别的软件会当作真实经纬度读入",
          en:
            "\(crs.canonicalName) is not written: it has no registered name, and other programs would take it "
            + "for true longitude and latitude"))
    }
    if crs.isSwapped {
      throw UsageFailure(
        Bilingual(
          zh: "不写出坐标轴对调的 \(crs.canonicalName)：GeoJSON 一律先东后北",
          en: "\(crs.canonicalName) is not written: GeoJSON has x first, whatever the register says"))
    }
    if !crs.isLonLat, Self.urn(crs) == nil {
      throw UsageFailure(
        Bilingual(
          zh: "--to-crs 需要登记过的名称（如 EPSG:4547），crs 成员写不下定义",
          en: "--to-crs takes a registered name, as EPSG:4547: the crs member cannot hold a definition"))
    }
    (projected, named) = (crs.isLonLat ? nil : crs, crs)
  }

  private static func urn(_ crs: CRS) -> String? {
    let parts = crs.canonicalName.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ part in part.allSatisfy { $0.isLetter || $0.isNumber } })
    else {
      return nil
    }
    return "urn:ogc:def:crs:\(parts[0])::\(parts[1])"
  }

  /// The name to give PROJ.
  var crsName: String { projected?.canonicalName ?? CRS.crs84.canonicalName }

  /// Decimals of an ordinate: nine of a degree, four of a metre, about 0.1 mm both.
  var decimals: Int { projected?.isGeographic == false ? 4 : 9 }

  /// Whether coordinates are longitude and latitude.
  public var isLonLat: Bool { projected == nil }

  /// The 2008 `crs` member with its name; nil for longitude and latitude, unless it is asked for.
  var member: String? {
    let urn = projected.map { Self.urn($0) } ?? (isLegacy ? named.urn : nil)
    return urn.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}}"# }
  }
}
