import LandKit

extension ReportPage {
  /// A chart with what is said under it; nothing when the study has no figures for it.
  private func figure(_ name: String, _ caption: String) -> HTML {
    guard let chart = charts.first(where: { $0.name == name }) else { return "" }
    return "<figure>\(chart.element(isLive: libraries != nil))<figcaption>\(caption)</figcaption></figure>"
  }

  /// 5. Yield against tax.
  var scatterSection: Section {
    let title = t("产出与税收", "Output and tax")
    let shown = study.totals.dots.count
    guard shown > 0 else {
      let why =
        study.redacted.isEmpty ? t("没有同时具有两项正数的地块。", "No parcel has both figures above 0.") : redactionNote
      return Section(id: "scatter", title: title, body: "<p>\(why)</p>")
    }
    let left = study.totals.all.count - shown
    var caption = t(
      "菱形为规划园区，点为地块，颜色为得分。两轴为对数。图中 \(Shown.count(shown)) 宗；\(Shown.count(left)) 宗因缺数、零或负数无法画出。",
      "Diamonds are the planned parks, dots are parcels in the colours of their scores; both axes are logarithmic. \(Shown.count(shown)) parcels are shown; \(Shown.count(left)) have a figure missing, zero or negative, for which there is no place."
    )
    if isCut, libraries != nil {
      caption += t(
        "屏幕上的图只画表中的 \(Shown.count(order.count)) 宗，打印时画全部。",
        " On screen the plot has the \(Shown.count(order.count)) parcels of the table; on paper it has all.")
    }
    return Section(id: "scatter", title: title, body: figure("scatter", caption))
  }

  /// 6. Distributions.
  var distributions: Section {
    let totals = study.totals
    let scored = Shown.count(totals.scores.total)
    var body: HTML = "<div class=\"pair two\">"
    body += figure("scores", t("得分：\(scored) 宗已排名地块", "Scores of \(scored) ranked parcels"))
    for (key, name, bins) in [
      ("gap_y", t("产出差距", "yield gap"), totals.yieldGaps), ("gap_t", t("税收差距", "tax gap"), totals.taxGaps),
    ] {
      let (count, better, beyond) = (
        Shown.count(bins.total), Shown.count(bins.negative), Shown.count(bins.beyond)
      )
      body += figure(
        key,
        t(
          "\(name)：\(count) 宗有数，\(better) 宗优于园区（负值），其中 \(beyond) 宗低于 −1，计入最左一格",
          "\(name): \(count) parcels have one, \(better) do better than their park (negative), \(beyond) of them below −1, counted in the first step"
        ))
    }
    if totals.scores.total + totals.yieldGaps.total + totals.taxGaps.total == 0 {
      let why = study.redacted.isEmpty ? t("没有得分，也没有差距。", "No parcel has a score or a gap.") : redactionNote
      body = "<p>\(why)</p><div class=\"pair two\">"
    }
    if totals.all.count > 0 { body += "<figure>\(towns)</figure>" }
    body += "</div>"
    return Section(id: "distributions", title: t("分布", "Distributions"), body: body)
  }

  /// Parcels by town: how many, how much land, what reaching the parks would bring.
  private var towns: HTML {
    var out: HTML =
      "<table><caption>\(t("按镇街", "By town"))</caption><thead><tr><th scope=\"col\">\(t("镇街", "town"))</th><th scope=\"col\" class=\"n\">\(t("宗", "parcels"))</th><th scope=\"col\" class=\"n\">km²</th><th scope=\"col\" class=\"n\">\(t("得分 ≥ 80", "score ≥ 80"))</th><th scope=\"col\" class=\"n\">\(t("税收增量 亿元/年", "tax uplift, 亿元 a year"))</th></tr></thead><tbody>"
    let sorted = study.totals.towns.sorted {
      $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count
    }
    for (town, group) in sorted.prefix(15) {
      out +=
        "<tr><td class=\"wrap\"\(lang(town))>\(town)</td><td class=\"n\">\(Shown.count(group.count))</td><td class=\"n\">\(Shown.fixed(group.area / 1e6, 2))</td><td class=\"n\">\(highScores(group))</td><td class=\"n\">\(Shown.fixed(group.taxUplift, 2))</td></tr>"
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
    let account = AccountPicture(study.account, language: language)
    var body: HTML =
      "<p>\(t("同一块地可能既是三旧地块，又在村级工业园或规划园区内，所以面积取并集，不相加。七类互不重叠，合计等于并集。", "The same ground may be a parcel, part of a village zone and part of a park at once: areas are united, never added. The seven classes do not overlap and add up to the union."))</p>"
    body += figure(
      "account",
      t(
        "每一栏是一个图层；七类按面积并列，某类属于哪些图层，就在哪些栏中涂色。",
        "A lane a layer; the seven classes lie side by side, as wide as their land, and are filled in the lanes of the layers they belong to."
      ))
    body +=
      "<div class=\"pair\"><table><caption>\(t("七类", "The seven classes"))</caption><thead><tr><th scope=\"col\">\(t("类", "class"))</th><th scope=\"col\"></th><th scope=\"col\" class=\"n\">km²</th><th scope=\"col\" class=\"n\">亩</th></tr></thead><tbody>"
    for entry in account.classes {
      body +=
        "<tr><td>\(entry.name)</td><td>\(AccountPicture.title(entry.name, language))</td><td class=\"n\">\(Shown.fixed(entry.area, 4))</td><td class=\"n\">\(Shown.fixed(entry.area * 1500, 0))</td></tr>"
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
    for chart in years {
      body += figure(
        "years-" + chart.measure,
        t(
          "粗线为各图层合计，细线为各规划园区；没有数的年份断开。",
          "Bold lines are whole layers, thin ones the planned parks; a line breaks where a year has no figure."
        ))
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
