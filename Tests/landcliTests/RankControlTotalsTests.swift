import Foundation
import Testing

/// Control totals that the ranking cannot check are not passed over in silence.
@Suite struct RankControlTotalsTests {
  @Test(arguments: [
    ("town: 新华街道", 1), ("category: 旧村庄", 1), ("year: 2019", 1), ("year: 2020", 0),
  ])
  func whatIsLeftToTheAuditIsSaid(_ part: String, _ left: Int) throws {
    let scratch = try ScratchFolder()
    let here = SampleData.huadu + "/"
    let plan = try String(contentsOfFile: here + "plan.yaml", encoding: .utf8)
      .replacing("file: ", with: "file: " + here).replacing(": parcels-", with: ": " + here + "parcels-")
    let total = "  - {layer: parcels, measure: gross, \(part), value: 51.72, unit: km², tolerance: 1e-6}\n"
    let path = try scratch.write(plan + total, to: "plan.yaml")
    let out = try CLI.run(["rank", path, "-o", scratch.file("out")])
    try #require(out.status == 0, "\(out.stderr)")
    let problems = try JSON.object(scratch.file("out/problems.json"))["problems"] as? [[String: Any]]
    let said = (try #require(problems)).filter { $0["class"] as? String == "control:total" }
    #expect(said.count == left, "\(said)")
    #expect(said.allSatisfy { "\($0["detail"] ?? "")".contains("not checked here") })
  }
}
