import LandKit

/// One chart of years: an intensity of the layers as wholes, and of each planned park.
struct YearChart: Sendable {
  let measure: String
  let title: String
  let years: [Int]
  let lines: [LinesPicture.Line]

  /// Colours of the parks' lines: Okabe and Ito's, which readers with colour blindness tell apart, darkened for paper.
  static let colours = [
    "#0072b2", "#a33c00", "#007a5a", "#96416f", "#7a6300", "#2a6f97", "#5c4d9a", "#8a3324", "#4f6d2f",
  ]

  /// The charts of a study: output per km² and tax per km²; none without an audit of several years.
  static func of(_ study: ReportStudy, _ language: Language) -> [YearChart] {
    guard let series = study.audit?.series else { return [] }
    let measures: [(String, Measure, Bilingual)] = [
      ("yield", .output, Bilingual(zh: "地均产出 亿元/km²", en: "output per km², 亿元/km²")),
      ("tax_intensity", .tax, Bilingual(zh: "地均税收 亿元/km²", en: "tax per km², 亿元/km²")),
    ]
    return measures.filter { !study.redacted.contains($0.1) }.compactMap { measure, _, title in
      let points = series.filter { $0.measure == measure }
      let years = Set(points.map(\.year)).sorted()
      guard years.count > 1 else { return nil }
      func values(_ matches: (ReportAudit.Point) -> Bool) -> [Double?] {
        let own = points.filter(matches)
        return years.map { year in own.first { $0.year == year }?.value }
      }
      let wholes: [(String, String, String)] = [
        ("parcels", language == .zh ? "三旧地块" : "parcels", "#1c2430"),
        ("zones", language == .zh ? "村级工业园" : "village zones", "#5b5b5b"),
        ("parks", language == .zh ? "规划园区" : "planned parks", MapColour.park),
      ]
      var lines = wholes.map { layer, name, colour in
        LinesPicture.Line(
          name: name, colour: colour, isBold: true, values: values { $0.layer == layer && $0.level == "all" })
      }
      for (i, park) in study.benchmarkParks.enumerated() {
        lines.append(
          LinesPicture.Line(
            name: park.id, colour: colours[i % colours.count], isBold: false,
            values: values { $0.layer == "parks" && $0.level == "unit" && $0.group == park.id }))
      }
      return YearChart(measure: measure, title: title(language), years: years, lines: lines)
    }
  }

  func write(to out: inout ScriptJSON) {
    out.append("{\"kind\":\"lines\",\"title\":")
    out.append(label: title)
    out.append(",\"years\":")
    out.list(years) { $1.append($0) }
    out.append(",\"sets\":")
    out.list(lines) { line, out in
      out.append("{\"name\":")
      out.append(text: line.name)
      out.append(",\"colour\":")
      out.append(label: line.colour)
      out.append(line.isBold ? ",\"bold\":true,\"values\":" : ",\"bold\":false,\"values\":")
      out.list(line.values) { $1.append($0) }
      out.append("}")
    }
    out.append("}")
  }
}
