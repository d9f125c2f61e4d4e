import ArgumentParser
import LandKit

/// `landcli explain`: one parcel's figures, down to their inputs.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "逐项解释一宗地块的数字。Explain one parcel's figures down to their inputs.",
    discussion: """
      每个数字给出公式、代入的数、状态与来源（文件、列、年份）。
      Each figure with its formula, the numbers put in, their states and their source (file, column, year).

      landcli explain plan.yaml S000123
      landcli explain S000123 --parcels parcels.geojson --parks parks.geojson
      """)

  @Argument(help: "计划文件（可省）与地块编号。The plan file, if any, and the parcel's id.")
  var planAndID: [String]

  @OptionGroup var layers: LayerOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...2).contains(planAndID.count) else {
      throw ValidationError("给出计划文件与编号，或仅编号。Give the plan file and an id, or an id alone.")
    }
  }

  func run() throws {
    try common.run("explain") {
      let plan = planAndID.count == 2 ? planAndID[0] : nil
      let id = planAndID[planAndID.count - 1]
      let line = ProgressLine(common)
      let request = try layers.request(plan: plan, common, output: nil)
      let study = try StudyRanker(request, progress: line.progress).run()
      line.finish()
      let found = ParcelExplanation.of(id: id, in: study)
      guard !found.isEmpty else {
        throw UsageFailure(Bilingual(zh: "没有编号为 \(id) 的地块", en: "no parcel has the id \(id)"))
      }
      print(found.map { $0.lines(common.language).joined(separator: "\n") }.joined(separator: "\n\n"))
    }
  }
}
