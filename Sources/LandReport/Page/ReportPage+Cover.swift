import LandKit

extension ReportPage {
  var cover: HTML {
    let year = study.year.map { t("\($0) 年", "\($0)") }
    let lede = [
      year,
      t(
        "\(Shown.count(study.totals.all.count)) 宗三旧地块",
        "\(Shown.count(study.totals.all.count)) renewal parcels"),
      t(
        "\(study.benchmarkParks.count) 个规划园区",
        "\(study.benchmarkParks.count) planned \(study.benchmarkParks.count == 1 ? "park" : "parks")"),
      study.zones.isEmpty
        ? nil
        : t("\(Shown.count(study.zones.count)) 个村级工业园", "\(Shown.count(study.zones.count)) village zones"),
    ].compactMap { $0 }.joined(separator: " · ")
    var out: HTML =
      "<header class=\"cover\"><p class=\"kicker\">\(t("三旧地块对标规划园区 · 排名报告", "RENEWAL PARCELS AGAINST THE PLANNED PARKS"))</p><h1 class=\"data\"\(lang(title))>\(title)</h1><p class=\"lede\">\(lede)</p>"
    if !study.redacted.isEmpty { out += "<p class=\"notice\">\(redactionNote)</p>" }
    out += "<dl class=\"key\">\(keyFigures)</dl></header>"
    return out
  }

  var redactionNote: String { study.redaction.notice.map { $0(language) + t("。", ".") } ?? "" }

  private var keyFigures: HTML {
    let all = study.totals.all
    var cards: [(String, String, String, String)] = [
      (
        t("已排名", "ranked"), Shown.count(study.count("ranked")), t("宗", "parcels"),
        Shown.fixed(study.squareKilometres("ranked"), 2) + " km²"
      ),
      (
        t("未排名", "not ranked"), Shown.count(study.count("unranked")), t("宗", "parcels"),
        Shown.fixed(study.squareKilometres("unranked"), 2) + " km²" + t("，缺数", ", a figure is missing")
      ),
      (
        t("得分 80 以上", "score 80 or more"), highScores(all), t("宗", "parcels"),
        t("远低于参照园区", "far below their park")
      ),
      (
        t("税收增量", "tax uplift"), Shown.fixed(all.taxUplift, 2), t("亿元/年", "亿元 a year"),
        t("有数地块达到园区水平时", "if parcels with figures reached their park")
      ),
      (
        t("产出增量", "output uplift"), Shown.fixed(all.yieldUplift, 1), t("亿元/年", "亿元 a year"),
        t("同上", "the same for output")
      ),
    ]
    let unusable = study.count("unusable")
    if unusable > 0 {
      cards.append(
        (t("不可用", "unusable"), Shown.count(unusable), t("宗", "parcels"), t("几何不可用", "no usable geometry")))
    }
    return HTML.joined(
      cards.map { name, value, unit, note in
        "<div><dt>\(name)</dt><dd>\(value) <small>\(unit)</small></dd><dd class=\"sub\">\(note)</dd></div>"
      })
  }

  /// 1. What was asked, and how it was computed.
  var question: Section {
    let weights = study.weights.filter { $0.weight > 0 }
    let sum = weights.map(\.weight).reduce(0, +)
    let shares = weights.map {
      "\(Words.say($0.component.rawValue, Words.components, language)) \(Shown.fixed($0.weight / sum * 100, 0)) %"
    }.joined(separator: t("、", ", "))
    var body: HTML =
      "<p>\(t("哪些三旧地块的地均产出、地均税收，比应当对标的规划园区低得最多？它们离该园区多远，改造后达到园区水平能增加多少？本报告给出每宗地块的名次，并说明每个数字如何得来。", "Which renewal parcels yield least, in output and tax per area, against the planned park they are to be measured by? How far from it do they lie, and what would reaching its level bring? This report ranks every parcel and shows how each figure came about."))</p><ul class=\"plain\">"
    let steps = [
      t(
        "面积为 CGCS2000 椭球面积，即法定面积；叠置与距离在 \(workCRS) 平面上进行。",
        "Areas are ellipsoidal on CGCS2000, the legal ones; overlays and distances are made in the plane of \(workCRS)."
      ),
      t(
        "地均产出、地均税收 = 年产值、年税收 ÷ 地块面积。",
        "Output and tax per km² are the year's output and tax over the parcel's area."),
      t(
        "参照园区：与地块重叠最多的规划园区；没有重叠则取最近的一个。",
        "The reference park is the planned park that overlaps the parcel most; with none, the nearest."),
      t(
        "差距 = 1 − 地块强度 ÷ 园区强度；增量 = 面积 × 园区强度高出的部分。",
        "A gap is 1 − the parcel's intensity over the park's; an uplift is the area times what the park's intensity is higher by."
      ),
      t(
        "得分（0–100）由各项按权重合成：\(shares)。得分最高者名次为 1，即低得最多。",
        "The score (0–100) weighs \(shares). Rank 1 has the highest score: it falls shortest."),
      t(
        "保密（***）、缺失、不适用（--）是三种不同的状态，都不当作 0；缺数的地块不排名，只给出得分的区间。",
        "Withheld (***), missing and not applicable (--) are three states, none of them 0: a parcel that misses a figure is not ranked, but carries the interval its score must lie in."
      ),
    ]
    for step in steps { body += "<li>\(step)</li>" }
    body +=
      "</ul><p class=\"small\">\(t("公式与条款见文末术语表；方法全文见 landcli 文档 Method。", "Formulas and clauses are in the glossary; the whole method is landcli's article Method."))</p>"
    return Section(id: "ask", title: t("问题与算法", "Question and method"), body: body)
  }

  private var workCRS: String { study.manifest["settings"]["work_crs"].string ?? "EPSG:4547" }

  var footer: HTML {
    let version = study.manifest["tool"]["version"].string ?? LandKitVersion.current
    return
      "<footer><p>\(mapNote)</p><p>\(t("由 landcli \(version) 生成；同样的输入得到同样的文件。", "Made by landcli \(version); the same inputs give the same file."))</p></footer>"
  }

  /// What every map must say of itself.
  var mapNote: String {
    t(
      "图为工作示意图，未经地图审核，没有审图号，不得作为公开地图使用。",
      "The map is a working sketch. It has not been reviewed and bears no map review number (审图号): it is not for publication as a map."
    )
  }
}
