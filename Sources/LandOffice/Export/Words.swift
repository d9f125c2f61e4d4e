import LandKit

/// What the codes of a result are called in a language. A code that is not known stands as it is.
struct Words {
  let language: Language

  private static let chinese: [String: String] = [
    // States of parcels and of features
    "ranked": "已排名", "unranked": "未排名", "unusable": "不可用", "usable": "可用",
    // States of amounts
    "measured": "实测", "estimated": "估算", "redacted": "保密", "absent": "缺失", "na": "不适用", "invalid": "无效",
    // Where benchmarks come from
    "own": "园区自身", "fixed": "指定", "substituted": "以合计代替", "mixed": "两项不同",
    // Parks
    "planned": "规划", "disputed": "有争议", "carrier": "载体", "west": "西部", "east": "东部", "south": "南部",
    // Layers and measures
    "parcels": "地块", "zones": "村级工业园", "parks": "园区", "district": "行政区", "stats": "统计表", "plan": "计划文件",
    "output": "产值", "tax": "税收", "area": "面积", "gross": "毛面积", "net": "净面积",
    // Severities and states of findings
    "error": "错误", "warning": "提醒", "repaired": "已修复", "note": "提示", "open": "未处理", "waived": "已豁免",
    "accepted": "已接受",
    // Origins of settings
    "command line": "命令行", "default": "默认",
    // Subjects of findings
    "feature": "要素", "unit": "沿革单元", "park": "园区", "all": "全部", "town": "镇街", "category": "类别", "belt": "产业带",
    "waiver": "豁免", "study": "研究",
  ]

  private static let reasonsInChinese: [String: String] = [
    "geometry:null": "没有几何", "geometry:type": "不是面", "geometry:invalid": "几何无法修复", "geometry:crs": "坐标无法换算",
    "output:redacted": "产值保密", "output:absent": "产值缺失", "output:na": "产值不适用", "output:invalid": "产值无效",
    "tax:redacted": "税收保密", "tax:absent": "税收缺失", "tax:na": "税收不适用", "tax:invalid": "税收无效",
    "benchmark:yield": "参照园区没有产出标杆", "benchmark:tax": "参照园区没有税收标杆",
  ]

  /// A code in the language; blank for none.
  func cell(_ code: String?) -> SheetCell {
    guard let code, !code.isEmpty else { return .blank }
    return .text(language == .zh ? Self.chinese[code] ?? code : code, .text)
  }

  /// Reasons with commas between, in the language.
  func reasons(_ codes: String) -> SheetCell {
    guard language == .zh, !codes.isEmpty else { return .text(codes) }
    let words = codes.split(separator: ",").map { Self.reasonsInChinese[String($0)] ?? String($0) }
    return .text(words.joined(separator: "，"), .text)
  }

  /// Yes or no.
  func cell(_ flag: Bool) -> SheetCell {
    .text(language == .zh ? (flag ? "是" : "否") : (flag ? "yes" : "no"), .text)
  }
}
