import LandKit

/// Names of states, reasons and kinds, as a report says them.
package enum Words {
  package static let states: [(String, Bilingual)] = [
    ("ranked", Bilingual(zh: "已排名", en: "ranked")), ("unranked", Bilingual(zh: "未排名", en: "not ranked")),
    ("unusable", Bilingual(zh: "不可用", en: "unusable")), ("measured", Bilingual(zh: "实测", en: "measured")),
    ("estimated", Bilingual(zh: "估算", en: "estimated")),
    ("redacted", Bilingual(zh: "保密 ***", en: "withheld ***")),
    ("absent", Bilingual(zh: "缺失", en: "missing")), ("na", Bilingual(zh: "不适用 --", en: "not applicable --")),
    ("invalid", Bilingual(zh: "无效", en: "invalid")),
  ]

  package static let reasons: [(String, Bilingual)] = [
    ("geometry:null", Bilingual(zh: "没有几何", en: "no geometry")),
    ("geometry:type", Bilingual(zh: "不是面", en: "not a polygon")),
    ("geometry:invalid", Bilingual(zh: "修复后无剩余", en: "nothing left after repair")),
    ("geometry:crs", Bilingual(zh: "坐标无法换算", en: "coordinates cannot be converted")),
    ("output:redacted", Bilingual(zh: "产值保密", en: "output withheld")),
    ("output:absent", Bilingual(zh: "产值缺失", en: "output missing")),
    ("output:na", Bilingual(zh: "产值不适用", en: "output not applicable")),
    ("output:invalid", Bilingual(zh: "产值不是数", en: "output is no number")),
    ("tax:redacted", Bilingual(zh: "税收保密", en: "tax withheld")),
    ("tax:absent", Bilingual(zh: "税收缺失", en: "tax missing")),
    ("tax:na", Bilingual(zh: "税收不适用", en: "tax not applicable")),
    ("tax:invalid", Bilingual(zh: "税收不是数", en: "tax is no number")),
    ("benchmark:yield", Bilingual(zh: "园区无产出标杆", en: "the park has no output benchmark")),
    ("benchmark:tax", Bilingual(zh: "园区无税收标杆", en: "the park has no tax benchmark")),
  ]

  package static let kinds: [(String, Bilingual)] = [
    ("own", Bilingual(zh: "园区自身", en: "its own")), ("fixed", Bilingual(zh: "指定", en: "set by the plan")),
    ("substituted", Bilingual(zh: "以合计代替", en: "the other parks' together")),
    ("mixed", Bilingual(zh: "两项来源不同", en: "of two kinds")),
  ]

  package static let components: [(String, Bilingual)] = [
    ("yield_gap", Bilingual(zh: "产出差距", en: "yield gap")), ("tax_gap", Bilingual(zh: "税收差距", en: "tax gap")),
    ("in_park", Bilingual(zh: "园区内比例", en: "share in a park")),
    ("proximity", Bilingual(zh: "邻近", en: "proximity")),
    ("in_zone", Bilingual(zh: "村级园内比例", en: "share in a village zone")),
    ("size", Bilingual(zh: "规模", en: "size")),
  ]

  package static let statuses: [(String, Bilingual)] = [
    ("planned", Bilingual(zh: "规划", en: "planned")), ("disputed", Bilingual(zh: "有争议", en: "disputed")),
    ("carrier", Bilingual(zh: "载体", en: "carrier")),
  ]

  package static let severities: [(String, Bilingual)] = [
    ("error", Bilingual(zh: "错误", en: "error")), ("repaired", Bilingual(zh: "已修复", en: "repaired")),
    ("warning", Bilingual(zh: "警告", en: "warning")), ("note", Bilingual(zh: "提示", en: "note")),
  ]

  static let findingStates: [(String, Bilingual)] = [
    ("open", Bilingual(zh: "未处理", en: "open")), ("waived", Bilingual(zh: "豁免", en: "waived")),
    ("accepted", Bilingual(zh: "已列入基线", en: "accepted")),
  ]

  package static let layers: [(String, Bilingual)] = [
    ("parcels", Bilingual(zh: "三旧地块", en: "renewal parcels")),
    ("zones", Bilingual(zh: "村级工业园", en: "village zones")),
    ("parks", Bilingual(zh: "园区", en: "parks")), ("district", Bilingual(zh: "行政区", en: "district")),
    ("stats", Bilingual(zh: "统计表", en: "statistics")), ("plan", Bilingual(zh: "计划文件", en: "plan file")),
  ]

  /// What a word is called; the word itself when it is not in the list.
  package static func say(_ word: String, _ list: [(String, Bilingual)], _ language: Language) -> String {
    list.first { $0.0 == word }?.1(language) ?? word
  }

  /// The reasons of a parcel.
  package static func reasons(_ text: String?, _ language: Language) -> String {
    (text ?? "").split(separator: ",").map { say(String($0), reasons, language) }
      .joined(separator: language == .zh ? "、" : ", ")
  }
}
