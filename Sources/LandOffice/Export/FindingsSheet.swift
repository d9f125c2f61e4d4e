import LandKit

/// The findings of the yearly audit that stands beside the result.
struct FindingsSheet {
  let context: ExportContext
  let audit: AuditFindings

  func write() throws {
    let years = audit.against.map { "\(audit.year) / \($0)" } ?? "\(audit.year)"
    try context.table(
      "审计发现", "Findings",
      Bilingual(zh: "年度审计（\(years)）的全部发现", en: "all findings of the yearly audit (\(years))"),
      columns, frozenColumns: 2, rules: colours
    ) { row in for line in audit.findings { try row(line) } }
  }

  private func colours(_ columns: [ExportColumn<AuditFindings.Line>]) -> [SheetTable.Rule] {
    SeverityColours.rules(columns.firstIndex { $0.field == "severity" }, context.words)
  }

  /// Whether a finding tells an amount that is redacted. A rule about amounts that names no measure may tell either.
  private func isHidden(_ line: AuditFindings.Line) -> Bool {
    let redaction = context.rules.redaction
    if redaction.isEmpty { return false }
    if let measure = line.measure.flatMap(Measure.init(rawValue:)) { return redaction.hides(measure) }
    if line.measure == "area" { return false }
    return ["amount:", "performance:", "method:", "control:", "waiver:"].contains { line.rule.hasPrefix($0) }
  }

  private typealias Column = ExportColumn<AuditFindings.Line>

  private func text(
    _ zh: String, _ en: String, _ field: String, width: Double = 10,
    _ cell: @escaping (AuditFindings.Line) -> SheetCell
  ) -> ExportColumn<AuditFindings.Line> {
    Column(
      SheetColumnHead(zh, en, width: width), field, Bilingual(zh: "见 docs/audit.md", en: "see docs/audit.md"),
      cell)
  }

  private var columns: [ExportColumn<AuditFindings.Line>] {
    let words = context.words
    let language = context.language
    return [
      text("级别", "Severity", "severity") { words.cell($0.severity) },
      text("规则", "Rule", "rule", width: 24) { .text($0.rule) },
      text("规则名称", "Rule title", "rule_title", width: 22) {
        .text(RuleTable.rule($0.rule)?.title(language))
      },
      text("年份", "Year", "year", width: 7) { .text(String($0.year), .text) },
      text("图层", "Layer", "layer") { words.cell($0.layer) },
      text("对象类别", "Subject kind", "subject_kind") { words.cell($0.subject.kind) },
      text("对象", "Subject", "subject", width: 18) {
        $0.subject.id.isEmpty ? .blank : .text($0.subject.id, .id)
      },
      text("指标", "Measure", "measure") { words.cell($0.measure) },
      text("数值", "Value", "value", width: 14) { isHidden($0) ? .blank : .number($0.value, decimals: 6) },
      text("阈值", "Threshold", "threshold", width: 12) {
        isHidden($0) ? .blank : .number($0.threshold, decimals: 6)
      },
      text("单位", "Unit", "unit") { .text($0.unit) },
      text("经度（°）", "Longitude (°)", "lon", width: 13) { .number($0.lon, decimals: 7) },
      text("纬度（°）", "Latitude (°)", "lat", width: 13) { .number($0.lat, decimals: 7) },
      text("处理状态", "State", "state") { words.cell($0.state) },
      text("情况", "What exactly", "detail", width: 60) {
        isHidden($0) ? .text(context.say("（已略去）", "(redacted)"), .text) : .text($0.detail(language), .wrapped)
      },
      text("理由", "Why it matters", "reason", width: 60) { .text($0.reason(language), .wrapped) },
      text("豁免人", "Waived by", "waived_by") { .text($0.waiver?.who) },
      text("豁免理由", "Waived because", "waived_why", width: 30) {
        isHidden($0) && $0.waiver != nil
          ? .text(context.say("（已略去）", "(redacted)"), .text) : .text($0.waiver?.why)
      },
      text("豁免至", "Waived until", "waived_until", width: 12) { .text($0.waiver?.until) },
      text("指纹", "Fingerprint", "fingerprint", width: 18) { .text($0.fingerprint, .id) },
    ]
  }
}

/// Colours of severities, light enough for black text.
enum SeverityColours {
  static func rules(_ column: Int?, _ words: Words) -> [SheetTable.Rule] {
    guard let column else { return [] }
    return [("error", "#F4C7C3"), ("warning", "#FCE8B2"), ("repaired", "#D3E3F3")].compactMap { code, fill in
      guard case .text(let word, _) = words.cell(code) else { return nil }
      return SheetTable.Rule(column: column, formula: "=$=\"\(word)\"", fill: fill, text: "#000000")
    }
  }
}
