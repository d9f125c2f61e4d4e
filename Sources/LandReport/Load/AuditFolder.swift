import Foundation
import LandKit

/// Reads what a report shows of an audit's folder.
enum AuditFolder {
  /// **Throws** when `findings.json`, `series.csv` or `manifest.json` is not there or cannot be read.
  static func read(_ folder: String, _ redacted: Set<Measure>) throws -> ReportAudit {
    var audit = ReportAudit()
    audit.manifest = try JSONNode(file: folder + "/manifest.json")
    let file = try JSONListFile(folder + "/findings.json")
    audit.counts = try file.member("counts").map { try JSONNode(json: $0) } ?? JSONNode(nil)
    var seen: [String: Int] = [:]
    try file.forEach(in: "findings") { json in
      let node: JSONNode
      do { node = try JSONNode(json: json) } catch { throw file.damaged(0) }
      let rule = node["rule"].string ?? ""
      audit.rules[rule, default: ReportAudit.Rule(node)].count += 1
      if seen[rule] == nil { audit.order.append(rule) }
      seen[rule, default: 0] += 1
      // No rule has more on the page than the page has in all.
      if seen[rule, default: 0] <= FoundList.limit {
        audit.findings.append(ReportAudit.Finding(node, redacted))
      }
    }
    let columns = ["layer", "level", "group", "measure", "unit", "year", "value", "standing"]
    try SmallTable.forEachRow(folder + "/series.csv", columns) { row in
      // The report draws the layers as wholes, and parks one by one.
      guard let year = Int(row[5]), row[1] == "all" || row[0] == "parks" else { return }
      audit.series.append(
        ReportAudit.Point(
          layer: row[0], level: row[1], group: row[2], measure: row[3], unit: row[4], year: year,
          value: SmallTable.number(row[6]), standing: Int(row[7])))
    }
    return audit
  }
}

extension ReportAudit.Rule {
  init(_ node: JSONNode) {
    severity = node["severity"].string ?? ""
    func text(_ language: Language) -> String { node["reason"].text(language) ?? "" }
    reason = Bilingual(zh: text(.zh), en: text(.en))
  }
}

extension ReportAudit.Finding {
  init(_ node: JSONNode, _ redacted: Set<Measure>) {
    rule = node["rule"].string ?? ""
    state = node["state"].string ?? (node["accepted"].bool == true ? "accepted" : "open")
    subject = node["subject"]["id"].text ?? ""
    func text(_ language: Language) -> String { node["detail"].text(language) ?? "" }
    let measure = node["measure"].string
    let isHidden = redacted.contains { Self.tells(measure, of: $0) }
    detail = isHidden ? Bilingual(zh: "***", en: "***") : Bilingual(zh: text(.zh), en: text(.en))
    (longitude, latitude) = (node["lon"].double, node["lat"].double)
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
