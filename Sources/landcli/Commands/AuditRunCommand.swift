import ArgumentParser
import Foundation
import LandKit
import LandStore

/// `landcli audit PLAN`: runs an audit and writes its results.
struct AuditRunCommand: ParsableCommand {
  /// The least severity of an open finding that makes the run end with status 1.
  enum Threshold: String, ExpressibleByArgument, CaseIterable { case error, warning, note, never }

  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "审计一年并写出结果（默认）。Audit a year and write the results (the default).")

  @OptionGroup var audit: AuditOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  @Option(name: [.short, .long], help: "结果文件夹。Folder for the results.")
  var output: String

  @Option(
    help:
      "未豁免、未列入基线的发现达到此级别时退出码为 1：error、warning、note、never。Open findings from this severity on end in status 1."
  )
  var failOn: Threshold = .error

  @Option(
    help: ArgumentHelp(
      "本次审计更正台账中的哪一次。The run of the ledger that this one corrects.", valueName: "RUN"))
  var replaces: Int?

  func validate() throws {
    try CommonOptions.refuseStandardOutput(output)
    if replaces != nil, recording.noLedger {
      throw ValidationError(
        "--replaces 需要台账，不能与 --no-ledger 同用。--replaces needs the ledger; leave --no-ledger out.")
    }
  }

  func run() throws {
    try common.run("audit") {
      Interrupts.listen()
      let line = ProgressLine(common)
      let folder = try AtomicFolder(target: output, overwrite: common.overwrite)
      do {
        var request = try audit.request(common)
        let ledger = try recording.path(audit.plan).map {
          try LedgerRecording($0, for: &request, replaces: replaces)
        }
        let result = try Auditor(request, progress: line.progress).run()
        try AuditWriter(result, language: common.language).write(to: folder)
        // The audit is complete. What stands in the ledger stands there for good, so it comes last but for one step.
        let recorded = try ledger?.append(result, at: Date())
        try folder.commit()
        line.finish()
        tell(result)
        tell(ledger, recorded)
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
    common.say("")
  }

  private func tell(_ ledger: LedgerRecording?, _ recorded: LedgerRecording.Recorded?) {
    guard let ledger, let recorded else {
      return common.say(
        Bilingual(
          zh: "未用台账：没有记录，也没有与上次审计比较方法",
          en: "no ledger: nothing recorded, the method compared with no earlier audit"))
    }
    let note = RecordingNote(ledger, recorded, replaces: replaces)
    for line in note.lines(common.language) { common.say(line) }
  }
}
