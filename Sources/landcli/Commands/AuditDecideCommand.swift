import ArgumentParser
import Foundation
import LandKit
import LandStore

extension LedgerVerdict: ExpressibleByArgument {}

/// `landcli audit decide`: appends a decision on a finding.
struct AuditDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "在台账中追加对一项发现的处理决定。Append a decision on a finding to the ledger.",
    discussion: """
      决定只追加、不更改；同一发现以后来的为准。它不改变退出码：要使发现不再拦截，请在计划文件中豁免或列入基线。
      Decisions are appended, never changed; the latest on a finding stands. It changes no exit status: to let a \
      finding pass, waive it in the plan file or accept it in the baseline.
      """)

  @Argument(help: ArgumentHelp("审计的编号。The run.", valueName: "RUN"))
  var number: Int

  @Argument(
    help: ArgumentHelp(
      "发现的指纹（见 audit show RUN --findings）。The finding's fingerprint, as audit show RUN --findings gives it.",
      valueName: "FINGERPRINT"))
  var fingerprint: String

  @OptionGroup var place: LedgerOptions
  @OptionGroup var common: CommonOptions

  @Option(
    help:
      "决定：accepted 认可、corrected 已更正、dismissed 不成立、reopened 重新待处理。The decision: accepted, corrected, dismissed, reopened."
  )
  var verdict: LedgerVerdict

  @Option(help: "何人决定。Who decides.")
  var who: String

  @Option(help: "理由。Why.")
  var why: String

  @Option(help: "有效至，YYYY-MM-DD；不给出即长期有效。The last day it holds, YYYY-MM-DD; for good unless given.")
  var until: String?

  func validate() throws {
    if let until, !CalendarDay.isValid(until) {
      throw ValidationError("--until 应为日期 YYYY-MM-DD。--until takes a day, YYYY-MM-DD.")
    }
    for (name, text) in [("--who", who), ("--why", why)] where text.allSatisfy(\.isWhitespace) {
      throw ValidationError("\(name) 不可为空。\(name) must not be empty.")
    }
  }

  func run() throws {
    try common.run("audit decide") {
      Interrupts.listen()
      let ledger = try Ledger(place.path, for: .appending)
      try ledger.checkChain()
      let entry = try ledger.append(
        LedgerDecision(
          fingerprint: fingerprint, run: number, verdict: verdict.rawValue, who: who, why: why, until: until),
        at: Date())
      common.say(
        Bilingual(
          zh: "决定 \(entry.decision) 已记入 \(place.path)；链首（第 \(entry.entry) 条）：\(entry.chainHash)",
          en:
            "decision \(entry.decision) is in \(place.path); head (entry \(entry.entry)): \(entry.chainHash)")
      )
    }
  }
}
