import LandKit

/// The report as one HTML file.
public struct ReportPage {
  let study: ReportStudy
  let language: Language
  let libraries: LibraryAssets?
  /// Places in `study.parcels` that are drawn and listed, in the order of the page.
  let order: [Int]
  let layers: ScreenLayers
  let years: [YearChart]
  let charts: [ReportChart]
  let findings: FoundList
  let problems: FoundList

  /// The most that a page of `lightParcels` parcels or fewer takes, bytes: what can be sent by mail.
  public static let byteLimit = 15_000_000
  /// See `byteLimit`.
  public static let lightParcels = 20_000

  /// The bytes of a report of `study`. Without `libraries` it has no scripts: drawings and a part of the table.
  ///
  /// Outlines are simplified the more, the more there is of them: a page that would be too big is made again with twice the
  /// tolerance, up to 128 m, and says the one it has.
  public static func document(
    _ study: ReportStudy, language: Language, libraries: LibraryAssets?, byteLimit: Int = byteLimit
  ) -> [UInt8] {
    // A pixel of a district on a screen is some 20 m; of a street, 1 m.
    var tolerance = study.parcels.count > 5000 ? 2.0 : 1
    while true {
      let page = ReportPage(study, language: language, libraries: libraries, tolerance: tolerance)
      let bytes = page.document()
      let isLight = study.parcels.count <= lightParcels
      guard bytes.count > byteLimit, isLight, tolerance < 128 else { return bytes }
      tolerance *= 2
    }
  }

  init(_ study: ReportStudy, language: Language, libraries: LibraryAssets?, tolerance: Double) {
    (self.study, self.language, self.libraries) = (study, language, libraries)
    order = study.inOrder()
    layers = ScreenLayers(study, order: order, tolerance: tolerance)
    years = YearChart.of(study, language)
    charts = ReportChart.all(study, years, language)
    findings = FoundList(findings: study.audit, language)
    problems = FoundList(problems: study, language)
  }

  func t(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
  func t(_ text: Bilingual) -> String { text(language) }

  /// The language of a text of the data, where it is not the page's.
  func lang(_ text: String?) -> HTML { HTML.language(of: text ?? "", on: language) }

  var title: String { study.title ?? t("三旧地块对标规划园区", "Renewal parcels against the planned parks") }

  /// A section with its number; sections number themselves in the order of the page.
  struct Section {
    let id: StaticString
    let title: String
    let body: HTML
  }

  var sections: [Section] {
    [
      question, mapSection, ranking, parksSection, scatterSection, distributions, accountSection,
      yearsSection,
      findingsSection, quality, provenance, glossary,
    ]
  }

  /// The bytes of the file.
  func document() -> [UInt8] {
    var policy = ContentPolicy()
    let style = policy.style(
      Palette.style + OwnAssets.pageStyle + (libraries?.leafletStyle.text ?? "") + OwnAssets.printStyle)
    let sections = sections
    var body: HTML = "<a class=\"skip\" href=\"#ask\">\(t("跳到正文", "Skip to the text"))</a>\n"
    body += "<div class=\"page\">\(cover)</div>\n"
    body += "<nav class=\"contents\" aria-label=\"\(t("目录", "Contents"))\"><ol>"
    for section in sections { body += "<li><a href=\"#\(section.id.description)\">\(section.title)</a></li>" }
    body += "</ol></nav>\n<main class=\"page\">\n"
    for (i, section) in sections.enumerated() {
      let id = section.id.description
      body +=
        "<section id=\"\(id)\" aria-labelledby=\"h-\(id)\"><h2 id=\"h-\(id)\"><span class=\"no\">\(i + 1)</span>\(section.title)</h2>\n\(section.body)</section>\n"
    }
    body += "</main>\n<div class=\"page\">\(footer)</div>\n"
    if let libraries {
      let data = PageData(
        study: study, layers: layers, order: order, language: language, lists: [findings, problems])
      body += data.json().element(id: "lk-data")
      body += PageTexts(language: language, charts: charts, classLabels: ScoreClass.all.map(classLabel))
        .json().element(id: "lk-text")
      for source in [
        libraries.leaflet.text, libraries.charts.text, OwnAssets.data, OwnAssets.explain, OwnAssets.map,
        OwnAssets.table, OwnAssets.list, OwnAssets.charts, OwnAssets.page,
      ] { body += policy.script(source) }
    }
    let head: HTML =
      "<meta charset=\"utf-8\">\n\(policy.element)\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"landcli \(LandKitVersion.current)\">\n<title>\(title)</title>\n\(style)"
    let page: HTML =
      "<!DOCTYPE html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">\n<head>\n\(head)\n</head>\n<body>\n\(body)\n</body>\n</html>\n"
    return Array(page.markup.utf8)
  }

  /// Whether parcels were left out of map and table.
  var isCut: Bool { order.count < study.totals.all.count }

  /// How many of these parcels have a score of 80 or more; a dash when scores are left out.
  func highScores(_ group: StudyTotals.Group?) -> String {
    study.hidden.contains(.score) ? Shown.none : Shown.count(group?.high ?? 0)
  }

  /// What the map colours by: scores; where these are left out, ranks, as if scores fell evenly from the first to the last.
  var mapScores: [Double?] {
    guard study.hidden.contains(.score) else { return order.map { study.parcels[$0][.score] } }
    let ranked = Double(max(1, study.count("ranked")))
    // Four from the integer part, so that each fifth has its class whatever the rounding.
    return order.map { place in
      study.parcels[place][.rank].map { 20 * (4 - (($0 - 1) * 5 / ranked).rounded(.down)) + 10 }
    }
  }

  /// A class as the legend and the filter say it.
  func classLabel(_ scoreClass: ScoreClass) -> String {
    guard study.hidden.contains(.score) else { return Palette.label(scoreClass) }
    let upper = Int(100 - scoreClass.lower), lower = Int(100 - scoreClass.upper)
    return t("前 \(lower)–\(upper) %", "first \(lower)–\(upper) %")
  }
}
