import LandKit

extension ReportPage {
  /// The most rows of the table on paper.
  static let printedRows = 100

  /// 3. The ranked table: live with all parcels, on paper with the first.
  var ranking: Section {
    var body = HTML()
    if libraries != nil { body += liveTable }
    let shown = order.prefix(Self.printedRows)
    body +=
      "<div class=\"scroll static\"><table class=\"ranking\"><caption>\(tableNote(shown.count))</caption><thead><tr>"
    for column in columns {
      body += "<th scope=\"col\"\(column.isNumber ? " class=\"n\"" as HTML : "")>\(heading(column))</th>"
    }
    body += "</tr></thead><tbody>"
    for place in shown { body += row(study.parcels[place]) }
    body += "</tbody></table></div>"
    return Section(id: "ranking", title: t("排名表", "Ranked table"), body: body)
  }

  private struct Column {
    let key: String
    let name: String
    let unit: String
    let isNumber: Bool
  }

  private var columns: [Column] {
    [
      Column(key: "rank", name: t("名次", "rank"), unit: "", isNumber: true),
      Column(key: "score", name: t("得分", "score"), unit: "0–100", isNumber: true),
      Column(key: "id", name: t("编号", "id"), unit: "", isNumber: false),
      Column(key: "name", name: t("名称", "name"), unit: "", isNumber: false),
      Column(key: "town", name: t("镇街", "town"), unit: "", isNumber: false),
      Column(key: "category", name: t("类别", "category"), unit: "", isNumber: false),
      Column(key: "area_m2", name: t("面积", "area"), unit: "亩", isNumber: true),
      Column(key: "yield", name: t("地均产出", "output"), unit: "亿元/km²", isNumber: true),
      Column(key: "tax", name: t("地均税收", "tax"), unit: "亿元/km²", isNumber: true),
      Column(key: "park", name: t("参照园区", "park"), unit: "", isNumber: false),
      Column(key: "dist_m", name: t("距离", "distance"), unit: "m", isNumber: true),
      Column(key: "up_t", name: t("税收增量", "tax uplift"), unit: t("亿元/年", "亿元 a year"), isNumber: true),
    ]
  }

  private func heading(_ column: Column) -> HTML {
    column.unit.isEmpty ? HTML(text: column.name) : "\(column.name)<span class=\"unit\">\(column.unit)</span>"
  }

  /// What of the parcels the table on the screen does not have.
  private var cutNote: String {
    guard isCut else { return "" }
    let (shown, all) = (Shown.count(order.count), Shown.count(study.totals.all.count))
    return t(
      "共 \(all) 宗，表中为名次最前的 \(shown) 宗，其余见 ranked.csv。",
      " Of \(all) parcels the table has the first \(shown) by rank; the rest is in ranked.csv.")
  }

  private func tableNote(_ count: Int) -> String {
    count == study.totals.all.count
      ? t("按名次排列的全部地块", "All parcels by rank")
      : t(
        "名次最前的 \(Shown.count(count)) 宗，共 \(Shown.count(study.totals.all.count)) 宗；全部见 ranked.csv",
        "The first \(Shown.count(count)) of \(Shown.count(study.totals.all.count)) parcels; ranked.csv has all"
      )
  }

  private func row(_ parcel: ReportParcel) -> HTML {
    let score: HTML
    if let value = parcel[.score] {
      let place = ScoreClass.of(value).flatMap { ScoreClass.all.firstIndex(of: $0) } ?? 0
      score =
        "<svg class=\"bar\" width=\"62\" height=\"9\" aria-hidden=\"true\"><rect width=\"62\" height=\"9\" fill=\"#eceef0\"/><rect width=\"\(Drawing.n(value * 0.62))\" height=\"9\" fill=\"\(ScoreClass.all[place].colour)\"/></svg>\(Shown.fixed(value, 2))"
    } else if let low = parcel[.lo] {
      score = "\(Shown.fixed(low, 0))–\(Shown.fixed(parcel[.hi], 0))"
    } else {
      score = "–"
    }
    func amount(_ figure: ReportFigure, _ state: String?) -> String {
      parcel[figure] != nil
        ? Shown.digits(parcel[figure], 4) : Words.say(state ?? Shown.none, Words.states, language)
    }
    return
      "<tr><td class=\"n\">\(Shown.fixed(parcel[.rank], 0))</td><td class=\"n\">\(score)</td><td class=\"wrap id\">\(parcel.id)</td><td class=\"wrap name\"\(lang(parcel.name))>\(parcel.name ?? "")</td><td class=\"wrap town\"\(lang(parcel.town))>\(parcel.town ?? "")</td><td class=\"wrap category\"\(lang(parcel.category))>\(parcel.category ?? "")</td><td class=\"n\">\(Shown.fixed(Shown.mu(parcel[.area]), 1))</td><td class=\"n\">\(amount(.yield, parcel.outputState))</td><td class=\"n\">\(amount(.tax, parcel.taxState))</td><td class=\"wrap\">\(parcel.park ?? "")</td><td class=\"n\">\(Shown.fixed(parcel[.distance], 0))</td><td class=\"n\">\(Shown.digits(parcel[.taxUplift], 4))</td></tr>"
  }

  private var liveTable: HTML {
    func filter(_ key: StaticString, _ name: String, _ options: HTML = "") -> HTML {
      "<label>\(name)<select data-filter=\"\(key.description)\"><option value=\"\">\(t("全部", "all"))</option>\(options)</select></label>"
    }
    let classes = HTML.joined(
      ScoreClass.all.enumerated().reversed().map { "<option value=\"\($0)\">\(classLabel($1))</option>" })
    var out: HTML =
      "<div class=\"live\"><div class=\"tools\"><label>\(t("搜索编号、名称、镇街", "search id, name, town"))<input type=\"search\" id=\"lk-search\"></label>"
    out +=
      filter("class", t("得分", "score"), classes) + filter("state", t("状态", "state"))
      + filter("town", t("镇街", "town"))
    out += filter("category", t("类别", "category")) + filter("park", t("参照园区", "reference park"))
    out +=
      "<label>\(t("每页", "rows a page"))<select id=\"lk-size\"><option>20</option><option>50</option><option>100</option></select></label><button type=\"button\" id=\"lk-clear\">\(t("清除", "Clear"))</button></div>"
    out +=
      "<p class=\"small\">\(t("点一行，地图移到该地块；点地图上的地块，表翻到它所在的一行。筛选时图上其余地块变淡。" + cutNote, "A click on a row moves the map to the parcel; a click on a parcel in the map turns the table to its row. What filters leave out fades in the map." + cutNote))</p>"
    out +=
      "<div class=\"scroll\"><table class=\"ranking\"><caption class=\"vh\">\(t("排名表", "Ranked table"))</caption><thead><tr>"
    for column in columns {
      out +=
        "<th scope=\"col\"\(column.isNumber ? " class=\"n\"" as HTML : "") aria-sort=\"none\"><button type=\"button\" data-sort=\"\(column.key)\">\(column.name)</button>\(column.unit.isEmpty ? "" as HTML : "<span class=\"unit\">\(column.unit)</span>")</th>"
    }
    out +=
      "</tr></thead><tbody id=\"lk-rows\"></tbody></table></div><div class=\"pages\"><button type=\"button\" id=\"lk-prev\">\(t("上一页", "Previous"))</button><span id=\"lk-count\" role=\"status\"></span><button type=\"button\" id=\"lk-next\">\(t("下一页", "Next"))</button></div></div>"
    return out
  }
}
