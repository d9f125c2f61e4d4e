import ArgumentParser
import LandKit

/// `landcli audit explain`: one rule in full.
struct AuditExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "说明一条规则：理由、阈值及其出处、示例。Tell one rule: why, threshold and source, examples.")

  @Argument(help: ArgumentHelp("规则编号，如 amount:unit-jump。The rule's id.", valueName: "RULE"))
  var rule: String

  @Argument(
    help: ArgumentHelp("计划文件；给出则显示其设置。Plan file, to show how it sets the rule.", valueName: "PLAN.yaml"))
  var plan: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run("audit explain") {
      guard let found = RuleTable.rule(rule) else {
        let known = RuleTable.ids.joined(separator: ", ")
        throw UsageFailure(
          Bilingual(zh: "没有规则 \(rule)；可用：\(known)", en: "there is no rule \(rule); known are \(known)"))
      }
      let settings = try plan.map { try PlanReader.read(path: $0).audit } ?? AuditPlan()
      print(RuleGuide.explanation(of: found, settings, common.language).joined(separator: "\n"))
    }
  }
}
