import LandKit

/// A chart of the page. Each is there twice: as a drawing, for paper and for readers without scripts, and as the same figures
/// for Chart.js.
struct ReportChart: Sendable {
  enum Kind: Sendable {
    case scatter(ScatterPicture)
    case histogram(HistogramPicture)
    case lines(YearChart)
    case account(AccountPicture)
  }

  /// What the page calls it in its elements.
  let name: String
  let kind: Kind

  /// All charts that a study has figures for, in the order of the page.
  static func all(_ study: ReportStudy, _ years: [YearChart], _ language: Language) -> [ReportChart] {
    func t(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var charts: [ReportChart] = []
    func add(_ name: String, _ kind: Kind) { charts.append(ReportChart(name: name, kind: kind)) }
    let totals = study.totals
    if !totals.dots.isEmpty {
      add(
        "scatter",
        .scatter(
          ScatterPicture(dots: totals.dots, benchmarkParks: study.benchmarkParks, language: language)))
    }
    let classes = (0..<20).map { ScoreClass.all[min(4, $0 / 4)].colour }
    let figures: [(String, Bins, Bilingual, [String])] = [
      ("scores", totals.scores, Bilingual(zh: "得分", en: "score"), classes),
      (
        "gap_y", totals.yieldGaps, Bilingual(zh: "产出差距", en: "yield gap"),
        Array(repeating: "#414D6B", count: 20)
      ),
      ("gap_t", totals.taxGaps, Bilingual(zh: "税收差距", en: "tax gap"), Array(repeating: "#6b6a67", count: 20)),
    ]
    for (name, bins, figure, colours) in figures where bins.total > 0 {
      let unit = name == "scores" ? t("（0–100）", " (0–100)") : t("（1 − 地块 ÷ 园区）", " (1 − parcel ÷ park)")
      add(
        name,
        .histogram(
          HistogramPicture(
            bins: bins, axis: figure(language) + unit, unit: t("地块数（宗）", "parcels"),
            title: t("\(figure.zh)分布", "Distribution of the \(figure.en)"), colours: colours)))
    }
    let account = AccountPicture(study.account, language: language)
    if account.sum > 0 { add("account", .account(account)) }
    for chart in years { add("years-" + chart.measure, .lines(chart)) }
    return charts
  }

  /// The drawing.
  var drawing: Drawing {
    switch kind {
    case .scatter(let picture): picture.drawing()
    case .histogram(let picture): picture.drawing()
    case .account(let picture): picture.drawing()
    case .lines(let chart):
      LinesPicture(years: chart.years, lines: chart.lines, axis: chart.title, title: chart.title).drawing()
    }
  }

  /// Both: what is live, and what is drawn.
  func element(isLive: Bool) -> HTML {
    let picture = drawing
    let live: HTML =
      isLive
      ? "<div class=\"chart \(size) live\"><canvas data-chart=\"\(name)\" role=\"img\" aria-label=\"\(picture.title)\"></canvas></div>"
      : ""
    return "\(live)<div class=\"static\">\(picture.element)</div>"
  }

  private var size: HTML {
    switch kind {
    case .scatter: "tall"
    case .account: "low"
    case .histogram: "small"
    case .lines: ""
    }
  }

  /// The figures, as the page's scripts read them.
  func write(to out: inout ScriptJSON) {
    switch kind {
    case .scatter: out.append("{\"kind\":\"scatter\"}")
    case .histogram(let picture): picture.write(to: &out)
    case .lines(let chart): chart.write(to: &out)
    case .account(let picture): picture.write(to: &out)
    }
  }
}

extension HistogramPicture {
  func write(to out: inout ScriptJSON) {
    out.append("{\"kind\":\"bars\",\"labels\":")
    out.list(bins.counts.indices) { $1.append(label: label($0)) }
    out.append(",\"counts\":")
    out.list(bins.counts) { $1.append($0) }
    out.append(",\"colours\":")
    out.list(colours) { $1.append(label: $0) }
    out.append(",\"x\":")
    out.append(label: axis)
    out.append(",\"y\":")
    out.append(label: unit)
    out.append("}")
  }
}

extension AccountPicture {
  func write(to out: inout ScriptJSON) {
    out.append("{\"kind\":\"account\",\"x\":")
    out.append(
      label: language == .zh ? "面积 km²（各类并列，互不重叠）" : "area, km² (classes side by side, none overlaps another)"
    )
    out.append(",\"lanes\":")
    out.list(lanes) { lane, out in
      out.append("[")
      out.append(label: lane.name)
      out.append(",")
      out.append(label: lane.colour)
      out.append("]")
    }
    out.append(",\"classes\":")
    out.list(sorted) { entry, out in
      out.append("{\"name\":")
      out.append(label: entry.name)
      out.append(",\"title\":")
      out.append(label: Self.title(entry.name, language))
      out.append(",\"km2\":")
      out.append(entry.area)
      out.append(",\"in\":")
      out.list(lanes) { $1.append(entry.name.contains($0.key) ? 1 : 0) }
      out.append("}")
    }
    out.append("}")
  }
}
