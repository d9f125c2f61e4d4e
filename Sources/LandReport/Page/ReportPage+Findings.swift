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
      let counts = audit.findings["counts"][severity]
      let name = Words.say(severity, Words.severities, language)
      return "\(name) \(Shown.count(counts["all"].int ?? 0))"
        + t(
          "（未处理 \(Shown.count(counts["open"].int ?? 0))）", " (\(Shown.count(counts["open"].int ?? 0)) open)")
    }.joined(separator: t("，", ", "))
    var body: HTML =
      "<p>\(years.count == 2 ? t("\(years[0]) 年对 \(years[1]) 年：", "\(years[0]) against \(years[1]): ") : "")\(open)</p>"
    for group in findings.groups { body += self.group(group) }
    if findings.groups.isEmpty { body += "<p>\(t("没有发现。", "Nothing was found."))</p>" }
    return Section(id: "findings", title: title, body: body)
  }

  private func group(_ group: FindingList.Group) -> HTML {
    let severity = Words.say(group.severity, Words.severities, language)
    var out: HTML =
      "<details><summary><span class=\"sev \(group.severity)\">\(severity)</span>\(group.title) <code>\(group.rule)</code> <span class=\"count\">× \(Shown.count(group.count))</span></summary><p class=\"small\">\(group.reason)</p><table class=\"findings\"><thead><tr><th scope=\"col\">\(t("对象", "about"))</th><th scope=\"col\">\(t("情况", "what"))</th><th scope=\"col\">\(t("状态", "state"))</th><th scope=\"col\">\(t("位置", "place"))</th></tr></thead><tbody>"
    for item in group.items {
      out +=
        "<tr><td class=\"wrap\">\(item.subject)</td><td class=\"wrap\">\(item.detail)</td><td>\(state(item.state))</td><td>\(place(item))</td></tr>"
    }
    out += "</tbody></table>"
    if group.items.count > 10 {
      out +=
        "<p class=\"small print-only\">\(t("纸上只列前 10 项，共 \(Shown.count(group.count)) 项", "on paper the first 10 of \(Shown.count(group.count))"))</p>"
    }
    let left = group.count - group.items.count
    if left > 0 {
      out +=
        "<p class=\"small\">\(t("另有 \(Shown.count(left)) 项，见审计文件夹的 findings.csv", "\(Shown.count(left)) more are in the audit's findings.csv"))</p>"
    }
    return out + "</details>"
  }

  private func state(_ word: String) -> String {
    switch word {
    case "open": t("未处理", "open")
    case "waived": t("豁免", "waived")
    case "accepted": t("已列入基线", "accepted")
    default: word
    }
  }

  private func place(_ item: FindingList.Item) -> HTML {
    guard let longitude = item.longitude, let latitude = item.latitude else { return "–" }
    let text = "\(Shown.fixed(longitude, 5)), \(Shown.fixed(latitude, 5))"
    return libraries == nil
      ? HTML(text: text)
      : "<button type=\"button\" class=\"linkish live\" data-place=\"\(item.number)\">\(text)</button><span class=\"static\">\(text)</span>"
  }

  /// 10. What was wrong with the data.
  var quality: Section {
    let classes = study.problemCounts
    let counts = study.manifest["counts"]
    var body: HTML =
      "<p>\(t("读入地块 \(Shown.count(counts["parcels_read"].int ?? 0)) 宗，条件筛去 \(Shown.count(counts["parcels_left_out_by_where"].int ?? 0)) 宗；已排名 \(Shown.count(study.count("ranked")))，未排名 \(Shown.count(study.count("unranked")))，不可用 \(Shown.count(study.count("unusable")))。", "\(Shown.count(counts["parcels_read"].int ?? 0)) parcels were read, \(Shown.count(counts["parcels_left_out_by_where"].int ?? 0)) left out by the condition; \(Shown.count(study.count("ranked"))) ranked, \(Shown.count(study.count("unranked"))) not ranked, \(Shown.count(study.count("unusable"))) unusable."))</p>"
    body += states
    body += "<h3>\(t("数据问题", "Problems of the data"))</h3>"
    if classes.isEmpty { body += "<p>\(t("没有问题。", "There were none."))</p>" }
    for entry in classes {
      let (name, severity) = (entry.kind, entry.severity)
      let own = study.problems.filter { $0.kind == name }
      body +=
        "<details><summary><span class=\"sev \(severity)\">\(Words.say(severity, Words.severities, language))</span>\(entry.title(language)) <code>\(name)</code> <span class=\"count\">× \(Shown.count(entry.count))</span></summary><ul class=\"plain\">"
      for problem in own.prefix(20) { body += "<li class=\"data\">\(line(problem))</li>" }
      body += "</ul>"
      let left = entry.count - min(20, own.count)
      if left > 0 {
        body +=
          "<p class=\"small\">\(t("另有 \(Shown.count(left)) 项，见 problems.json", "\(Shown.count(left)) more are in problems.json"))</p>"
      }
      body += "</details>"
    }
    return Section(id: "quality", title: t("数据质量", "Data quality"), body: body)
  }

  private func line(_ problem: ResultProblem) -> String {
    let file = problem.file ?? problem.layer ?? ""
    let place = [file, problem.line.map(String.init)].compactMap { $0 }.filter { !$0.isEmpty }.joined(
      separator: ":")
    let id = problem.id.map { t("“\($0)”", " “\($0)”") } ?? ""
    let detail = study.redacted.isEmpty ? problem.detail(language) : t("（细节隐去）", "(detail left out)")
    return place + id + t("：", ": ") + detail
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
    for (name, path) in [
      (t("产值", "output"), \ReportParcel.outputState), (t("税收", "tax"), \ReportParcel.taxState),
    ] {
      out += "<tr><td>\(name)</td>"
      for state in states {
        out += "<td class=\"n\">\(Shown.count(study.parcels.count { $0[keyPath: path] == state }))</td>"
      }
      out += "</tr>"
    }
    return out + "</tbody></table>"
  }
}
