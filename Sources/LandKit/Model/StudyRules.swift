/// A setting whose value cannot be.
public struct SettingViolation: Sendable, Equatable {
  /// Which.
  public let key: SettingKey
  /// What is wrong with it.
  public let detail: Bilingual
}

extension Study {
  /// Every setting that is out of its range, from the plan or the command line, in the order of the keys.
  public var violations: [SettingViolation] {
    var found: [SettingViolation] = []
    func refuse(_ key: SettingKey, _ zh: String, _ en: String) {
      found.append(SettingViolation(key: key, detail: Bilingual(zh: zh, en: en)))
    }
    if let year, !(1900...2200).contains(year) {
      refuse(.year, "年份 \(year) 不合理", "year \(year) is out of range")
    }
    if let extent, !Study.isLonLat(extent) {
      refuse(.extent, "应为 [西, 南, 东, 北]，经纬度", "must be [west, south, east, north] in degrees")
    }
    for key in SettingKey.allCases {
      guard let value = number(key), let (range, text) = Study.range(key), !range(value) else { continue }
      refuse(key, "\(value) 超出范围：\(text)", "\(value) is out of range: \(text)")
    }
    if weights.all.allSatisfy({ $0 >= 0 && $0.isFinite }), !(weights.all.reduce(0, +) > 0) {
      refuse(.yieldGap, "权重之和应为正数", "the weights must have a positive sum")
    }
    if weights.inZone > 0 && zones == nil {
      refuse(.inZone, "研究没有村级工业园图层，in_zone 的权重须为 0", "the study has no zones, so in_zone must weigh 0")
    }
    if controlTotals.contains(where: { $0.layer == .district }) {
      refuse(.controlTotals, "控制总数只用于 parcels、zones、parks", "control totals are for parcels, zones and parks")
    }
    if estimate == .zones && zones == nil {
      refuse(.estimate, "研究没有村级工业园图层，无从估算", "the study has no zones to estimate from")
    }
    if !Study.isPrefix(settings.prefix) {
      refuse(
        .prefix, "应以字母或下划线开头，仅含字母、数字、下划线",
        "must begin with a letter or _, and hold only letters, digits and _")
    }
    return found
  }

  private static func isLonLat(_ box: Box) -> Bool {
    box.minX < box.maxX && box.minY < box.maxY && box.minX >= -180 && box.maxX <= 180 && box.minY >= -90
      && box.maxY <= 90
  }

  private static func isPrefix(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(48...57).contains(first) else { return false }
    return text.utf8.allSatisfy {
      $0 == 95 || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
    }
  }

  private static func range(_ key: SettingKey) -> ((Double) -> Bool, String)? {
    switch key {
    case .yieldGap, .taxGap, .inPark, .proximity, .inZone, .size, .sliverWidth, .tieArea, .tieDistance:
      ({ $0 >= 0 && $0.isFinite }, "≥ 0")
    case .densify, .absurdOutput, .absurdTax: ({ $0 > 0 && $0.isFinite }, "> 0")
    case .minCover, .same: ({ $0 >= 0 && $0 <= 1 }, "0–1")
    case .link: ({ $0 > 0 && $0 <= 1 }, "0 < link ≤ 1")
    default: nil
    }
  }
}
