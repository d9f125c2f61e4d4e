extension CRSDeclaration {
  static func undeclared(_ zh: String, _ en: String) -> ProjectionError {
    ProjectionError(
      .undeclared, Bilingual(zh: zh, en: en),
      hint: Bilingual(
        zh: "用 --crs 或计划文件声明坐标系，如 --crs EPSG:4547",
        en: "declare it with --crs or in the plan file, as --crs EPSG:4547"))
  }

  static func saying(_ crs: CRS, _ origin: Origin) -> Bilingual {
    switch origin {
    case .override: Bilingual(zh: "--crs 为 \(crs)", en: "--crs is \(crs)")
    case .member: Bilingual(zh: "文件的 crs 成员为 \(crs)", en: "the file's crs member is \(crs)")
    case .plan: Bilingual(zh: "计划文件为 \(crs)", en: "the plan file has \(crs)")
    case .rfc7946:
      Bilingual(
        zh: "文件未声明坐标系，按 RFC 7946 为 \(crs)",
        en: "the file names none, which under RFC 7946 means \(crs)")
    }
  }

  static func overridden(_ weaker: Bilingual, by crs: CRS, _ origin: Origin, _ place: Place) -> Problem {
    let stronger = saying(crs, origin)
    return Problem(
      .crsOverridden, at: place,
      Bilingual(zh: "\(weaker.zh)；以 \(stronger.zh) 为准", en: "\(weaker.en); overruled: \(stronger.en)"))
  }

  static func shifted(_ crs: CRS, _ place: Place) -> Problem {
    Problem(
      .crsShifted, at: place,
      Bilingual(
        zh: "声明为 \(crs.canonicalName)（网络地图偏移坐标），已换算为 CGCS2000（EPSG:4490）再计算",
        en: "declared as \(crs.canonicalName), a web map's shifted coordinates; converted to CGCS2000 "
          + "(EPSG:4490) before anything is measured"))
  }
}
