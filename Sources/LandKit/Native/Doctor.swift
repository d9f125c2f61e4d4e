import Foundation

/// One thing that `landcli doctor` tries, and what came of it.
public struct DoctorCheck: Sendable, Hashable {
  /// A stable name, as `proj.db`.
  public let id: String
  /// What is tried.
  public let title: Bilingual
  /// Whether it is as it must be.
  public let isGood: Bool
  /// What was found.
  public let found: String
  /// How to mend it; nil when it is good.
  public let remedy: Bilingual?

  init(_ id: String, _ title: Bilingual, _ isGood: Bool, found: String, remedy: Bilingual) {
    (self.id, self.title, self.isGood, self.found) = (id, title, isGood, found)
    self.remedy = isGood ? nil : remedy
  }
}

/// Whether this machine computes what it should: libraries, their data, and figures known beforehand.
public struct Doctor: Sendable {
  /// The versions in use.
  public let versions: LibraryVersions
  /// What was tried, in order.
  public let checks: [DoctorCheck]

  /// Whether everything is as it must be.
  public var isHealthy: Bool { checks.allSatisfy(\.isGood) }

  /// Examines this process.
  ///
  /// - Parameter environment: Where `PROJ_DATA` and `PROJ_LIB` are looked up for the message.
  public static func examine(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Doctor {
    let versions = LibraryVersions.current()
    return Doctor(
      versions: versions,
      checks: [
        database(versions, environment), systems(), point(), geodesicArea(), ballpark(), network(versions),
        makeValid(versions),
      ])
  }

  private static let installProj = Bilingual(
    zh: "安装：sudo apt-get install proj-data libproj-dev；若设了 PROJ_DATA 或 PROJ_LIB 则取消",
    en: "install it: sudo apt-get install proj-data libproj-dev; unset PROJ_DATA or PROJ_LIB if they are set")

  private static func database(_ versions: LibraryVersions, _ environment: [String: String]) -> DoctorCheck {
    let set = ["PROJ_DATA", "PROJ_LIB"].compactMap { key in
      environment[key].flatMap { $0.isEmpty ? nil : "\(key)=\($0.quotedForMessage)" }
    }
    var found = versions.projDatabase ?? "–"
    if !set.isEmpty { found += " (" + set.joined(separator: ", ") + ")" }
    let belongs = series(versions.projDatabaseVersion) == series(versions.proj)
    if versions.projDatabase != nil && !belongs { found += " (PROJ \(versions.projDatabaseVersion ?? "?"))" }
    return DoctorCheck(
      "proj.db", Bilingual(zh: "找到 proj.db，且与 PROJ 版本一致", en: "proj.db is found and belongs to this PROJ"),
      versions.projDatabase != nil && belongs, found: found, remedy: installProj)
  }

  /// `9.1` of `9.1.1`: a patch release changes no figure.
  private static func series(_ version: String?) -> [Substring]? {
    version.map { $0.split(separator: ".").prefix(2).map { $0 } }
  }

  private static func systems() -> DoctorCheck {
    var missing: [String] = []
    for crs in [CRS.working, .cgcs2000, .crs84] {
      do {
        let found = try CRS(crs.canonicalName)
        if found.name != crs.name { missing.append("\(crs.canonicalName): \(found.name)") }
      } catch {
        missing.append("\(crs.canonicalName): \(error.detail.en)")
        if error.kind == .database { break }
      }
    }
    return DoctorCheck(
      "crs", Bilingual(zh: "认得 EPSG:4547、EPSG:4490、CRS84", en: "EPSG:4547, EPSG:4490 and CRS84 are known"),
      missing.isEmpty, found: missing.isEmpty ? "3" : missing.joined(separator: "; "), remedy: installProj)
  }

  /// Expected by `echo 23.4 113.2 | cs2cs -f %.6f EPSG:4490 EPSG:4547`, and by pyproj 3.7.2.
  private static func point() -> DoctorCheck {
    let title = Bilingual(
      zh: "113.2°E 23.4°N 投影到 EPSG:4547 相差不超过 1 毫米", en: "113.2°E 23.4°N lands in EPSG:4547 within 1 mm")
    var isGood = false
    var found: String
    do {
      let reprojector = try Reprojector(from: .cgcs2000, to: .working)
      let point = reprojector.point(113.2, 23.4)
      found = point.map { String(format: "%.4f, %.4f", $0.x, $0.y) } ?? "–"
      if let point { isGood = abs(point.x - 418223.802910) < 1e-3 && abs(point.y - 2589063.049228) < 1e-3 }
    } catch { found = error.detail.en }
    return DoctorCheck("point", title, isGood, found: found, remedy: installProj)
  }

  /// Expected by pyproj 3.7.2's `Geod(a=6378137, rf=298.257222101).polygon_area_perimeter`.
  private static func geodesicArea() -> DoctorCheck {
    let ring = [(113.2, 23.4), (113.21, 23.4), (113.21, 23.41), (113.2, 23.41), (113.2, 23.4)]
    let area = GeodesicArea().squareMetres(PolygonSet(rings: [ring]))
    return DoctorCheck(
      "area", Bilingual(zh: "已知多边形的椭球面积", en: "the ellipsoidal area of a known polygon"),
      abs(area - 1132018.373257637) < 1e-3, found: String(format: "%.4f m²", area),
      remedy: Bilingual(
        zh: "PROJ 的测地线模块结果有误，请重装 libproj", en: "PROJ's geodesics are wrong: reinstall libproj"))
  }

  private static func ballpark() -> DoctorCheck {
    let title = Bilingual(
      zh: "拒绝西安80到 CGCS2000 的粗略变换", en: "the ballpark operation from Xian 1980 to CGCS2000 is refused")
    var isGood = false
    var found: String
    do {
      let reprojector = try Reprojector(from: CRS("EPSG:4610"), to: .cgcs2000)
      found = reprojector.pipeline
    } catch {
      isGood = error.kind == .ballpark
      found = error.kind.rawValue
    }
    return DoctorCheck("ballpark", title, isGood, found: found, remedy: installProj)
  }

  private static func network(_ versions: LibraryVersions) -> DoctorCheck {
    DoctorCheck(
      "network", Bilingual(zh: "PROJ 不访问网络", en: "PROJ stays off the network"),
      !versions.isProjNetworkEnabled, found: versions.isProjNetworkEnabled ? "on" : "off",
      remedy: Bilingual(zh: "取消 PROJ_NETWORK", en: "unset PROJ_NETWORK"))
  }

  private static func makeValid(_ versions: LibraryVersions) -> DoctorCheck {
    let area = StructureRepairProbe.bowTieArea()
    return DoctorCheck(
      "make-valid", Bilingual(zh: "GEOS 能按 structure 方法修复图形", en: "GEOS repairs by the structure method"),
      area.map { abs($0 - 2) < 1e-12 } ?? false, found: area.map { "\($0)" } ?? "GEOS \(versions.geos)",
      remedy: Bilingual(
        zh: "需要 GEOS 3.11 以上：sudo apt-get install libgeos-dev",
        en: "GEOS 3.11 or later: sudo apt-get install libgeos-dev"))
  }
}
