/// What a person reads on the terminal after an audit: findings by severity and rule, and the first of each.
public struct AuditSummary: Sendable {
  let result: AuditResult
  let language: Language

  /// A summary of `result` in `language`.
  public init(_ result: AuditResult, _ language: Language) {
    (self.result, self.language) = (result, language)
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// All lines.
  public var lines: [String] { [overview] + lineage + [""] + findings }

  private var overview: String {
    let year = result.year
    let against =
      result.against.map { say("，对比 \($0.year) 年", " against \($0.year)") }
      ?? say("，无对比年份", ", nothing to compare with")
    return say(
      "审计 \(year.year) 年\(against)：地块 \(year.parcels.members.count) 宗，村级工业园 \(year.zones.members.count) 个，园区 \(year.parks.members.count) 个",
      "audit of \(year.year)\(against): \(year.parcels.members.count) parcels, \(year.zones.members.count) zones, \(year.parks.members.count) parks"
    )
  }

  private var lineage: [String] {
    result.lineages.filter { !$0.lineage.components.isEmpty }.map { role, lineage in
      let counts = LineageKind.allCases.compactMap { kind -> String? in
        let count = lineage.components.count { $0.kind == kind }
        return count > 0 ? "\(kind.title(language)) \(count)" : nil
      }
      return "\(role.rawValue): " + counts.joined(separator: say("，", ", "))
    }
  }

  private var findings: [String] {
    if result.findings.isEmpty { return [say("没有发现", "no findings")] }
    return result.counts.filter { $0.all > 0 }.flatMap { count -> [String] in
      let these = result.findings.filter { $0.severity == count.severity }
      let title = count.severity.title(language)
      var lines = [
        say(
          "\(title) \(count.all) 项，待处理 \(count.open)，豁免 \(count.waived)，列入基线 \(count.accepted)",
          "\(title) × \(count.all): \(count.open) open, \(count.waived) waived, \(count.accepted) accepted")
      ]
      for rule in RuleTable.all {
        let found = these.filter { $0.rule == rule.id }
        guard let first = found.first(where: \.isOpen) ?? found.first else { continue }
        lines.append("  \(rule.id) \(rule.title(language)) × \(found.count)")
        let mark = first.isOpen ? "" : say("［\(first.waiver == nil ? "已列入基线" : "已豁免")］", "[\(first.state)] ")
        let subject = [first.layer, first.subject.id.isEmpty ? nil : first.subject.id].compactMap { $0 }
        let whose = subject.isEmpty ? "" : TerminalText.clean(subject.joined(separator: " ")) + ": "
        lines.append("    " + mark + whose + TerminalText.clean(first.detail(language)))
      }
      return lines
    }
  }
}
