import LandKit

/// The findings of an audit as a report lists them: by rule, the gravest first, and no more than are readable.
struct FindingList {
  struct Item {
    var number = 0
    var rule = "", severity = "", state = "", subject = "", title = "", detail = "", reason = ""
    var longitude: Double?
    var latitude: Double?
  }

  /// A rule with its findings.
  struct Group {
    let rule: String
    let title: String
    let severity: String
    let reason: String
    let count: Int
    let items: [Item]
  }

  /// The most findings of a rule that are listed.
  static let limit = 40

  let groups: [Group]
  let total: Int

  /// What is listed, in order.
  var shown: [Item] { groups.flatMap(\.items) }

  init(_ study: ReportStudy, _ language: Language) {
    let titles = Dictionary(
      RuleTable.all.map { ($0.id, $0.title(language)) }, uniquingKeysWith: { first, _ in first })
    var rules: [String] = []
    var byRule: [String: [Item]] = [:]
    let all = study.audit?.findings["findings"].elements ?? []
    for (i, node) in all.enumerated() {
      var item = Item()
      item.number = i + 1
      item.rule = node["rule"].string ?? ""
      item.severity = node["severity"].string ?? ""
      item.state = node["state"].string ?? (node["accepted"].bool == true ? "accepted" : "open")
      item.subject = node["subject"]["id"].text ?? ""
      item.title = titles[item.rule] ?? item.rule
      item.detail = node["detail"].text(language) ?? ""
      item.reason = node["reason"].text(language) ?? ""
      (item.longitude, item.latitude) = (node["lon"].double, node["lat"].double)
      let measure = node["measure"].string
      if study.redacted.contains(where: { Self.tells(measure, of: $0) }) { item.detail = "***" }
      if byRule[item.rule] == nil { rules.append(item.rule) }
      byRule[item.rule, default: []].append(item)
    }
    total = all.count
    groups = rules.map { rule in
      let items = byRule[rule] ?? []
      return Group(
        rule: rule, title: items.first?.title ?? rule, severity: items.first?.severity ?? "",
        reason: items.first?.reason ?? "", count: items.count, items: Array(items.prefix(Self.limit)))
    }
  }

  private static func tells(_ measure: String?, of redacted: Measure) -> Bool {
    switch measure {
    case nil: true
    case "area": false
    case "output", "yield": redacted == .output
    case "tax", "tax_intensity": redacted == .tax
    default: true
    }
  }
}
