import ArgumentParser
import LandKit
import LandStore

/// `landcli audit show`: one run of a ledger.
struct AuditShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "显示台账中的一次审计。Show one run of the ledger.")

  @Argument(
    help: ArgumentHelp("审计的编号（见 audit list）。The run's number, as audit list gives it.", valueName: "RUN"))
  var number: Int

  @OptionGroup var place: LedgerOptions
  @OptionGroup var common: CommonOptions

  @Flag(help: "逐项列出全部发现及其指纹。List every finding with its fingerprint.")
  var findings = false

  @Flag(help: "原样输出该次审计的 manifest。Write the manifest that the run stored, as it is.")
  var manifest = false

  @Flag(help: "输出 JSON，含全部发现。Write JSON, with every finding.")
  var json = false

  func validate() throws {
    if json, manifest {
      throw ValidationError("--json 与 --manifest 只能用一个。Give --json or --manifest, not both.")
    }
  }

  func run() throws {
    try common.run("audit show") {
      let page = try RunPage(Ledger(place.path, for: .reading), run: number)
      if manifest { return Output.write(Array(page.manifest.utf8)) }
      Output.write(json ? page.json : Output.bytes(page.lines(common.language, isFull: findings)))
    }
  }
}
