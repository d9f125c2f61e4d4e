import Foundation
import Testing

/// `init` looks at a folder and writes a plan that can be run.
@Suite struct InitTests {
  private func copy(of folder: String) throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != "plan.yaml" {
      try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: scratch.file(name))
    }
    return scratch
  }

  @Test func theDraftRanksAsThePlanDoes() throws {
    let scratch = try copy(of: SampleData.huadu)
    let made = try CLI.run(["init", scratch.path, "--lang", "en"])
    #expect(made.status == 0 && made.stderr.contains("wrote"), "\(made.stderr)")
    let target = scratch.file("out")
    let out = try CLI.run(["rank", scratch.file("plan.yaml"), "-o", target])
    try #require(out.status == 0, "\(out.stderr)")
    let expected = try JSON.properties(try SharedRank.plain.get().folder + "/ranked.geojson")
    let found = try JSON.properties(target + "/ranked.geojson")
    #expect(found.count == expected.count)
    for name in ["id", "lk_why", "lk_park", "lk_state"] {
      #expect(found.map { $0[name] as? String } == expected.map { $0[name] as? String }, "\(name)")
    }
    #expect(found.map { $0["lk_rank"] as? Int } == expected.map { $0["lk_rank"] as? Int })
  }

  @Test func workbooksAreProposedAsStatistics() throws {
    let scratch = try copy(of: SampleData.huadu)
    for layer in ["parcels", "zones", "parks"] {
      let csv = scratch.file("stats-\(layer).csv")
      try StatsWorkbookTests.workbook(csv, to: scratch.file("stats-\(layer).xlsx"))
      try FileManager.default.removeItem(atPath: csv)
    }
    let made = try CLI.run(["init", scratch.path, "--lang", "en"])
    #expect(
      made.status == 0 && made.stderr.contains("layers.parcels.stats: stats-parcels.xlsx"), "\(made.stderr)")
    let plan = try String(contentsOfFile: scratch.file("plan.yaml"), encoding: .utf8)
    #expect(plan.contains("file: stats-parcels.xlsx") && plan.contains("sheet: 统计"), "\(plan)")
    let out = try CLI.run(["rank", scratch.file("plan.yaml"), "-o", scratch.file("out"), "--quiet"])
    try #require(out.status == 0, "\(out.stderr)")
    let expected = try JSON.properties(try SharedRank.plain.get().folder + "/ranked.geojson")
    let found = try JSON.properties(scratch.file("out") + "/ranked.geojson")
    #expect(found.map { $0["lk_rank"] as? Int } == expected.map { $0["lk_rank"] as? Int })
    #expect(found.map { $0["lk_st_t"] as? String } == expected.map { $0["lk_st_t"] as? String })
  }

  @Test func aPlanThatIsThereIsKept() throws {
    let scratch = try copy(of: SampleData.faulty)
    _ = try scratch.write("mine\n", to: "plan.yaml")
    #expect(try CLI.run(["init", scratch.path]).status == 73)
    #expect(try String(contentsOfFile: scratch.file("plan.yaml"), encoding: .utf8) == "mine\n")
    #expect(try CLI.run(["init", scratch.path, "--overwrite"]).status == 0)
    #expect(try CLI.run(["init", "/nonexistent"]).status == 66)
  }
}
