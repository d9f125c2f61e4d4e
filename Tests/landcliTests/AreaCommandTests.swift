import Foundation
import Testing

private let square =
  #"{"type":"Feature","properties":{"id":"s"},"geometry":{"type":"Polygon","coordinates":[[[113.2,23.4],[113.21,23.4],[113.21,23.41],[113.2,23.41],[113.2,23.4]]]}}"#

@Suite struct AreaCommandTests {
  @Test func linesGoToStdoutAndTotalsToStderr() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(square, to: "s.geojson")
    let run = try CLI.run(["area", file])
    #expect(run.status == 0)
    let lines = run.stdout.split(separator: "\n")
    #expect(lines.count == 2 && lines[1].hasPrefix("1\ts\t1132018.373") && lines[1].hasSuffix("\tok\t"))
    #expect(
      run.stderr
        == "1 features, 1 usable (0 of them repaired), 0 unusable; ellipsoidal 1132018.373 m², plane 1132202.986 m² (EPSG:4547)\n"
    )
    #expect(try CLI.run(["area", file, "--quiet"]).stderr.isEmpty)
    let chinese = try CLI.run(["area", file, "--lang", "zh"])
    #expect(chinese.stderr.contains("椭球面积合计 1132018.373 m²") && chinese.stdout == run.stdout)
    #expect(try CLI.run(["area", file], environment: ["LC_ALL": "zh_CN.UTF-8"]).stderr == chinese.stderr)
  }

  @Test func stdinIsReadAndAFileWritten() throws {
    let folder = try ScratchFolder()
    let out = folder.file("out.json")
    let run = try CLI.run(
      ["area", "-", "--json", "-o", out, "--threads", "2"], stdin: square + "\n" + square)
    #expect(run.status == 0 && run.stdout.isEmpty && folder.names == ["out.json"])
    let lines = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2 && lines[1].hasPrefix(#"{"feature":2,"id":"s","area_m2":1132018.373"#))
    #expect(try CLI.run(["area", "-", "-o", out], stdin: square).status == 73)
    #expect(try CLI.run(["area", "-", "-o", out, "--overwrite"], stdin: square).status == 0)
  }

  @Test func failuresHaveTheirStatusAndAPlace() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(square, to: "s.geojson")
    let missing = try CLI.run(["area", folder.file("none.geojson")])
    #expect(missing.status == 66 && missing.stderr.contains("none.geojson"))
    #expect(try CLI.run(["area"]).status == 64)
    #expect(try CLI.run(["area", file, "--threads", "0"]).status == 64)
    #expect(try CLI.run(["area", file, "--crs", "EPSG:99999"]).status == 64)
    #expect(try CLI.run(["area", file, "--work-crs", "EPSG:4490"]).status == 64)
    #expect(try CLI.run(["area", file, "-o", folder.file("no/such/folder/out")]).status == 73)
    let broken = try CLI.run(
      ["area", "-"], stdin: "\n\n" + square.replacingOccurrences(of: "]]]", with: "]]"))
    #expect(broken.status == 65 && broken.stderr.contains("landcli area: error: -:3: "))
    let metres = try CLI.run(
      ["area", "-"],
      stdin: square.replacingOccurrences(of: "113.", with: "4131.").replacingOccurrences(
        of: "23.4", with: "2590000.4"))
    #expect(metres.status == 65 && metres.stderr.contains("[crs:mismatch]") && metres.stdout.isEmpty)
  }

  @Test func aProjectionLibraryWithoutItsDataIsSaid() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(square, to: "s.geojson")
    let run = try CLI.run(["area", file], environment: ["PROJ_DATA": folder.path, "PROJ_LIB": folder.path])
    #expect(run.status == 69 && run.stderr.contains("proj.db"))
  }
}
