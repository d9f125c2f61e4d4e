import ArgumentParser
import LandKit
import LandStore

/// `landcli audit baseline`: accepts what an audit finds today, so that only new findings fail later.
struct AuditBaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "接受现有发现，写成基线文件。Accept today's findings: write the baseline.",
    discussion: "每项发现一行，按规则排序，便于审阅差异；已豁免的不在其中。A line a finding, sorted by rule; waived ones are left out.")

  @OptionGroup var audit: AuditOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  @Option(name: [.short, .long], help: "基线文件，- 为标准输出。The baseline; - is standard output.")
  var output: String

  func run() throws {
    try common.run("audit baseline") {
      Interrupts.listen()
      let line = ProgressLine(common)
      let file = try ResultOutput(output, overwrite: common.overwrite)
      let result = try file.finish { file in
        defer { line.finish() }
        var request = try audit.request(common)
        // The findings are those of an audit, which is held against the one before; nothing is recorded.
        if let path = recording.path(audit.plan) { try LedgerRecording.prepare(&request, from: path) }
        let result = try Auditor(request, progress: line.progress).run()
        try file.write(baselineOf: result.findings)
        return result
      }
      let count = result.findings.count { $0.waiver == nil }
      common.say(Bilingual(zh: "接受 \(count) 项发现", en: "\(count) findings accepted"))
    }
  }
}
