import LandKit

extension ReportPage {
  /// 11. Where everything comes from.
  var provenance: Section {
    var body: HTML =
      "<div class=\"scroll\"><table><caption>\(t("输入文件", "Input files"))</caption><thead><tr><th scope=\"col\">\(t("图层", "layer"))</th><th scope=\"col\">\(t("文件", "file"))</th><th scope=\"col\" class=\"n\">\(t("要素", "features"))</th><th scope=\"col\" class=\"n\">\(t("字节", "bytes"))</th><th scope=\"col\">\(t("坐标系", "CRS"))</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>"
    let inputs = study.manifest["inputs"].elements
    for input in inputs {
      body +=
        "<tr><td>\(Words.say(input["layer"].string ?? "", Words.layers, language))</td><td class=\"wrap\">\(input["file"].text ?? "")</td><td class=\"n\">\(input["features"].int.map(Shown.count) ?? "–")</td><td class=\"n\">\(input["bytes"].int.map(Shown.count) ?? "–")</td><td>\(input["crs"].text ?? "–")</td><td class=\"mono wrap\">\(input["sha256"].text ?? "")</td></tr>"
    }
    body += "</tbody></table></div>"
    body += pipelines(inputs) + versions + settings
    return Section(id: "provenance", title: t("来源与设置", "Provenance"), body: body)
  }

