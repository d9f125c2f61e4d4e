import LandKit

/// One parcel on one A4 page: where it lies, its figures, how they came about, its park.
public struct ParcelSheet {
  let page: ReportPage
  let parcel: ReportParcel
  let place: Int
  /// How many parcels have this id.
  let sameID: Int

  /// The sheet of the parcel that `study` was read for; nil when it was read for none.
  public init?(_ study: ReportStudy, language: Language) {
    guard let chosen = study.chosen else { return nil }
    parcel = study.parcels[chosen.place]
    sameID = chosen.sameID
    page = ReportPage(study, language: language, libraries: nil, tolerance: 0.2)
    place = page.order.firstIndex(of: chosen.place) ?? 0
  }

  /// What a sheet shows around a parcel, degrees: what lies further away need not be read.
  static func window(around box: Box) -> Box {
    guard !box.isEmpty else { return .empty }
    return box.grown(by: max(box.maxX - box.minX, box.maxY - box.minY, 0.004) * 2.5)
  }

  private func t(_ zh: String, _ en: String) -> String { page.t(zh, en) }

  /// The bytes of the file.
  public func document() -> [UInt8] {
    var policy = ContentPolicy()
    let style = policy.style(
      Palette.style + OwnAssets.pageStyle + OwnAssets.printStyle + OwnAssets.sheetStyle)
    let title = t("地块 \(parcel.id)", "Parcel \(parcel.id)")
    let head: HTML =
      "<meta charset=\"utf-8\">\n\(policy.element)\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"landcli \(LandKitVersion.current)\">\n<title>\(title)</title>\n\(style)"
    let document: HTML =
      "<!DOCTYPE html>\n<html lang=\"\(page.language == .zh ? "zh-CN" : "en")\">\n<head>\n\(head)\n</head>\n<body class=\"sheet\">\n<main class=\"page\">\n\(heading)<div class=\"two\"><div>\(map)\(legendAndNote)</div><div>\(figures)\(park)</div></div>\(steps)\(closing)</main>\n</body>\n</html>\n"
    return Array(document.markup.utf8)
  }

  private var heading: HTML {
    let study = page.study
    let line = [
      parcel.id, parcel.town, parcel.category, parcel.industry, study.year.map { t("\($0) 年", "\($0)") },
    ]
    .compactMap { $0 }.joined(separator: " · ")
    var out: HTML =
      "<header class=\"cover\"><p class=\"kicker\">\(t("地块单页", "PARCEL SHEET")) · \(page.title)</p><h1 class=\"data\"\(page.lang(parcel.name))>\(parcel.name ?? parcel.id)</h1><p class=\"lede data\"\(page.lang(line))>\(line)</p>"
    if !study.redacted.isEmpty { out += "<p class=\"notice\">\(page.redactionNote)</p>" }
    if sameID > 1 {
      out +=
        "<p class=\"notice\">\(t("有 \(sameID) 宗地块用同一编号，此为名次最前或文件中最先的一宗。", "\(sameID) parcels have this id; this is the first of them."))</p>"
    }
    return out + "</header>"
  }

  private var map: HTML {
    let layers = page.layers
    guard !layers.parcels.rings(place).isEmpty else {
      return "<p>\(t("该地块没有可画的几何。", "The parcel has no geometry to draw."))</p>"
    }
    let points = layers.parcels.features(place..<(place + 1)).points
    let (minX, maxX) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (minY, maxY) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    let half = Int32(max(Double(max(maxX - minX, maxY - minY)) * 1.6, 200 / layers.grid.step))
    let (x, y) = (minX / 2 + maxX / 2, minY / 2 + maxY / 2)
    var picture = MapPicture(
      layers: layers, scores: page.mapScores, parks: page.study.parks,
      language: page.language, width: 520)
    picture.window = (GridPoint(x - half, y - half), GridPoint(x + half, y + half))
    picture.marked = place
    picture.maxHeight = 520
    return
      "<figure>\(picture.drawing(title: t("地块及其周围", "The parcel and what lies around it")).element)</figure>"
  }

  private var legendAndNote: HTML {
    let legend = page.legend(marks: t("本地块", "this parcel"))
    return "\(legend)<p class=\"small\">\(page.mapNote)\(notDrawn)</p>"
  }

  /// What is left out of the map around the parcel, if anything is.
  private var notDrawn: String {
    let count = page.study.notDrawn
    guard count > 0 else { return "" }
    return t(
      "周围有 \(Shown.count(count)) 宗地块未画出：图上至多 \(Shown.count(page.study.limit)) 宗，取文件中最先的。",
      " Around it \(Shown.count(count)) \(count == 1 ? "parcel is" : "parcels are") not drawn: the map holds at most \(Shown.count(page.study.limit)), the first in the file."
    )
  }

