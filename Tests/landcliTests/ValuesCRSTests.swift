import Foundation
import Testing

/// Input in another CRS, said or not said.
@Suite struct ValuesCRSTests {
  private static let text = Text.collection(
    (0..<5).map { i in
      Text.feature(
        Text.square(113.195 + 0.004 * Double(i), 23.405),
        #""id":"\#(i)","output_wan":\#(100 + 10 * i),"tax_wan":5"#)
    })

  private func vertices(_ path: String) throws -> [[Double]] {
    try JSON.features(path).flatMap { feature in
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let rings = try #require(geometry["coordinates"] as? [[[Double]]])
      return rings.flatMap { $0 }
    }
  }

  /// Metres between two places of the study, on a sphere.
  private func metres(_ a: [Double], _ b: [Double]) -> Double {
    let r = 6_371_000 * Double.pi / 180
    return hypot((a[0] - b[0]) * r * cos(a[1] * .pi / 180), (a[1] - b[1]) * r)
  }

  @Test(arguments: ["EPSG:4547", "EPSG:4526"])
  func projectedInputGivesTheSameFiguresInLonLat(_ crs: String) throws {
    let study = try SmallStudy()
    let expected = try study.ranked(Self.text)
    let original = try vertices(study.folder.file("in.geojson"))
    let projected = study.folder.file("projected.geojson")
    let made = try CLI.run(["convert", study.folder.file("in.geojson"), "-o", projected, "--to-crs", crs])
    try #require(made.status == 0, "\(made.stderr)")
    #expect(try vertices(projected).allSatisfy { $0[0] > 400_000 })
    let out = try study.run("rank", "projected.geojson", ["--overwrite"])
    try #require(out.status == 0, "\(out.stderr)")
    let found = try JSON.properties(study.folder.file("out/ranked.geojson"))
    for (a, b) in zip(found, expected) {
      let x = try #require(a["lk_area_m2"] as? Double), y = try #require(b["lk_area_m2"] as? Double)
      #expect(abs(x - y) < 1e-6 * y)
      #expect(
        a["lk_rank"] as? Int == b["lk_rank"] as? Int && a["lk_park"] as? String == b["lk_park"] as? String)
    }
    for (a, b) in zip(try vertices(study.folder.file("out/ranked.geojson")), original) {
      #expect(metres(a, b) < 1e-3)
    }
    #expect(try JSON.object(study.folder.file("out/ranked.geojson"))["crs"] == nil)
  }

  @Test func theMarsGridIsUndoneWhenDeclared() throws {
    let study = try SmallStudy()
    let before = try study.ranked(Self.text).count
    let original = try vertices(study.folder.file("in.geojson"))
    let rows = try study.ranked(Self.text, ["--crs", "GCJ-02"])
    #expect(rows.count == before)
    for (a, b) in zip(try vertices(study.folder.file("out/ranked.geojson")), original) {
      #expect((400...700).contains(metres(a, b)), "\(metres(a, b))")
    }
    let said = try JSON.problems(study.folder.file("out")).filter { $0["class"] as? String == "crs:shifted" }
    #expect(!said.isEmpty)
  }

  @Test func theOptionGoesOverTheMemberAndSaysSo() throws {
    let study = try SmallStudy()
    let member = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"#
    let lines = Self.text.replacingOccurrences(of: #""features""#, with: member + #""features""#)
    _ = try study.folder.write(lines, to: "in.geojson")
    let without = try study.run("rank", "in.geojson")
    #expect(without.status == 65, "\(without.stderr)")
    let with = try study.run("rank", "in.geojson", ["--crs", "EPSG:4490"])
    #expect(with.status == 0 && with.stderr.contains("crs:overridden"), "\(with.stderr)")
  }

  /// What each file claims is impossible; the message names what would fit.
  @Test(arguments: [
    ("metres", "EPSG:4547"), ("zone-prefixed", "EPSG:4526"), ("neighbour", "EPSG:4546"), ("swapped", "@yx"),
  ])
  func whatCannotBeStopsTheRunWithCandidates(_ file: String, _ candidate: String) throws {
    let scratch = try ScratchFolder()
    let out = try CLI.run([
      "rank", SampleData.faulty + "/plan.yaml", "--parcels", SampleData.faulty + "/\(file).geojson", "-o",
      scratch.file("out"),
    ])
    #expect(out.status == 65 && out.stderr.contains(candidate), "\(out.stderr)")
    #expect(scratch.names.isEmpty)
  }

  @Test func aCandidateThatIsDeclaredFits() throws {
    let scratch = try ScratchFolder()
    let out = try CLI.run([
      "rank", SampleData.faulty + "/plan.yaml", "--parcels", SampleData.faulty + "/metres.geojson", "--crs",
      "EPSG:4547", "-o", scratch.file("out"),
    ])
    #expect(out.status == 0, "\(out.stderr)")
    let first = try #require(try vertices(scratch.file("out/ranked.geojson")).first)
    #expect(abs(first[0] - 113.256) < 0.01 && abs(first[1] - 23.522) < 0.01)
  }

  @Test func aBallparkOperationIsRefusedUnlessAllowedByName() throws {
    let scratch = try ScratchFolder()
    let arguments = [
      "rank", SampleData.faulty + "/plan.yaml", "--parcels", SampleData.faulty + "/ballpark.geojson", "-o",
      scratch.file("out"),
    ]
    let refused = try CLI.run(arguments)
    #expect(refused.status == 65 && refused.stderr.contains("crs:ballpark"), "\(refused.stderr)")
    #expect(try CLI.run(arguments + ["--allow-ballpark", "EPSG:4214"]).status == 65)
    let allowed = try CLI.run(arguments + ["--allow-ballpark", "EPSG:4610"])
    #expect(allowed.status == 0 && allowed.stderr.contains("warning crs:ballpark"), "\(allowed.stderr)")
  }

  @Test func aWorkingCRSInDegreesIsRefused() throws {
    let study = try SmallStudy()
    _ = try study.folder.write(Self.text, to: "in.geojson")
    let out = try study.run("rank", "in.geojson", ["--work-crs", "EPSG:4490"])
    #expect(out.status == 65 && out.stderr.contains("EPSG:4490"), "\(out.stderr)")
    #expect(!study.folder.names.contains("out"))
  }
}
