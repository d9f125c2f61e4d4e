import ArgumentParser
import LandKit

/// `landcli audit rules`: the rules, as a plan sets them.
struct AuditRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "列出审计规则。List the rules.")

  @Argument(
    help: ArgumentHelp("计划文件；给出则按其设置列出。Plan file, to list them as it sets them.", valueName: "PLAN.yaml"))
  var plan: String?

  @Flag(help: "写出规则文档（Markdown，中英文）。Write the page of the documentation.")
  var markdown = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run("audit rules") {
      if markdown { return print(RuleGuide.page(), terminator: "") }
      let settings = try plan.map { try PlanReader.read(path: $0).audit } ?? AuditPlan()
      print(RuleGuide.list(settings, common.language).joined(separator: "\n"))
    }
  }
}
