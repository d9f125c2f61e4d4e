import LandKit

extension ReportPage {
  private func chart(_ name: String, _ picture: Drawing, tall: Bool = false) -> HTML {
    let live: HTML =
      libraries == nil
      ? ""
      : "<div class=\"chart\(tall ? " tall" : "") live\"><canvas data-chart=\"\(name)\" role=\"img\" aria-label=\"\(picture.title)\"></canvas></div>"
    return "\(live)<div class=\"static\">\(picture.element)</div>"
  }

  /// 5. Yield against tax.
  var scatterSection: Section {
    let scatter = ScatterPicture(study: study, language: language)
    let shown = scatter.shown.count
    guard shown > 0 else {
      return Section(
        id: "scatter", title: t("产出与税收", "Output and tax"),
        body:
          "<p>\(study.redacted.isEmpty ? t("没有同时具有两项正数的地块。", "No parcel has both figures above 0.") : redactionNote)</p>"
      )
    }
    let left = study.parcels.count - shown
    let body: HTML =
      "<figure>\(chart("scatter", scatter.drawing(), tall: true))<figcaption>\(t("菱形为规划园区，点为地块，颜色为得分。两轴为对数。图中 \(Shown.count(shown)) 宗；\(Shown.count(left)) 宗因缺数、零或负数无法画出。", "Diamonds are the planned parks, dots are parcels in the colours of their scores; both axes are logarithmic. \(Shown.count(shown)) parcels are shown; \(Shown.count(left)) have a figure missing, zero or negative, for which there is no place."))</figcaption></figure>"
    return Section(id: "scatter", title: t("产出与税收", "Output and tax"), body: body)
  }

  /// 6. Distributions.
  var distributions: Section {
    let classes = (0..<20).map { ScoreClass.all[min(4, $0 / 4)].colour }
    let scores = HistogramPicture(
      counts: scoreCounts, start: 0, step: 5, axis: t("得分", "score"),
      title: t("得分分布", "Distribution of scores"), colours: classes)
    var body: HTML = "<div class=\"pair two\">"
    let ranked = scoreCounts.reduce(0, +)
    if ranked > 0 {
      body +=
        "<figure>\(chart("scores", scores.drawing()))<figcaption>\(t("得分：\(Shown.count(ranked)) 宗已排名地块", "Scores of \(Shown.count(ranked)) ranked parcels"))</figcaption></figure>"
    }
    let gaps: [(ReportFigure, String, String)] = [
      (.yieldGap, t("产出差距", "yield gap"), "#414D6B"), (.taxGap, t("税收差距", "tax gap"), "#7C7B78"),
    ]
    for (figure, name, colour) in gaps {
      let values = study.parcels.compactMap { $0[figure] }
      guard !values.isEmpty else { continue }
      let counts = HistogramPicture.counts(values, start: -1, step: 0.1, bins: 20)
      let picture = HistogramPicture(
        counts: counts, start: -1, step: 0.1, axis: name,
        title: t("\(name)分布", "Distribution of the \(name)"),
        colours: Array(repeating: colour, count: 20))
      let below = values.count { $0 < 0 }, beyond = values.count { $0 < -1 }
      body +=
        "<figure>\(picture.drawing().element)<figcaption>\(t("\(name)：\(Shown.count(values.count)) 宗有数，\(Shown.count(below)) 宗优于园区（负值），其中 \(Shown.count(beyond)) 宗低于 −1，计入最左一格", "\(name): \(Shown.count(values.count)) parcels have one, \(Shown.count(below)) do better than their park (negative), \(Shown.count(beyond)) of them below −1, counted in the first step"))</figcaption></figure>"
    }
    body += "<figure>\(towns)</figure></div>"
    return Section(id: "distributions", title: t("分布", "Distributions"), body: body)
  }

