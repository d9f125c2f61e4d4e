import Foundation
import Testing

/// Every documented exit status that a person can bring about.
@Suite struct RankExitStatusTests {
  private let study: SmallStudy

  init() throws {
    study = try SmallStudy()
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.205, 23.405), #""id":"A","output_wan":1,"tax_wan":1"#)]),
      to: "in.geojson")
  }

  @Test(arguments: [
    ["--bogus"], ["--threads", "0"], ["--threads", "two"], ["--lang", "fr"], ["--weights", "foo=1"],
    ["--weights", "yield_gap=0"], ["--weights", "yield_gap=-1,tax_gap=2"], ["--weights", "yield_gap=nan"],
    ["--where", "x ="], ["--rank-within", "province"], ["--min-cover", "2"], ["--extent", "1,2,3"],
    ["--crs", "EPSG:99999"], ["--work-crs", "nonsense"], ["--fail-on", "always"], ["--prefix", ""],
    ["--sliver-width=-1"], ["--estimate", "guess"], ["--missing-benchmark", "zero"],
  ])
  func wrongUsageIs64(_ options: [String]) throws {
    let out = try study.run("rank", "in.geojson", options)
    #expect(out.status == 64, "\(options): \(out.stderr)")
    #expect(!out.stderr.isEmpty && !study.folder.names.contains("out"))
  }

  @Test func nothingToRankOrNowhereToPutItIs64() throws {
    #expect(try CLI.run(["rank", "-o", study.folder.file("out")]).status == 64)
    #expect(try study.run("rank", "in.geojson", output: nil).status == 64)
    #expect(try CLI.run(["ranking"]).status == 64)
  }

  @Test(arguments: [
    ("yera: 2020\n", "plan.yaml:1:1", "year"), ("year: twenty\n", "plan.yaml:1:7", "year"),
    ("a: [\n", "plan.yaml:2:", "plan:syntax"),
  ])
  func aBadPlanIs65AndSaysWhere(_ text: String, _ place: String, _ word: String) throws {
    let plan = try study.folder.write(text, to: "plan.yaml")
    let out = try CLI.run(["rank", plan, "-o", study.folder.file("out")])
    #expect(out.status == 65, "\(out.stderr)")
    #expect(out.stderr.contains(place) && out.stderr.contains(word), "\(out.stderr)")
  }

  @Test func noSuchInputIs66() throws {
    #expect(try CLI.run(["rank", "/nonexistent/plan.yaml", "-o", study.folder.file("out")]).status == 66)
    #expect(try study.run("rank", "missing.geojson").status == 66)
    let plan = try study.folder.write(
      "layers:\n  parcels: {file: gone.geojson}\n  parks: {file: parks.geojson}\n", to: "plan.yaml")
    let out = try CLI.run(["rank", plan, "-o", study.folder.file("out")])
    #expect(out.status == 66 && out.stderr.contains("plan.yaml:2:"), "\(out.stderr)")
  }

  @Test func aMissingDatabaseIs69() throws {
    for command in ["rank", "check"] {
      let out = try CLI.run(
        [
          command, "--parcels", study.folder.file("in.geojson"), "--parks", study.parks, "-o",
          study.folder.file(command),
        ],
        environment: ["PROJ_DATA": "/nonexistent"])
      #expect(out.status == 69, "\(out.stderr)")
      #expect((out.stderr + out.stdout).contains("proj.db"), "\(out.stderr)")
    }
    #expect(!study.folder.names.contains("rank"))
  }

  @Test func anOutputThatIsThereIs73AndIsKept() throws {
    #expect(try study.run("rank", "in.geojson").status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: study.folder.file("out/manifest.json")))
    #expect(try study.run("rank", "in.geojson").status == 73)
    #expect(try Data(contentsOf: URL(fileURLWithPath: study.folder.file("out/manifest.json"))) == before)
    #expect(try study.run("rank", "in.geojson", ["--overwrite"]).status == 0)
  }

  @Test func whatIsNoResultIsNeverReplaced() throws {
    let folder = study.folder.file("mine")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/diary.txt"))
    for target in ["mine", "in.geojson"] {
      #expect(try study.run("rank", "in.geojson", ["--overwrite"], output: target).status == 73)
    }
    #expect(try String(contentsOfFile: folder + "/diary.txt", encoding: .utf8) == "x")
    let nowhere = ["rank", "--parcels", study.folder.file("in.geojson"), "--parks", study.parks, "-o"]
    #expect(try CLI.run(nowhere + ["/proc/nowhere/out"]).status == 73)
    #expect(try CLI.run(nowhere + [study.folder.file("in.geojson/out")]).status == 73)
  }

  @Test func aFolderForAFileIs74() throws {
    let out = try study.run("rank", study.folder.path)
    #expect(out.status == 74, "\(out.stderr)")
  }

  @Test func findingsAre1FromTheThresholdOn() throws {
    for (limit, status) in [("error", 0), ("repaired", 0), ("warning", 1), ("never", 0)] {
      let out = try study.run("rank", "in.geojson", ["--overwrite", "--fail-on", limit])
      #expect(out.status == Int32(status), "\(limit): \(out.stderr)")
    }
    #expect(study.folder.names.contains("out"))
    #expect(try study.run("check", "in.geojson", output: nil).status == 0)
    #expect(try study.run("check", "in.geojson", ["--fail-on", "warning"], output: nil).status == 1)
  }
}
