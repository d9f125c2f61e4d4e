import ArgumentParser
import LandKit
import LandStore

/// `landcli audit diff`: what is other in one run than in another.
struct AuditDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "比较台账中的两次审计。Compare two runs of the ledger.",
    discussion:
      "比较发现、标杆、各图层的要素与数据格。Compares findings, benchmarks, features and their cells. Status 0, differ or not.")

  @Argument(help: ArgumentHelp("前一次审计的编号。The earlier run.", valueName: "A"))
  var before: Int

  @Argument(help: ArgumentHelp("后一次审计的编号。The later run.", valueName: "B"))
  var after: Int

  @OptionGroup var place: LedgerOptions
  @OptionGroup var common: CommonOptions

  @Flag(help: "输出 JSON，含全部差异。Write JSON, with all that differs.")
  var json = false

  func run() throws {
    try common.run("audit diff") {
      let page = try DiffPage(Ledger(place.path, for: .reading), before, after)
      Output.write(json ? page.json : Output.bytes(page.lines(common.language)))
    }
  }
}
