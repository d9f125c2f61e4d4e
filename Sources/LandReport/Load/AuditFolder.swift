import LandKit

/// Reads what a report shows of an audit's folder.
enum AuditFolder {
  /// **Throws** when `findings.json`, `series.csv` or `manifest.json` is not there or cannot be read.
  static func read(_ folder: String) throws -> ReportAudit {
    var audit = ReportAudit()
    audit.findings = try JSONNode(file: folder + "/findings.json")
    audit.manifest = try JSONNode(file: folder + "/manifest.json")
    let columns = ["layer", "level", "group", "measure", "unit", "year", "value", "standing"]
    for row in try SmallTable.rows(folder + "/series.csv", columns) {
      guard let year = Int(row[5]) else { continue }
      // The report draws the layers as wholes, and parks one by one.
      guard row[1] == "all" || row[0] == "parks" else { continue }
      audit.series.append(
        ReportAudit.Point(
          layer: row[0], level: row[1], group: row[2], measure: row[3], unit: row[4], year: year,
          value: SmallTable.number(row[6]), standing: Int(row[7])))
    }
    return audit
  }
}