  /// Parcels by town: how many, how much land, what reaching the parks would bring.
  private var towns: HTML {
    let groups = Dictionary(grouping: study.parcels, by: { $0.town ?? Shown.none })
    var out: HTML =
      "<table><caption>\(t("按镇街", "By town"))</caption><thead><tr><th scope=\"col\">\(t("镇街", "town"))</th><th scope=\"col\" class=\"n\">\(t("宗", "parcels"))</th><th scope=\"col\" class=\"n\">km²</th><th scope=\"col\" class=\"n\">\(t("得分 ≥ 80", "score ≥ 80"))</th><th scope=\"col\" class=\"n\">\(t("税收增量 亿元/年", "tax uplift, 亿元 a year"))</th></tr></thead><tbody>"
    let sorted = groups.sorted {
      $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count
    }
    for (town, parcels) in sorted.prefix(15) {
      let uplifts = parcels.compactMap { $0[.taxUplift] }
      out +=
        "<tr><td class=\"wrap\"\(lang(town))>\(town)</td><td class=\"n\">\(Shown.count(parcels.count))</td><td class=\"n\">\(Shown.fixed(parcels.compactMap { $0[.area] }.reduce(0, +) / 1e6, 2))</td><td class=\"n\">\(highScores(parcels))</td><td class=\"n\">\(uplifts.isEmpty ? "–" : Shown.fixed(uplifts.reduce(0, +), 2))</td></tr>"
    }
    out += "</tbody></table>"
    if sorted.count > 15 {
      out +=
        "<figcaption>\(t("其余 \(sorted.count - 15) 个镇街未列", "\(sorted.count - 15) more are not listed"))</figcaption>"
    }
    return out
  }

  /// 7. The land account.
  var accountSection: Section {
    let node = study.account["classes"]
    let classes = AccountPicture.order.compactMap { name in
      node[name]["ellipsoidal_m2"].double.map { (name: name, area: $0 / 1e6) }
    }
    let names: [String: String] = [
      "P": t("仅三旧地块", "parcels only"), "Z": t("仅村级工业园", "zones only"), "K": t("仅规划园区", "parks only"),
      "PZ": t("地块与村级工业园", "parcels and zones"), "PK": t("地块与园区", "parcels and parks"),
      "ZK": t("村级工业园与园区", "zones and parks"), "PZK": t("三者", "all three"),
    ]
    var body: HTML =
      "<p>\(t("同一块地可能既是三旧地块，又在村级工业园或规划园区内，所以面积取并集，不相加。七类互不重叠，合计等于并集。", "The same ground may be a parcel, part of a village zone and part of a park at once: areas are united, never added. The seven classes do not overlap and add up to the union."))</p>"
    body +=
      "<figure>\(AccountPicture(classes: classes, language: language).drawing().element)</figure><div class=\"pair\"><table><caption>\(t("七类", "The seven classes"))</caption><thead><tr><th scope=\"col\">\(t("类", "class"))</th><th scope=\"col\"></th><th scope=\"col\" class=\"n\">km²</th><th scope=\"col\" class=\"n\">亩</th></tr></thead><tbody>"
    for entry in classes {
      body +=
        "<tr><td>\(entry.name)</td><td>\(names[entry.name] ?? "")</td><td class=\"n\">\(Shown.fixed(entry.area, 4))</td><td class=\"n\">\(Shown.fixed(entry.area * 1500, 0))</td></tr>"
    }
    let union = study.account["union"]["ellipsoidal_m2"].double
    body +=
      "<tr><td>Σ</td><td><b>\(t("并集", "union"))</b></td><td class=\"n\"><b>\(Shown.fixed(union.map { $0 / 1e6 }, 4))</b></td><td class=\"n\"><b>\(Shown.fixed(Shown.mu(union), 0))</b></td></tr></tbody></table>"
    body += layerTable + "</div>"
    let closing = study.account["closing"]
    func small(_ value: Double?) -> String {
      value.map { abs($0) < 0.001 ? "< 0.001" : Shown.digits($0, 2) } ?? Shown.none
    }
    body +=
      "<p class=\"small\">\(t("平面闭合差 \(small(closing["plane_m2"].double)) m²，椭球闭合差 \(small(closing["ellipsoidal_m2"].double)) m²；碎屑 \(Shown.count(study.account["slivers"].int ?? 0)) 片。", "Closing error in the plane \(small(closing["plane_m2"].double)) m², on the ellipsoid \(small(closing["ellipsoidal_m2"].double)) m²; \(Shown.count(study.account["slivers"].int ?? 0)) slivers."))</p>"
    for total in study.account["control_totals"].elements {
      let layer = Words.say(total["layer"].string ?? "", Words.layers, language)
      let registered = Shown.fixed(total["registered_m2"].double.map { $0 / 1e6 }, 4)
      let measured = Shown.fixed(total["measured_m2"].double.map { $0 / 1e6 }, 4)
      let met = total["met"].bool.map { $0 ? t("相符", "met") : t("不符", "not met") } ?? Shown.none
      body +=
        "<p class=\"small\">\(t("控制总数（\(total["source"].text ?? Shown.none)）：\(layer) 登记 \(registered) km²，量得 \(measured) km²，\(met)。", "Control total (\(total["source"].text ?? Shown.none)): \(layer), registered \(registered) km², measured \(measured) km², \(met)."))</p>"
    }
    return Section(id: "account", title: t("土地账", "Land account"), body: body)
  }

