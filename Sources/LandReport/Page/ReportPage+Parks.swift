import LandKit

extension ReportPage {
  /// 4. Each park's benchmark, with the parcels that refer to it.
  var parksSection: Section {
    var body: HTML =
      "<div class=\"scroll\"><table><caption>\(t("标杆为园区年产值、年税收 ÷ 园区面积", "A benchmark is a park's output or tax of the year over its area"))</caption><thead><tr>"
    let heads: [(String, String, Bool)] = [
      (t("园区", "park"), "", false), (t("状态", "status"), "", false), (t("面积", "area"), "km²", true),
      (t("产出标杆", "output benchmark"), "亿元/km²", true), ("", "万元/亩", true), (t("来源", "from"), "", false),
      (t("税收标杆", "tax benchmark"), "亿元/km²", true), ("", "万元/亩", true), (t("来源", "from"), "", false),
      (t("参照地块", "parcels referring"), t("宗", "count"), true),
      (t("其中得分 ≥ 80", "of them ≥ 80"), t("宗", "count"), true),
      (t("税收增量", "tax uplift"), t("亿元/年", "亿元 a year"), true),
    ]
    for (name, unit, isNumber) in heads {
      body +=
        "<th scope=\"col\"\(isNumber ? " class=\"n\"" as HTML : "")>\(name)\(unit.isEmpty ? "" as HTML : "<span class=\"unit\">\(unit)</span>")</th>"
    }
    body += "</tr></thead><tbody>"
    for park in study.parks { body += row(park, study.totals.parks[park.id]) }
    body += "</tbody></table></div>"
    body += "<h3>\(t("每个园区低得最多的地块", "The parcels that fall shortest of each park"))</h3><div class=\"pair\">"
    for park in study.benchmarkParks { body += worst(park, study.totals.worst[park.id] ?? []) }
    body += "</div>"
    return Section(id: "parks", title: t("园区标杆", "Parks"), body: body)
  }

  private func row(_ park: ReportPark, _ group: StudyTotals.Group?) -> HTML {
    let count = park.referring ?? group?.count ?? 0
    let listed: HTML =
      libraries != nil && count > 0
      ? "<button type=\"button\" class=\"linkish live\" data-park=\"\(park.id)\" title=\"\(t("在排名表中列出", "list them in the table"))\">\(Shown.count(count))</button><span class=\"static\">\(Shown.count(count))</span>"
      : HTML(text: Shown.count(count))
    return
      "<tr><td class=\"wrap\"\(lang(park.name))><b>\(park.id)</b> \(park.name ?? "")</td><td>\(park.isCounted ? Words.say(park.status, Words.statuses, language) : Words.say(park.status, Words.statuses, language) + t("，不计", ", not counted"))</td><td class=\"n\">\(Shown.fixed(park.area.map { $0 / 1e6 }, 3))</td><td class=\"n\">\(Shown.fixed(park.yield, 2))</td><td class=\"n\">\(Shown.fixed(Shown.perMu(park.yield), 1))</td><td>\(park.yieldKind.map { Words.say($0, Words.kinds, language) } ?? "–")</td><td class=\"n\">\(Shown.fixed(park.tax, 3))</td><td class=\"n\">\(Shown.fixed(Shown.perMu(park.tax), 2))</td><td>\(park.taxKind.map { Words.say($0, Words.kinds, language) } ?? "–")</td><td class=\"n\">\(listed)</td><td class=\"n\">\(highScores(group))</td><td class=\"n\">\(Shown.fixed(group?.taxUplift, 2))</td></tr>"
  }

  private func worst(_ park: ReportPark, _ first: [ReportParcel]) -> HTML {
    var out: HTML =
      "<table><caption\(lang(park.name))><b>\(park.id)</b> \(park.name ?? "")</caption><thead><tr><th scope=\"col\" class=\"n\">\(t("名次", "rank"))</th><th scope=\"col\">\(t("地块", "parcel"))</th><th scope=\"col\" class=\"n\">\(t("得分", "score"))</th><th scope=\"col\" class=\"n\">\(t("面积 亩", "亩"))</th><th scope=\"col\" class=\"n\">\(t("距离 m", "m away"))</th></tr></thead><tbody>"
    for parcel in first {
      out +=
        "<tr><td class=\"n\">\(Shown.fixed(parcel[.rank], 0))</td><td class=\"wrap\"\(lang(parcel.name))>\(parcel.id) \(parcel.name ?? "")</td><td class=\"n\">\(Shown.fixed(parcel[.score], 2))</td><td class=\"n\">\(Shown.fixed(Shown.mu(parcel[.area]), 1))</td><td class=\"n\">\(Shown.fixed(parcel[.distance], 0))</td></tr>"
    }
    if first.isEmpty {
      out += "<tr><td colspan=\"5\">\(t("没有已排名的地块参照它", "no ranked parcel refers to it"))</td></tr>"
    }
    return out + "</tbody></table>"
  }
}
