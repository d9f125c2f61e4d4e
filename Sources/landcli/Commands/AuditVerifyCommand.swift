import ArgumentParser
import LandKit
import LandStore

/// `landcli audit verify`: whether a ledger is as it was written.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "校验台账：与写入时是否一致。Check that a ledger is as it was written.",
    discussion: """
      重新计算全部散列，并输出链首。有异常时退出码为 1，不能当作台账读取时为 65。另处保存链首，日后以 --expect-head 给出，可知末尾有无被截去。
      Computes every hash again and prints the head. Status 1 when anything is off, 65 when the file cannot be read \
      as a ledger. Keep the head elsewhere, and give it later with --expect-head, so that a cut-off tail shows.
      """)

  @OptionGroup var place: LedgerOptions
  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("以前记下的链首（64 位十六进制）。A head noted earlier, 64 hexadecimal digits.", valueName: "HASH"))
  var expectHead: String?

  @Flag(help: "输出 JSON。Write JSON.")
  var json = false

  func validate() throws {
    guard let expectHead else { return }
    guard expectHead.count == 64, expectHead.allSatisfy({ $0.isHexDigit && $0.isASCII }) else {
      throw ValidationError("--expect-head 应为 64 位十六进制数。--expect-head takes 64 hexadecimal digits.")
    }
  }

  func run() throws {
    try common.run("audit verify") {
      let found = try Ledger(place.path, for: .reading).verify(expectHead: expectHead?.lowercased())
      let page = VerificationPage(found)
      for line in page.remarks(common.language) where !json { common.always(line) }
      Output.write(json ? page.json : Output.bytes(page.lines(common.language)))
      if !found.isSound { throw ExitStatus.findings.exitCode }
    }
  }
}
