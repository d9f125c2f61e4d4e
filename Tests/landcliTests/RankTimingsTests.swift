import Foundation
import Testing

/// `rank --timings`.
@Suite struct RankTimingsTests {
  @Test func everyPhaseHasItsTime() throws {
    let scratch = try ScratchFolder()
    let (out, file) = (scratch.file("out"), scratch.file("t.json"))
    let run = try CLI.run(["rank", SampleData.huadu + "/plan.yaml", "-o", out, "--quiet", "--timings", file])
    try #require(run.status == 0, "\(run.stderr)")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file)))
    let phases = try #require((json as? [String: Any])?["phases"] as? [[String: Any]])
    let names = phases.compactMap { $0["name"] as? String }
    for name in ["reading parks", "settling", "measuring", "overlaps", "ranking", "writing", "committing"] {
      #expect(names.contains(name), "\(names)")
    }
    #expect(phases.allSatisfy { ($0["wall_s"] as? Double ?? -1) >= 0 && ($0["cpu_s"] as? Double ?? -1) >= 0 })
    #expect(phases.reduce(0) { $0 + ($1["cpu_s"] as? Double ?? 0) } > 0)
  }
}
