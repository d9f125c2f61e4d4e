import Foundation
import Testing

@Suite struct OverlayCommandTests {
  private func square(_ x: Double, _ id: String) -> String {
    let ring = [(x, 23.4), (x + 0.01, 23.4), (x + 0.01, 23.41), (x, 23.41), (x, 23.4)].map {
      "[\($0.0),\($0.1)]"
    }
    return
      #"{"type":"Feature","properties":{"id":"\#(id)"},"geometry":{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}}"#
  }

  @Test func piecesOfTwoFilesAndOfStdin() throws {
    let folder = try ScratchFolder()
    let b = try folder.write(square(113.205, "b"), to: "b.geojson")
    let run = try CLI.run(["overlay", "-", b, "--op", "union", "-o", "-"], stdin: square(113.2, "a"))
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any]
    let features = object?["features"] as? [[String: Any]] ?? []
    let ids = features.map { f in
      let p = f["properties"] as? [String: Any] ?? [:]
      return [p["a_id"], p["b_id"]].map { $0 as? String ?? "-" }.joined()
    }
    #expect(ids == ["ab", "a-", "-b"])
    #expect(run.stderr.contains("in A and B: 1 pieces") && run.stderr.contains("only in B: 1 pieces"))
    #expect(folder.names == ["b.geojson"])
  }

  @Test func failuresHaveTheirStatus() throws {
    let folder = try ScratchFolder()
    let a = try folder.write(square(113.2, "a"), to: "a.geojson")
    let out = folder.file("out.geojson")
    #expect(try CLI.run(["overlay", a, a, "--op", "cut", "-o", out]).status == 64)
    #expect(try CLI.run(["overlay", "-", "-", "--op", "union", "-o", out]).status == 64)
    #expect(try CLI.run(["overlay", a, folder.file("none"), "--op", "union", "-o", out]).status == 66)
    #expect(try CLI.run(["overlay", a, a, "--op", "union", "-o", out, "--crs-b", "EPSG:4547"]).status == 65)
    #expect(folder.names == ["a.geojson"])
    #expect(try CLI.run(["overlay", a, a, "--op", "union", "-o", out]).status == 0)
    #expect(try CLI.run(["overlay", a, a, "--op", "union", "-o", out]).status == 73)
  }

  @Test func anEmptyResultIsAResult() throws {
    let folder = try ScratchFolder()
    let a = try folder.write(square(113.2, "a"), to: "a.geojson")
    let b = try folder.write(square(113.5, "b"), to: "b.geojson")
    let run = try CLI.run(["overlay", a, b, "--op", "intersection", "-o", "-"])
    #expect(run.status == 0 && run.stderr.contains("the result is empty"))
    let object = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any]
    #expect((object?["features"] as? [Any])?.isEmpty == true)
  }
}
