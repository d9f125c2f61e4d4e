import LandKit

extension ReportPage {
  /// 9. What the audit found, with places.
  var findingsSection: Section {
    let title = t("审计发现", "Findings")
    guard let audit = study.audit else {
      return Section(id: "findings", title: title, body: "<p>\(t("没有审计结果。", "There is no audit."))</p>")
    }
    let years = [audit.manifest["year"].int, audit.manifest["against"].int].compactMap { $0 }.map(String.init)
    let open = ["error", "warning", "note"].map { severity -> String in
      let counts = audit.counts[severity]
      let name = Words.say(severity, Words.severities, language)
      return "\(name) \(Shown.count(counts["all"].int ?? 0))"
        + t(
          "（未处理 \(Shown.count(counts["open"].int ?? 0))）", " (\(Shown.count(counts["open"].int ?? 0)) open)")
    }.joined(separator: t("，", ", "))
    var body: HTML =
      "<p>\(years.count == 2 ? t("\(years[0]) 年对 \(years[1]) 年：", "\(years[0]) against \(years[1]): ") : "")\(open)</p>"
    body += found(findings, rest: t("审计文件夹的 findings.csv", "the audit's findings.csv"))
    if findings.kinds.isEmpty { body += "<p>\(t("没有发现。", "Nothing was found."))</p>" }
    return Section(id: "findings", title: title, body: body)
  }

  /// 10. What was wrong with the data.
  var quality: Section {
    let counts = study.manifest["counts"]
    var body: HTML =
      "<p>\(t("读入地块 \(Shown.count(counts["parcels_read"].int ?? 0)) 宗，条件筛去 \(Shown.count(counts["parcels_left_out_by_where"].int ?? 0)) 宗；已排名 \(Shown.count(study.count("ranked")))，未排名 \(Shown.count(study.count("unranked")))，不可用 \(Shown.count(study.count("unusable")))。", "\(Shown.count(counts["parcels_read"].int ?? 0)) parcels were read, \(Shown.count(counts["parcels_left_out_by_where"].int ?? 0)) left out by the condition; \(Shown.count(study.count("ranked"))) ranked, \(Shown.count(study.count("unranked"))) not ranked, \(Shown.count(study.count("unusable"))) unusable."))</p>"
    body += states
    body += "<h3>\(t("数据问题", "Problems of the data"))</h3>"
    if problems.kinds.isEmpty { body += "<p>\(t("没有问题。", "There were none."))</p>" }
    body += found(problems, rest: t("结果文件夹的 problems.json", "the results' problems.json"))
    return Section(id: "quality", title: t("数据质量", "Data quality"), body: body)
  }

  /// Parcels by the state of their amounts.
  private var states: HTML {
    var out: HTML =
      "<table><caption>\(t("地块数额的状态", "States of the parcels' amounts"))</caption><thead><tr><th scope=\"col\"></th>"
    let states = CellState.allCases.map(\.rawValue)
    for state in states {
      out += "<th scope=\"col\" class=\"n\">\(Words.say(state, Words.states, language))</th>"
    }
    out += "</tr></thead><tbody>"
    for (name, counts) in [
      (t("产值", "output"), study.totals.outputStates), (t("税收", "tax"), study.totals.taxStates),
    ] {
      out += "<tr><td>\(name)</td>"
      for state in states {
        out += "<td class=\"n\">\(Shown.count(counts[state] ?? 0))</td>"
      }
      out += "</tr>"
    }
    return out + "</tbody></table>"
  }
}
