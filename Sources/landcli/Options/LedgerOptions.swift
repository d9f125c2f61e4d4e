import ArgumentParser
import Foundation
import LandKit
import LandStore

/// Where the ledger of a plan's audits lies.
enum LedgerPlace {
  /// Its file, unless another is named.
  static let name = "audit.gpkg"

  /// Beside the plan.
  static func beside(_ plan: String) -> String {
    let folder = (plan as NSString).deletingLastPathComponent
    return folder.isEmpty ? name : (folder as NSString).appendingPathComponent(name)
  }
}

/// The ledger that a command reads, or appends a decision to.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "台账文件，默认为本文件夹的 audit.gpkg。The ledger; audit.gpkg in this folder unless given.", valueName: "PATH"))
  var ledger: String?

  @Option(
    help: ArgumentHelp(
      "计划文件，其旁的 audit.gpkg 即台账。A plan file, beside which its ledger lies.", valueName: "PLAN.yaml"))
  var plan: String?

  func validate() throws {
    if ledger != nil, plan != nil {
      throw ValidationError("--ledger 与 --plan 只能用一个。Give --ledger or --plan, not both.")
    }
  }

  /// The path.
  var path: String { ledger ?? plan.map(LedgerPlace.beside) ?? LedgerPlace.name }
}

/// How a run of the audit is recorded.
struct RecordingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "记录本次审计的台账，默认为计划文件旁的 audit.gpkg。The ledger to record it in; audit.gpkg beside the plan unless given.",
      valueName: "PATH"))
  var ledger: String?

  @Flag(help: "不用台账：不作记录，也不与上次审计比较方法。No ledger: record nothing, compare with no earlier audit's method.")
  var noLedger = false

  func validate() throws {
    if ledger != nil, noLedger {
      throw ValidationError("--ledger 与 --no-ledger 只能用一个。Give --ledger or --no-ledger, not both.")
    }
  }

  /// The path for an audit of `plan`; nil when nothing is recorded.
  func path(_ plan: String) -> String? { noLedger ? nil : ledger ?? LedgerPlace.beside(plan) }
}
