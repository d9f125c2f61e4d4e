import ArgumentParser
import Foundation
import LandKit

/// `landcli audit`: the yearly audit and what belongs to it.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "年度产出审计。The yearly yield audit.",
    discussion: """
      landcli audit plan.yaml --year 2020 -o OUT
      landcli audit plan.yaml --year 2020 --against 2018 -o OUT --fail-on warning
      landcli audit rules
      landcli audit explain amount:unit-jump
      landcli audit baseline plan.yaml --year 2020 -o baseline.tsv
      landcli audit list --plan plan.yaml
      landcli audit show 1 --plan plan.yaml
      landcli audit diff 1 2 --plan plan.yaml
      landcli audit verify --plan plan.yaml
      """,
    subcommands: [
      AuditRunCommand.self, AuditRulesCommand.self, AuditExplainCommand.self, AuditBaselineCommand.self,
      AuditListCommand.self, AuditShowCommand.self, AuditDiffCommand.self, AuditVerifyCommand.self,
      AuditDecideCommand.self,
    ],
    defaultSubcommand: AuditRunCommand.self)
}
