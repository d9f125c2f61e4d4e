import LandKit

/// The words that a page's scripts show, in the page's language, with what they need to know of figures and colours.
struct PageTexts {
  let language: Language
  let charts: [ReportChart]
  /// Classes of score as the legend says them.
  let classLabels: [String]

  private func t(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private var words: [(StaticString, String)] {
    [
      (
        "pick",
        t(
          "在图上或表中选一宗地块，这里显示它的数字与由来。",
          "Choose a parcel in the map or the table: its figures and how they came about appear here.")
      ),
      ("rankOf", t("名次 %1／%2", "rank %1 of %2")),
      ("between", t("得分在 %1 与 %2 之间", "its score lies between %1 and %2")),
      ("area", t("面积", "area")), ("muUnit", t("亩", "亩 (mu)")), ("yield", t("地均产出", "output per km²")),
      ("tax", t("地均税收", "tax per km²")), ("perKm2", "亿元/km²"), ("perMu", "万元/亩"),
      ("park", t("参照园区", "reference park")),
      ("distance", t("到该园区", "distance to it")), ("inpark", t("在园区内", "inside planned parks")),
      ("inzone", t("在村级工业园内", "inside village zones")), ("upy", t("产出增量", "output uplift")),
      ("upt", t("税收增量", "tax uplift")), ("yearly", t("亿元/年", "亿元 a year")),
      ("explain", t("由来", "How it came about")),
      (
        "parkBench",
        t(
          "%1 的标杆：产出 %2 亿元/km²（%3），税收 %4 亿元/km²（%5）",
          "benchmarks of %1: output %2 亿元/km² (%3), tax %4 亿元/km² (%5)")
      ),
      (
        "rounded",
        t(
          "此处数字取七位以内有效数字；全部位数见 ranked.csv。",
          "Figures here have up to seven significant digits; ranked.csv has all of them.")
      ),
      ("score", t("得分", "score")), ("rank", t("名次", "rank")), ("comma", t("、", ", ")),
      ("colon", t("：", ": ")),
      ("north", t("北", "N")), ("northLabel", t("上方为北", "north is up")), ("zoomIn", t("放大", "zoom in")),
      ("zoomOut", t("缩小", "zoom out")), ("parks", t("规划园区", "planned parks")),
      ("km2", "km²"), ("union", t("并集", "union")),
      ("itemsOf", t("%1／%2 项，第 %3／%4 页", "%1 of %2, page %3 of %4")),
      ("show", t("在图上显示", "show in the map")), ("inputs", t("出处", "Where it comes from")),
      ("parcelAt", t("地块：%1，第 %2 个要素", "parcel: %1, feature %2")), ("parcelIn", t("地块：%1", "parcel: %1")),
      ("outputWord", t("产值", "output")), ("taxWord", t("税收", "tax")), ("yi", "亿元"),
      ("amountAt", t("%1：%2，%3（%4）", "%1: %2, %3 (%4)")),
      ("inTable", t("%1，第 %2 行，列 %3", "%1, line %2, column %3")), ("ofYear", t("，%1 年", ", year %1")),
      ("noRow", t("%1，没有该地块的行", "%1 has no row of it")), ("inProperty", t("属性 %1", "property %1")),
      ("apportioned", t("由村级工业园估算", "apportioned from village zones")),
      ("pageOf", t("%1／%2 宗，第 %3／%4 页", "%1 of %2 parcels, page %3 of %4")),
    ]
  }

  func json() -> ScriptJSON {
    var out = ScriptJSON()
    out.append("{")
    for (key, text) in words {
      out.append("\"")
      out.append(key)
      out.append("\":")
      out.append(label: text)
      out.append(",")
    }
    list("states", Words.states, &out)
    list("reasons", Words.reasons, &out)
    list("kinds", Words.kinds, &out)
    list("components", Words.components, &out)
    out.append("\"figures\":")
    out.list(IndicatorTable.all) { indicator, out in
      out.append("{\"id\":")
      out.append(label: indicator.id)
      out.append(",\"title\":")
      out.append(label: indicator.title(language))
      out.append(",\"unit\":")
      out.append(label: ParcelSteps.after(unit: indicator.unit))
      out.append(",\"formula\":")
      out.append(label: indicator.formula)
      out.append(",\"clause\":")
      out.append(label: indicator.clause)
      out.append("}")
    }
    out.append(",\"colours\":{\"classes\":")
    out.list(ScoreClass.all) { $1.append(label: $0.colour) }
    for (key, colour): (StaticString, String) in [
      ("unranked", MapColour.unranked), ("hatch", MapColour.hatch), ("outline", MapColour.outline),
      ("park", MapColour.park), ("zone", MapColour.zone),
    ] {
      out.append(",\"")
      out.append(key)
      out.append("\":")
      out.append(label: colour)
    }
    out.append("},\"classLabels\":")
    out.list(classLabels) { $1.append(label: $0) }
    out.append(",\"charts\":{")
    for (i, chart) in charts.enumerated() {
      if i > 0 { out.append(",") }
      out.append(label: chart.name)
      out.append(":")
      chart.write(to: &out)
    }
    out.append("}}")
    return out
  }

  private func list(_ key: StaticString, _ entries: [(String, Bilingual)], _ out: inout ScriptJSON) {
    out.append("\"")
    out.append(key)
    out.append("\":{")
    for (i, entry) in entries.enumerated() {
      if i > 0 { out.append(",") }
      out.append(label: entry.0)
      out.append(":")
      out.append(label: entry.1(language))
    }
    out.append("},")
  }
}
