import LandKit

extension ReportPage {
  /// What was found: its classes, then on screen all that is listed, and on paper or without scripts the first of each class.
  func found(_ list: FoundList, rest: String) -> HTML {
    guard !list.kinds.isEmpty else { return "" }
    var out = overview(list)
    if libraries != nil { out += live(list, rest) }
    return out
      + "<div class=\"static\">\(HTML.joined(list.kinds.indices.map { folded(list, $0, rest) }))</div>"
  }

  private func severity(_ kind: FoundList.Kind) -> HTML {
    "<span class=\"sev \(kind.severity)\">\(Words.say(kind.severity, Words.severities, language))</span>"
  }

  /// On screen alone: on paper every class has its own heading.
  private func overview(_ list: FoundList) -> HTML {
    guard libraries != nil else { return "" }
    var out: HTML =
      "<div class=\"scroll live\"><table class=\"kinds\"><caption>\(t("按类", "By class"))</caption><thead><tr><th scope=\"col\">\(t("级别", "severity"))</th><th scope=\"col\">\(t("类", "class"))</th><th scope=\"col\" class=\"n\">\(t("项数", "count"))</th></tr></thead><tbody>"
    for (place, kind) in list.kinds.enumerated() {
      let reason: HTML = kind.reason.isEmpty ? "" : "<span class=\"f\">\(kind.reason)</span>"
      let hint = t("在下面列出这一类", "list this class below")
      out +=
        "<tr><td>\(severity(kind))</td><td class=\"wrap\">\(kind.title) <code>\(kind.key)</code>\(reason)</td><td class=\"n\"><button type=\"button\" class=\"linkish\" data-list-kind=\"\(place)\" data-of=\"\(list.name.description)\" title=\"\(hint)\">\(Shown.count(kind.count))</button></td></tr>"
    }
    return out + "</tbody></table></div>"
  }

  /// Filters, pages and the table that a script fills.
  private func live(_ list: FoundList, _ rest: String) -> HTML {
    let isAudit = list.name.description == "findings"
    let name = isAudit ? t("审计发现", "Findings") : t("数据问题", "Problems of the data")
    var out: HTML =
      "<div class=\"live list\" data-list=\"\(list.name.description)\"><div class=\"tools\"><label>\(t("搜索对象、情况", "search"))<input type=\"search\" data-role=\"search\"></label><label>\(t("类", "class"))<select data-role=\"kind\"><option value=\"\">\(t("全部", "all"))</option></select></label>"
    if isAudit {
      out +=
        "<label>\(t("状态", "state"))<select data-role=\"note\"><option value=\"\">\(t("全部", "all"))</option></select></label>"
    }
    out += "</div>"
    if list.isCut {
      out +=
        "<p class=\"notice\">\(t("共 \(Shown.count(list.total)) 项，页面列出 \(Shown.count(list.items.count)) 项（每类至多 \(Shown.count(list.kinds.map(\.listed).max() ?? 0)) 项）；全部见\(rest)。", "Of \(Shown.count(list.total)) the page lists \(Shown.count(list.items.count)), no more than \(Shown.count(list.kinds.map(\.listed).max() ?? 0)) of a class; \(rest) has all."))</p>"
    }
    return out
      + "<div class=\"scroll\"><table class=\"found\"><caption class=\"vh\">\(name)</caption><thead>\(heads(list))</thead><tbody></tbody></table></div><div class=\"pages\"><button type=\"button\" data-role=\"prev\">\(t("上一页", "Previous"))</button><span data-role=\"count\" role=\"status\"></span><button type=\"button\" data-role=\"next\">\(t("下一页", "Next"))</button></div></div>"
  }

  private func heads(_ list: FoundList) -> HTML {
    let note = list.name.description == "findings" ? t("状态", "state") : t("文件与行", "file and line")
    return
      "<tr><th scope=\"col\">\(t("对象", "about"))</th><th scope=\"col\">\(t("情况", "what"))</th><th scope=\"col\">\(note)</th><th scope=\"col\">\(t("位置（经度，纬度）", "place (°E, °N)"))</th></tr>"
  }

  /// A class with the first of what it holds.
  private func folded(_ list: FoundList, _ place: Int, _ rest: String) -> HTML {
    let kind = list.kinds[place]
    let items = list.items.lazy.filter { $0.kind == place }.prefix(FoundList.staticLimit)
    var out: HTML =
      "<details><summary>\(severity(kind))\(kind.title) <code>\(kind.key)</code> <span class=\"count\">× \(Shown.count(kind.count))</span></summary>"
    if !kind.reason.isEmpty { out += "<p class=\"small\">\(kind.reason)</p>" }
    out += "<table class=\"findings\"><thead>\(heads(list))</thead><tbody>"
    for item in items {
      out +=
        "<tr><td class=\"wrap\">\(item.about)</td><td class=\"wrap\">\(item.detail)</td><td class=\"wrap\">\(item.note)</td><td>\(Self.spot(item))</td></tr>"
    }
    out += "</tbody></table>"
    func first(_ limit: Int) -> String {
      t(
        "此处列前 \(Shown.count(min(limit, items.count))) 项，共 \(Shown.count(kind.count)) 项；其余见\(rest)",
        "The first \(Shown.count(min(limit, items.count))) of \(Shown.count(kind.count)); the others are in \(rest)"
      )
    }
    if kind.count > items.count { out += "<p class=\"small screen-only\">\(first(.max))</p>" }
    if kind.count > FoundList.paperLimit {
      out += "<p class=\"small print-only\">\(first(FoundList.paperLimit))</p>"
    }
    return out + "</details>"
  }

  private static func spot(_ item: FoundList.Item) -> String {
    guard let longitude = item.longitude, let latitude = item.latitude else { return Shown.none }
    return "\(Shown.fixed(longitude, 5)), \(Shown.fixed(latitude, 5))"
  }
}
