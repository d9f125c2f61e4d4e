import ArgumentParser
import Foundation
import LandKit

/// `landcli rank`: the whole main job.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "三旧地块对标规划园区排名。Rank renewal parcels against the planned parks.",
    discussion: """
      结果写入一个文件夹：ranked.geojson、ranked.csv、parks.csv、各小图层、account.json、
      problems.json、problems.geojson、manifest.json。
      Results go to one folder, which appears whole or not at all.

      landcli rank plan.yaml -o OUT
      landcli rank --parcels parcels.geojson --zones zones.geojson --parks parks.geojson -o OUT
      landcli rank --measured measured.jsonl -o OUT
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var strictness: StrictOptions

  @Option(name: [.short, .long], help: "结果文件夹。Folder for the results.")
  var output: String

  @Flag(help: "另写地块 × 园区矩阵 matrix.csv。Also write the candidate × park matrix.")
  var matrix = false

  @Flag(help: "按 RFC 7946 调整环的方向（几何重写）。Orient rings by RFC 7946; rewrites geometry.")
  var rfc7946 = false

  @Option(help: "各阶段用时写入此 JSON 文件。Write the time of each phase to this JSON file.")
  var timings: String?

  @Option(help: "由 landcli measure 的记录排名，不再量算。Rank the records of landcli measure.")
  var measured: String?

  func validate() throws {
    try CommonOptions.refuseStandardOutput(output)
    guard measured != nil else { return }
    let idle = study.layers.givenForMeasuring + (matrix ? ["--matrix"] : []) + (study.plan.map { [$0] } ?? [])
    guard idle.isEmpty else {
      throw ValidationError(
        "与 --measured 同用无效，请在 measure 时给出：\(idle.joined(separator: " "))。"
          + "These have no effect with --measured; give them to landcli measure.")
    }
  }

  func run() throws {
    try common.run("rank") {
      Interrupts.listen()
      let clock = timings.map { _ in PhaseClock() }
      let line = ProgressLine(common, clock: clock)
      let folder = try AtomicFolder(target: output, overwrite: common.overwrite)
      do {
        let study = try rank(line.progress)
        try strictness.stopIfStrict(study.measured.problems, common)
        let written = try ResultWriter(study, progress: line.progress).write(to: folder)
        line.progress.begin(.committing)
        try folder.commit()
        line.finish()
        if let timings { try clock?.write(to: timings) }
        tell(written)
        try findings.finish(written.measured.problems)
      } catch {
        line.finish()
        folder.abandon()
        throw error
      }
    }
  }

  private func rank(_ progress: RunProgress) throws -> RankedStudy {
    if let measured { return RankedStudy(try request(of: MeasuredRecords.read(measured))) }
    var request = try study.request(common, output: output)
    request.wantsMatrix = matrix
    request.orientsRings = rfc7946
    return try StudyRanker(request, progress: progress).run()
  }

  /// A recorded study with the weights and prefix of this command line.
  private func request(of recorded: MeasuredStudy) throws -> MeasuredStudy {
    var recorded = recorded
    try study.layers.overrideRanking(&recorded.request)
    recorded.request.threads = common.threadCount
    recorded.request.orientsRings = rfc7946
    return recorded
  }

  private func tell(_ study: RankedStudy) {
    let summary = Summary(study, language: common.language)
    defer { if let closing = summary.closing { common.sayAlways(closing) } }
    for line in summary.lines { common.say(line) }
    common.say("")
    for (file, what) in ResultWriter.contents
    where FileManager.default.fileExists(atPath: output + "/" + file) {
      common.say("\(output)/\(file)  \(what(common.language))")
    }
  }
}
