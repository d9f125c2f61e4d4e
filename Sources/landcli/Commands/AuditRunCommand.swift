import ArgumentParser
import Foundation
import LandKit

/// `landcli audit PLAN`: runs an audit and writes its results.
struct AuditRunCommand: ParsableCommand {
  /// The least severity of an open finding that makes the run end with status 1.
  enum Threshold: String, ExpressibleByArgument, CaseIterable { case error, warning, note, never }

  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "审计一年并写出结果（默认）。Audit a year and write the results (the default).")

  @OptionGroup var audit: AuditOptions
  @OptionGroup var common: CommonOptions

  @Option(name: [.short, .long], help: "结果文件夹。Folder for the results.")
  var output: String

  @Option(
    help:
      "未豁免、未列入基线的发现达到此级别时退出码为 1：error、warning、note、never。Open findings from this severity on end in status 1."
  )
  var failOn: Threshold = .error

  func validate() throws { try CommonOptions.refuseStandardOutput(output) }

  func run() throws {
    try common.run("audit") {
      Interrupts.listen()
      let line = ProgressLine(common)
      let folder = try AtomicFolder(target: output, overwrite: common.overwrite)
      do {
        let result = try Auditor(audit.request(common), progress: line.progress).run()
        try AuditWriter(result, language: common.language).write(to: folder)
        try folder.commit()
        line.finish()
        tell(result)
        if let limit = FindingSeverity(rawValue: failOn.rawValue), let worst = result.worst, worst >= limit {
          throw ExitStatus.findings.exitCode
        }
      } catch {
        line.finish()
        folder.abandon()
        throw error
      }
    }
  }

  private func tell(_ result: AuditResult) {
    for line in AuditSummary(result, common.language).lines { common.say(line) }
    common.say("")
    for (file, what) in AuditWriter.contents { common.say("\(output)/\(file)  \(what(common.language))") }
  }
}