  private var layerTable: HTML {
    var out: HTML =
      "<table><caption>\(t("各图层", "The layers"))</caption><thead><tr><th scope=\"col\"></th><th scope=\"col\" class=\"n\">\(t("要素", "features"))</th><th scope=\"col\" class=\"n\">\(t("毛面积", "gross"))<span class=\"unit\">km²</span></th><th scope=\"col\" class=\"n\">\(t("净面积", "net"))<span class=\"unit\">km²</span></th><th scope=\"col\" class=\"n\">\(t("重叠", "overlap"))<span class=\"unit\">km²</span></th></tr></thead><tbody>"
    for key in ["parcels", "zones", "parks"] {
      let layer = study.account["layers"][key]
      func km2(_ member: String) -> String { Shown.fixed(layer[member].double.map { $0 / 1e6 }, 4) }
      out +=
        "<tr><td>\(Words.say(key, Words.layers, language))</td><td class=\"n\">\(Shown.count(layer["features"].int ?? 0))</td><td class=\"n\">\(km2("gross_m2"))</td><td class=\"n\">\(km2("net_m2"))</td><td class=\"n\">\(km2("overlap_m2"))</td></tr>"
    }
    return out + "</tbody></table>"
  }

  /// 8. Years as lines.
  var yearsSection: Section {
    let title = t("历年变化", "Years")
    guard study.audit != nil, !years.isEmpty else {
      let reason =
        study.audit == nil
        ? t(
          "没有审计结果：本报告只有一个年份。计划文件有多个年份，或以 --audit 指出审计文件夹时，这里画出历年曲线。",
          "There is no audit: this report is of one year. With a plan of several years, or an audit's folder named by --audit, the years are drawn here."
        )
        : study.redacted.isEmpty ? t("审计只有一个年份。", "The audit has one year only.") : redactionNote
      return Section(id: "years", title: title, body: "<p>\(reason)</p>")
    }
    var body: HTML = "<div class=\"pair two\">"
    for (i, chart) in years.enumerated() {
      let picture = LinesPicture(
        years: chart.years, lines: chart.lines, axis: chart.title, title: chart.title)
      body +=
        "<figure>\(self.chart(String(i), picture.drawing()))<figcaption>\(t("粗线为各图层合计，细线为各规划园区；没有数的年份断开。", "Bold lines are whole layers, thin ones the planned parks; a line breaks where a year has no figure."))</figcaption></figure>"
    }
    body += "</div>"
    body += standings
    return Section(id: "years", title: title, body: body)
  }

  /// The parks' places among each other, year by year.
  private var standings: HTML {
    let points = study.audit?.series.filter { $0.layer == "parks" && $0.level == "unit" } ?? []
    let columns = years.flatMap { chart in chart.years.map { (chart, $0) } }
    var out: HTML =
      "<div class=\"scroll\"><table><caption>\(t("规划园区历年位次，1 为最高", "Standing of the planned parks among each other, 1 is highest"))</caption><thead><tr><th scope=\"col\">\(t("园区", "park"))</th>"
    for (chart, year) in columns {
      let name = chart.measure == "yield" ? t("产出", "output") : t("税收", "tax")
      out += "<th scope=\"col\" class=\"n\">\(name)<span class=\"unit\">\(year)</span></th>"
    }
    out += "</tr></thead><tbody>"
    for park in study.benchmarkParks {
      out += "<tr><td class=\"wrap\"\(lang(park.name))><b>\(park.id)</b> \(park.name ?? "")</td>"
      for (chart, year) in columns {
        let point = points.first { $0.group == park.id && $0.measure == chart.measure && $0.year == year }
        out += "<td class=\"n\">\(point?.standing.map(String.init) ?? Shown.none)</td>"
      }
      out += "</tr>"
    }
    return out + "</tbody></table></div>"
  }
}
