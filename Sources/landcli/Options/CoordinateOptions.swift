import ArgumentParser
import LandKit

/// How coordinates are written.
struct CoordinateOptions: ParsableArguments {
  @Option(
    help: """
      坐标小数位数（0–15）；默认经纬度 9 位、米 4 位，经纬度未换算时照抄。取整使面失效时自动修复并列出。
      Decimals of an ordinate, 0 to 15; nine of a degree and four of a metre unless given, and lon/lat that stays so is copied. What rounding makes invalid is mended and listed.
      """)
  var precision: Int?

  @Flag(
    help:
      "严格按 RFC 7946：经纬度、9 位小数、外环逆时针、无 crs 成员。RFC 7946: lon/lat, nine decimals, shells counter-clockwise, no crs member."
  )
  var rfc7946 = false

  @Flag(
    name: .customLong("legacy-crs"),
    help: "经纬度也写 2008 版 crs 成员。Write the crs member of GeoJSON 2008 for lon/lat too.")
  var legacyCRS = false

  func validate() throws {
    if let precision, !(0...15).contains(precision) {
      throw ValidationError("--precision 应为 0 至 15。--precision takes 0 to 15, not \(precision).")
    }
    if rfc7946, legacyCRS {
      throw ValidationError("--rfc7946 与 --legacy-crs 只能用一个。--rfc7946 and --legacy-crs exclude each other.")
    }
  }

  /// Decimals, if ordinates are to be rounded whether they move or not.
  var decimals: Int? { precision ?? (rfc7946 ? 9 : nil) }

  /// The target that `name` and these options mean. **Throws** `UsageFailure`, `ProjectionError`.
  func target(_ name: String?, otherwise standard: ConvertTarget) throws -> ConvertTarget {
    var target = try name.map { try ConvertTarget($0) } ?? standard
    if rfc7946, !target.isLonLat {
      throw UsageFailure(
        Bilingual(
          zh: "RFC 7946 只有经纬度，--rfc7946 不能与投影坐标系同用",
          en: "RFC 7946 knows longitude and latitude alone: --rfc7946 does not go with a projected CRS"))
    }
    target.isLegacy = legacyCRS
    return target
  }

  /// The options given, by name.
  var given: [String] {
    [precision == nil ? nil : "--precision", rfc7946 ? "--rfc7946" : nil, legacyCRS ? "--legacy-crs" : nil]
      .compactMap { $0 }
  }
}
