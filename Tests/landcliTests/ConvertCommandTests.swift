import Foundation
import Testing

private let point =
  #"{"type":"Feature","properties":{"v":1.0},"geometry":{"type":"Point","coordinates":[113.2,23.4,5.0]}}"#

@Suite struct ConvertCommandTests {
  @Test func thereAndBackThroughPipes() throws {
    let there = try CLI.run(["convert", "-", "-o", "-", "--to-crs", "EPSG:4547"], stdin: point)
    #expect(there.status == 0 && there.stdout.contains("[418223.8029,2589063.0492,5.0]"))
    #expect(there.stdout.contains("urn:ogc:def:crs:EPSG::4547"))
    let back = try CLI.run(["convert", "-", "-o", "-"], stdin: there.stdout)
    #expect(back.status == 0 && back.stdout.contains(#"{"v":1.0}"#) && !back.stdout.contains("\"crs\""))
    #expect(back.stdout.contains("[113.2,23.4,5.0]") || back.stdout.contains("[113.19999999"))
    #expect(back.stderr.contains("crs member was dropped"))
  }

  @Test func layoutsAndStatuses() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(point, to: "p.geojson")
    let out = folder.file("out.geojsons")
    #expect(try CLI.run(["convert", file, "-o", out, "--format", "geojsonseq"]).status == 0)
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "\u{1E}\(point)\n")
    #expect(try CLI.run(["convert", file, "-o", out]).status == 73)
    #expect(try CLI.run(["convert", file, "-o", out, "--to-crs", "GCJ-02", "--overwrite"]).status == 64)
    #expect(
      try CLI.run(["convert", file, "-o", out, "--to-crs", "4547", "--format", "geojsonseq", "--overwrite"])
        .status == 64)
    #expect(try CLI.run(["convert", folder.path, "-o", "-"]).status == 74)
    #expect(try CLI.run(["convert", file]).status == 64)
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "\u{1E}\(point)\n")
    #expect(folder.names == ["out.geojsons", "p.geojson"])
  }

  @Test func dataElsewhereNeedsAnExtent() throws {
    let paris = point.replacingOccurrences(of: "113.2,23.4", with: "2.35,48.85")
    #expect(try CLI.run(["convert", "-", "-o", "-"], stdin: paris).status == 65)
    for extent in ["world", "2,48,3,49"] {
      let run = try CLI.run(["convert", "-", "-o", "-", "--extent", extent], stdin: paris)
      #expect(run.status == 0 && run.stdout.contains("[2.35,48.85,5.0]"))
    }
    #expect(try CLI.run(["convert", "-", "-o", "-", "--extent", "3,48,2,49"], stdin: paris).status == 64)
  }

  @Test func helpSpeaksBothLanguages() throws {
    let run = try CLI.run(["convert", "--help"])
    #expect(run.status == 0)
    let words = run.stdout.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("边不加密") && words.contains("edges are not densified"))
  }
}
