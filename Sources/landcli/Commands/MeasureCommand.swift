import ArgumentParser
import LandKit

/// `landcli measure`: the first of the two stages.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "量算地块：每宗一条记录，供 rank --measured 排名。Measure parcels, one record each, for rank --measured.",
    discussion: """
      记录为 JSON Lines：首行是共有信息，其后每宗地块一行（面积、比例、距离、参照园区、数额及状态、字节范围）。
      JSON lines: first what the parcels share, then a line each: area, shares, distance, reference park, amounts with
      their states, byte range. Ranking needs the measured files unchanged, and checks their SHA-256.

      landcli measure plan.yaml -o measured.jsonl && landcli rank --measured measured.jsonl -o OUT
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var strictness: StrictOptions

  @Option(name: [.short, .long], help: "记录文件。File for the records.")
  var output: String

  func validate() throws { try CommonOptions.refuseStandardOutput(output) }

  func run() throws {
    try common.run("measure") {
      Interrupts.listen()
      let line = ProgressLine(common)
      let file = try AtomicFile(target: output, overwrite: common.overwrite)
      do {
        let measured = try StudyMeasurer(try study.request(common, output: output), progress: line.progress)
          .run()
        try strictness.stopIfStrict(measured.problems, common)
        try MeasuredRecords.write(measured, to: file)
        try file.commit()
        line.finish()
        common.say(
          Bilingual(
            zh: "\(measured.table.count) 宗地块的记录：\(output)",
            en: "records of \(measured.table.count) parcels: \(output)"))
        for text in ProblemSummary(measured.problems, common.language).lines { common.say(text) }
        try findings.finish(measured.problems)
      } catch {
        line.finish()
        file.abandon()
        throw error
      }
    }
  }
}
