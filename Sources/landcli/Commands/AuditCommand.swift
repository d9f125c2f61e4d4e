import ArgumentParser
import Foundation
import LandKit

/// `landcli audit`: the yearly audit.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "年度产出审计。The yearly yield audit.",
    discussion: """
      landcli audit plan.yaml --year 2020 -o OUT
      landcli audit plan.yaml --year 2020 --against 2018 -o OUT --fail-on warning
      """,
    subcommands: [AuditRunCommand.self],
    defaultSubcommand: AuditRunCommand.self)
}
