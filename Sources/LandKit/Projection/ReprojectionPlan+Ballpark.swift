extension ReprojectionPlan {
  /// Whether one of the two systems, or the geographic one under it, was named. CGCS2000 and WGS 84 are
  /// on one side of nearly every operation: naming them would allow everything, and is not taken.
  static func isAllowed(_ from: CRS, _ to: CRS, by names: Set<String>) -> Bool {
    let allowed = Set(names.compactMap { CRSName($0).canonical })
    return [from.canonicalName, from.geodeticName, to.canonicalName, to.geodeticName].contains { name in
      guard let name, !["EPSG:4490", "EPSG:4326", "OGC:CRS84"].contains(name) else { return false }
      return allowed.contains(name)
    }
  }

  static func refused(_ from: CRS, _ to: CRS, _ operation: ProjOperation) -> ProjectionError {
    let old = from.geodeticName == "EPSG:4490" || from.isLonLat ? to : from
    let name = old.geodeticName ?? old.canonicalName
    return ProjectionError(
      .ballpark,
      Bilingual(
        zh: "\(from) 到 \(to) 只有粗略变换（\(operation.name)）：不作基准改正，位置可差上百米，故不采用",
        en:
          "from \(from) to \(to) PROJ has only a ballpark operation (\(operation.name)): no datum shift, the "
          + "position may be off by a hundred metres; refused"),
      hint: Bilingual(
        zh: "用带 +towgs84= 参数的 PROJ 字符串声明坐标系，或先转换到 CGCS2000；确要采用则指名允许 \(name)",
        en: "declare the system by a PROJ string with +towgs84= parameters, or convert the data to CGCS2000 "
          + "first; to use it all the same, allow \(name) by name"))
  }

  static func noOperation(_ from: CRS, _ to: CRS) -> ProjectionError {
    ProjectionError(
      .noOperation,
      Bilingual(
        zh: "PROJ 没有从 \(from) 到 \(to) 的变换", en: "PROJ has no operation from \(from) to \(to)"))
  }
}

extension CRS {
  /// The system with x first.
  var unswapped: CRS { isSwapped ? axesSwapped : self }
}