  private var figures: HTML {
    let ranked = page.study.count("ranked")
    var rows: [(String, String)] = []
    func add(_ name: String, _ value: String) { rows.append((name, value)) }
    if let rank = parcel[.rank] {
      add(t("名次", "rank"), "\(Shown.fixed(rank, 0))／\(Shown.count(ranked))")
    } else {
      add(
        t("状态", "state"),
        Words.say(parcel.state, Words.states, page.language) + t("：", ": ")
          + Words.reasons(parcel.why, page.language))
    }
    if let score = parcel[.score] {
      add(t("得分", "score"), Shown.fixed(score, 2))
    } else if let low = parcel[.lo] {
      add(t("得分区间", "score between"), "\(Shown.fixed(low, 1))–\(Shown.fixed(parcel[.hi], 1))")
    }
    add(t("面积", "area"), "\(Shown.fixed(Shown.mu(parcel[.area]), 1)) 亩 (\(Shown.fixed(parcel[.area], 0)) m²)")
    add(t("地均产出", "output per km²"), intensity(.yield, parcel.outputState))
    add(t("地均税收", "tax per km²"), intensity(.tax, parcel.taxState))
    add(t("到参照园区", "to its park"), parcel[.distance].map { "\(Shown.fixed($0, 0)) m" } ?? Shown.none)
    add(t("在规划园区内", "inside planned parks"), percent(.inPark))
    add(t("在村级工业园内", "inside village zones"), percent(.inZone))
    add(t("产出增量", "output uplift"), yearly(.yieldUplift))
    add(t("税收增量", "tax uplift"), yearly(.taxUplift))
    return
      "<table><caption>\(t("主要数字", "Main figures"))</caption><tbody>\(HTML.joined(rows.map { "<tr><th scope=\"row\">\($0.0)</th><td class=\"n\">\($0.1)</td></tr>" }))</tbody></table>"
  }

  private func intensity(_ figure: ReportFigure, _ state: String?) -> String {
    let words = state.map { Words.say($0, Words.states, page.language) } ?? Shown.none
    guard let value = parcel[figure] else { return page.study.hidden.contains(figure) ? Shown.none : words }
    let note = state == "measured" ? "" : " · \(words)"
    return "\(Shown.digits(value, 4)) 亿元/km² = \(Shown.digits(Shown.perMu(value), 3)) 万元/亩\(note)"
  }

  private func percent(_ figure: ReportFigure) -> String {
    parcel[figure].map { "\(Shown.fixed($0 * 100, 1)) %" } ?? Shown.none
  }
  private func yearly(_ figure: ReportFigure) -> String {
    parcel[figure].map { "\(Shown.digits($0, 4)) \(t("亿元/年", "亿元 a year"))" } ?? Shown.none
  }

  private var park: HTML {
    guard let park = page.study.parks.first(where: { $0.id == parcel.park }) else {
      return "<p>\(t("没有参照园区。", "There is no reference park."))</p>"
    }
    var out: HTML =
      "<table><caption>\(t("参照园区", "Reference park")) <b>\(park.id)</b> \(park.name ?? "")</caption><tbody>"
    for (name, measure) in [
      (t("产出标杆", "output benchmark"), Measure.output), (t("税收标杆", "tax benchmark"), .tax),
    ] {
      let benchmark = park.benchmark(measure)
      let kind = benchmark.kind.map { " · " + Words.say($0, Words.kinds, page.language) } ?? ""
      let value = benchmark.value.map { "\(Shown.digits($0, 4)) 亿元/km²\(kind)" } ?? Shown.none
      out += "<tr><th scope=\"row\">\(name)</th><td class=\"n\">\(value)</td></tr>"
    }
    out +=
      "<tr><th scope=\"row\">\(t("园区面积", "area of the park"))</th><td class=\"n\">\(Shown.fixed(park.area.map { $0 / 1e6 }, 3)) km²</td></tr></tbody></table>"
    return out
  }

  private var steps: HTML {
    let story = ParcelSteps(study: page.study, parcel: parcel, language: page.language)
    let steps = story.steps
    let rows = steps.map { step -> HTML in
      "<tr><th scope=\"row\">\(step.title)</th><td class=\"n\">\(step.value)</td><td class=\"wrap\">\(step.formula)<br>\(step.numbers)</td><td>\(step.clause)</td></tr>"
    }
    let inputs = story.inputs.map { "<li>\($0)</li>" as HTML }
    return
      "<p class=\"small\">\(t("出处", "Where its figures stand"))</p><ul class=\"plain small inputs data\">\(HTML.joined(inputs))</ul><table class=\"steps\"><caption>\(t("由来", "How it came about"))</caption><thead><tr><th scope=\"col\">\(t("数字", "figure"))</th><th scope=\"col\" class=\"n\">\(t("值", "value"))</th><th scope=\"col\">\(t("公式与代入", "formula, numbers put in"))</th><th scope=\"col\">\(t("条款", "clause"))</th></tr></thead><tbody>\(HTML.joined(rows))</tbody></table>"
  }

  private var closing: HTML {
    let inputs = page.study.manifest["inputs"].elements.filter { $0["layer"].string == "parcels" }
      .map { "\($0["file"].text ?? "") SHA-256 \(($0["sha256"].text ?? "").prefix(16))…" }.joined(
        separator: ", ")
    let version = page.study.manifest["tool"]["version"].string ?? LandKitVersion.current
    return "<footer><p class=\"data\">landcli \(version) · \(inputs)</p></footer>"
  }
}