  private func pipelines(_ inputs: [JSONNode]) -> HTML {
    var seen: [String] = []
    for input in inputs {
      if let pipeline = input["pipeline"].text, !seen.contains(pipeline) { seen.append(pipeline) }
    }
    guard !seen.isEmpty else { return "" }
    return
      "<h3>\(t("坐标变换管线（PROJ）", "Pipelines of coordinate operations (PROJ)"))</h3>\(HTML.joined(seen.map { "<p class=\"mono data\">\($0)</p>" }))"
  }

  private var versions: HTML {
    let libraries = study.manifest["libraries"]
    var entries = [
      ("landcli", study.manifest["tool"]["version"].text), ("GEOS", libraries["geos"].text),
      ("PROJ", libraries["proj"].text),
      ("proj.db", libraries["proj_db"].text), ("EPSG", libraries["epsg"].text),
      ("simdjson", libraries["simdjson"].text),
      ("libcrypto", libraries["libcrypto"].text),
    ]
    if let own = self.libraries {
      entries.append(("Leaflet", "\(own.leaflet.version ?? "?"), SHA-256 \(own.leaflet.sha256)"))
      entries.append(("Chart.js", "\(own.charts.version ?? "?"), SHA-256 \(own.charts.sha256)"))
    }
    var out: HTML = "<h3>\(t("程序与库的版本", "Versions"))</h3><ul class=\"plain mono\">"
    for (name, version) in entries { out += "<li>\(name) \(version ?? Shown.none)</li>" }
    out += "</ul>"
    if self.libraries != nil {
      out +=
        "<p class=\"small\">\(t("网页内含 Leaflet（© Vladimir Agafonkin，© CloudMade，BSD 2 条款许可）与 Chart.js（© Chart.js Contributors，MIT 许可）。", "The page contains Leaflet (© Vladimir Agafonkin, © CloudMade, BSD 2-clause licence) and Chart.js (© Chart.js Contributors, MIT licence)."))</p>"
    }
    return out
  }

  private var settings: HTML {
    var out: HTML =
      "<details><summary>\(t("全部设置", "All settings"))</summary><table><thead><tr><th scope=\"col\">\(t("键", "key"))</th><th scope=\"col\">\(t("值", "value"))</th><th scope=\"col\">\(t("出自", "from"))</th></tr></thead><tbody>"
    for setting in study.manifest["settings_from"].elements {
      let (key, value) = (setting["key"].text ?? "", setting["value"].text ?? Shown.none)
      // A benchmark that the plan fixes stands among the settings, and so does a condition on amounts.
      let hidden = study.rules?.replacement(setting: key, value: value)
      out +=
        "<tr><td><code>\(key)</code></td><td class=\"wrap\">\(hidden?(language) ?? value)</td><td>\(setting["from"].text ?? "")</td></tr>"
    }
    return out + "</tbody></table></details>"
  }

  /// 12. What the words and figures mean.
  var glossary: Section {
    var entries: [(String, HTML)] = IndicatorTable.all.map { indicator in
      let unit = indicator.unit.isEmpty ? "" : " (\(indicator.unit))"
      return (
        indicator.title(language) + unit,
        "\(Self.meaning(of: indicator.id)(language)) <span class=\"f\">\(indicator.formula) · \(indicator.clause) · <code>\(study.prefix + indicator.id)</code></span>"
      )
    }
    let words: [(String, String)] = [
      (
        t("三旧地块", "renewal parcel (三旧)"),
        t("旧城镇、旧厂房、旧村庄，改造的候选用地。", "Old town, old factory or old village land: a candidate for renewal.")
      ),
      (
        t("规划园区", "planned park"),
        t(
          "规划列出的先进制造业园区，地块以之为标杆。有争议的园区与载体不计入。",
          "A park of the plan for advanced manufacturing, by which parcels are measured. Disputed parks and carriers do not count."
        )
      ),
      (
        t("村级工业园", "village industrial zone"),
        t(
          "分散、低效的村级工业用地；与三旧地块可能是同一块地。",
          "Scattered village land of low intensity; it may be the same ground as a parcel.")
      ),
      (
        t("标杆", "benchmark"),
        t(
          "园区的地均产出或地均税收；没有时以其余规划园区的合计代替，或不排名。",
          "A park's output or tax per km²; where it has none, the other planned parks' together stand in, or its parcels stay unranked."
        )
      ),
      (
        t("椭球面积", "ellipsoidal area"),
        t("CGCS2000 椭球上的面积，法定面积。", "Area on the ellipsoid of CGCS2000: the legal area.")
      ),
      (
        t("碎屑", "sliver"),
        t(
          "叠置中平均宽度不足 0.05 米的细条，不计入参照园区的判定。",
          "A part of an overlay narrower than 0.05 m on average; it does not decide the reference park.")
      ),
      (
        t("亩、公顷、亿元", "亩, ha, 亿元"),
        t(
          "1 km² = 100 公顷 = 1,500 亩；1 亿元 = 10,000 万元；1 万元/亩 = 0.15 亿元/km²。",
          "1 km² = 100 ha = 1,500 亩 (mu); 1 亿元 = 10,000 万元 = 100 million yuan; 1 万元/亩 = 0.15 亿元/km².")
      ),
    ]
    entries += words.map { ($0.0, HTML(text: $0.1)) }
    let body: HTML =
      "<dl class=\"glossary\">\(HTML.joined(entries.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }))</dl>"
    return Section(id: "glossary", title: t("术语", "Glossary"), body: body)
  }

  /// What an indicator says, in a sentence.
  static func meaning(of id: String) -> Bilingual {
    switch id {
    case "area_m2": Bilingual(zh: "地块的椭球面积。", en: "The parcel's area on the ellipsoid.")
    case "yield": Bilingual(zh: "年产值除以地块面积。", en: "The year's output over the parcel's area.")
    case "tax": Bilingual(zh: "年税收除以地块面积。", en: "The year's tax over the parcel's area.")
    case "share": Bilingual(zh: "地块落在参照园区内的部分。", en: "How much of the parcel lies in its reference park.")
    case "dist_m":
      Bilingual(
        zh: "到参照园区边界的平面距离，相接或重叠为 0。",
        en: "Plane distance to the reference park; 0 where they touch or overlap.")
    case "inpark": Bilingual(zh: "地块落在任一规划园区内的部分。", en: "How much of the parcel lies in any planned park.")
    case "inzone": Bilingual(zh: "地块落在任一村级工业园内的部分。", en: "How much of the parcel lies in any village zone.")
    case "gap_y", "gap_t":
      Bilingual(
        zh: "比参照园区低多少；负值表示优于园区。", en: "How far it falls below its park; negative when it does better.")
    case "up_y", "up_t":
      Bilingual(zh: "达到参照园区水平时每年增加的数额。", en: "What reaching the level of its park would add each year.")
    case "std_y", "std_t":
      Bilingual(zh: "在各规划园区中的位次，1 为高于全部。", en: "Its place among the planned parks; 1 is above all.")
    case "score":
      Bilingual(
        zh: "各项加权合成，越高表示低得越多。",
        en: "The weighted sum of the components: the higher, the further it falls short.")
    default: Bilingual(zh: "", en: "")
    }
  }
}
