import Foundation
import Testing

/// Ids and names longer than the tables hold are cut there, and a line says so.
@Suite struct LongTextTests {
  @Test(arguments: [(name: 30_000, id: 65_535, cut: 0), (30_001, 8, 1), (8, 65_536, 1)])
  func whatIsCutIsSaid(name: Int, id: Int, cut: Int) throws {
    let study = try SmallStudy()
    let (id, name) = (String(repeating: "i", count: id), String(repeating: "n", count: name))
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"\#(id)","name":"\#(name)""#)]),
      to: "in.geojson")
    #expect(try study.run("rank", "in.geojson").status == 0)
    let problems = try String(contentsOfFile: study.folder.file("out/problems.json"), encoding: .utf8)
    #expect(problems.contains("text:cut") == (cut > 0))
    // The feature's own bytes are all there.
    let ranked = try String(contentsOfFile: study.folder.file("out/ranked.geojson"), encoding: .utf8)
    #expect(ranked.contains(id) && ranked.contains(name))
  }
}
