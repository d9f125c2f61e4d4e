/// The rules as people read them: a list, one rule in full, and the page of the documentation.
public enum RuleGuide {
  /// A line a rule: id, severity, threshold, title; as `plan` sets them.
  public static func list(_ plan: AuditPlan, _ language: Language) -> [String] {
    var layout = TextTableLayout(alignments: [.left, .left, .right, .left, .left], rows: [])
    for rule in RuleTable.all {
      let setting = plan.rules[rule.id] ?? RuleSetting()
      let severity = setting.severity ?? rule.severity
      let threshold = (setting.threshold ?? rule.threshold?.value).map(ecmaNumber) ?? ""
      layout.rows.append([
        rule.id, setting.isOn ? severity.title(language) : language == .zh ? "停用" : "off", threshold,
        rule.unit,
        rule.title(language),
      ])
    }
    return layout.lines
  }

  /// One rule in full: why, threshold and its source, a case that passes and one that fails, as it finds it.
  public static func explanation(of rule: AuditRule, _ plan: AuditPlan, _ language: Language) -> [String] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let setting = plan.rules[rule.id] ?? RuleSetting()
    var lines = [
      "\(rule.id)  \(rule.title(language))", rule.reason(language), "",
      say("级别：", "severity: ") + (setting.severity ?? rule.severity).title(language)
        + (setting.isOn ? "" : say("（计划文件已停用）", " (switched off by the plan)")),
    ]
    if let threshold = rule.threshold {
      let unit = rule.unit.isEmpty ? "" : " \(rule.unit)"
      lines.append(say("阈值：", "threshold: ") + threshold.meaning(language))
      lines.append(
        say("  默认 ", "  default ") + ecmaNumber(threshold.value) + unit + say("；", "; ")
          + threshold.source(language))
      if let own = setting.threshold {
        lines.append(say("  计划文件 ", "  the plan says ") + ecmaNumber(own) + unit)
      }
    }
    lines.append(say("通过：", "passes: ") + rule.passes.text(language))
    lines.append(say("不通过：", "fails: ") + rule.fails.text(language))
    for finding in RuleEngine(plan: AuditPlan(), day: "2020-12-31").findings(of: rule, rule.fails.facts) {
      lines.append("  → " + finding.detail(language))
    }
    return lines
  }

  /// The page of the documentation, in both languages.
  public static func page() -> String {
    var out = """
      # Rules of the yearly audit · 年度审计规则

      Written by `landcli audit rules --markdown`; a test compares. The plan's `audit.rules` switches and tunes them
      ([plan.md](plan.md#the-yearly-audit--年度审计)). Each case below runs as a test: the first finds nothing, the second the finding shown.

      由 `landcli audit rules --markdown` 写出，测试会核对。计划文件的 `audit.rules` 可停用、调整规则（见 [plan.md](plan.md#the-yearly-audit--年度审计)）。下列示例均作为测试运行：前者没有发现，后者得出所列的发现。

      | rule · 规则 | title · 名称 | severity · 级别 | threshold · 阈值 | unit · 单位 |
      |---|---|---|---|---|

      """
    for rule in RuleTable.all {
      let anchor = rule.id.replacing(":", with: "")
      out +=
        "| [`\(rule.id)`](#\(anchor)) | \(rule.title.en) · \(rule.title.zh) | `\(rule.severity.rawValue)` | "
      out += "\(rule.threshold.map { ecmaNumber($0.value) } ?? "–") | \(rule.unit) |\n"
    }
    for rule in RuleTable.all { out += section(rule) }
    return out
  }

  private static func section(_ rule: AuditRule) -> String {
    var out = "\n## `\(rule.id)`\n\n\(rule.reason.en) \(rule.reason.zh)\n\n"
    if let threshold = rule.threshold {
      out +=
        "- threshold · 阈值: \(ecmaNumber(threshold.value)) \(rule.unit), \(threshold.meaning.en) · \(threshold.meaning.zh); "
      out += "\(threshold.source.en) · \(threshold.source.zh)\n"
    }
    out += "- passes · 通过: \(rule.passes.text.en) · \(rule.passes.text.zh)\n"
    out += "- fails · 不通过: \(rule.fails.text.en) · \(rule.fails.text.zh)\n"
    for finding in RuleEngine(plan: AuditPlan(), day: "2020-12-31").findings(of: rule, rule.fails.facts) {
      out += "  - \(finding.detail.en) · \(finding.detail.zh)\n"
    }
    return out
  }
}
