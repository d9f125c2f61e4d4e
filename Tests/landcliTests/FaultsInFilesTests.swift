import Foundation
import Testing

/// Faults that spoil a whole file, and those between features.
@Suite struct FaultsInFilesTests {
  private static let sound = Text.feature(
    Text.square(113.208, 23.405), #""id":"OK","output_wan":100,"tax_wan":5"#)
  private static let other = Text.square(113.205, 23.405)

  static let broken: [(String, String, Int)] = [
    ("two commas", Text.collection([sound, #"{"type":"Feature",,"geometry":null}"#]), 3),
    ("breaks off", String(Text.collection([sound, Text.feature(other, #""id":"A""#)]).dropLast(30)), 3),
    ("goes on", Text.collection([sound]) + "\n}", 5),
    (
      "where no reader looks", Text.collection([sound, Text.feature(other, #""id":"A","x":{"y":[1,,2]}"#)]), 3
    ),
    ("in a foreign member", Text.collection([sound], #""foo":{"a":tru},"#), 1),
    ("in a member after", Text.collection([sound], "", #","foo":[01]"#), 3),
    (
      "NaN",
      Text.collection([sound, Text.feature(other.replacing("113.206000", with: "NaN"), #""id":"A""#)]), 3
    ),
    ("a bare word", "hello", 1), ("nothing", "", 1), ("blanks", " \n\n", 3),
    ("an unpaired escape", Text.collection([Text.feature(other, #""id":"\q""#)]), 2),
    ("a line feed in a text", Text.collection([Text.feature(other, "\"id\":\"a\nb\"")]), 2),
  ]

  @Test(arguments: broken.indices)
  func malformedJSONStopsTheRunAtItsLine(_ index: Int) throws {
    let (name, text, line) = Self.broken[index]
    let study = try SmallStudy()
    _ = try study.folder.write(text, to: "in.geojson")
    for command in ["check", "rank"] {
      let out = try study.run(command, "in.geojson", output: command)
      #expect(out.status == 65, "\(name): \(out.stderr)")
      #expect((out.stderr + out.stdout).contains("in.geojson:\(line):"), "\(name): \(out.stderr)")
    }
    #expect(!study.folder.names.contains("rank"))
    let found = try JSON.problems(study.folder.file("check")).filter {
      $0["class"] as? String == "json:syntax"
    }
    #expect(found.contains { $0["line"] as? Int == line }, "\(name): \(found)")
    #expect(study.folder.names.allSatisfy { !$0.contains(".tmp") })
  }

  @Test func bytesThatAreNotUTF8StopTheRun() throws {
    let study = try SmallStudy()
    var bytes = Data(Text.collection([Self.sound]).utf8)
    let place = try #require(bytes.range(of: Data("OK".utf8)))
    bytes.replaceSubrange(place, with: [0xBB, 0xA8])
    try bytes.write(to: URL(fileURLWithPath: study.folder.file("in.geojson")))
    let out = try study.run("rank", "in.geojson")
    #expect(out.status == 65 && out.stderr.contains("in.geojson:2:") && out.stderr.contains("json:encoding"))
  }

  @Test(arguments: [
    #"{"type":"Topology","objects":{}}"#, #"{"type":"FeatureCollection","features":{}}"#, "[1]",
  ])
  func otherJSONIsAnErrorAndTheResultStaysGeoJSON(_ text: String) throws {
    let study = try SmallStudy()
    _ = try study.folder.write(text, to: "in.geojson")
    let check = try study.run("check", "in.geojson", output: nil)
    #expect([1, 65].contains(check.status), "\(check.stderr)")
    let rank = try study.run("rank", "in.geojson")
    guard rank.status == 0 else { return #expect(rank.status == 65) }
    let features = try JSON.features(study.folder.file("out/ranked.geojson"))
    #expect(features.allSatisfy { $0["type"] as? String == "Feature" })
  }

  @Test func aFileWithoutFeaturesIsSaid() throws {
    let study = try SmallStudy()
    _ = try study.folder.write(Text.collection([]), to: "in.geojson")
    let out = try study.run("rank", "in.geojson")
    #expect(out.status == 0 && out.stderr.contains("layer:empty"), "\(out.stderr)")
    #expect(try JSON.features(study.folder.file("out/ranked.geojson")).isEmpty)
  }

  @Test func overlapsAreListedOnceAtTheLaterFeature() throws {
    let study = try SmallStudy()
    let a = Text.feature(other(0), #""id":"A""#), b = Text.feature(other(5), #""id":"B""#)
    _ = try study.folder.write(Text.collection([a, b]), to: "in.geojson")
    _ = try study.run("check", "in.geojson", output: "check")
    let found = try JSON.problems(study.folder.file("check")).filter {
      $0["class"] as? String == "layer:overlap"
    }
    #expect(found.count == 1 && found[0]["id"] as? String == "B" && found[0]["line"] as? Int == 3, "\(found)")
  }

  @Test func aSliverAgainstAParkIsListed() throws {
    let study = try SmallStudy()
    // 2 cm of the parcel's west side lie in the park, whose east side is 113.21.
    let strip = Text.polygon(
      "[[113.2099998,23.405],[113.211,23.405],[113.211,23.406],[113.2099998,23.406],[113.2099998,23.405]]")
    _ = try study.folder.write(Text.collection([Text.feature(strip, #""id":"A""#)]), to: "in.geojson")
    _ = try study.run("check", "in.geojson", output: "check")
    let found = try JSON.problems(study.folder.file("check")).filter {
      $0["class"] as? String == "overlay:sliver"
    }
    #expect(found.count == 1 && found[0]["id"] as? String == "A", "\(found)")
    _ = try study.run("rank", "in.geojson")
    let figures = try #require(try JSON.properties(study.folder.file("out/ranked.geojson")).first)
    #expect(figures["lk_share"] as? Double == 0)
    #expect((figures["lk_inpark"] as? Double ?? 0) > 0)
    #expect(figures["lk_dist_m"] as? Double == 0)
  }

  @Test func thirdOrdinatesAreSaidOnceAndKept() throws {
    let study = try SmallStudy()
    let z = "[[113.205,23.405,1.5],[113.206,23.405,2],[113.206,23.406,3],[113.205,23.405,1.5]]"
    let text = Text.collection(
      [Self.sound] + ["A", "B"].map { Text.feature(Text.polygon(z), #""id":"\#($0)""#) })
    _ = try study.folder.write(text, to: "in.geojson")
    #expect(try study.run("rank", "in.geojson").status == 0)
    let found = try JSON.problems(study.folder.file("out")).filter {
      $0["class"] as? String == "coordinate:z"
    }
    #expect(found.count == 1 && found[0]["feature"] as? Int == 2 && found[0]["vertex"] as? Int == 1)
    let ranked = try String(contentsOfFile: study.folder.file("out/ranked.geojson"), encoding: .utf8)
    #expect(ranked.components(separatedBy: z).count == 3)
  }

  @Test func outsideTheDistrictAndKeysWithoutPartners() throws {
    let study = try SmallStudy()
    let district = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.19, 23.39, side: 0.1), "")]), to: "district.geojson")
    let stats = try study.folder.write(
      "id,year,output_wan,tax_wan\nOK,2020,1,1\nX,2020,1,1\n", to: "stats.csv")
    let far = Text.feature(Text.square(113.3, 23.405), #""id":"FAR""#)
    _ = try study.folder.write(Text.collection([Self.sound, far]), to: "in.geojson")
    let out = try study.run(
      "check", "in.geojson", ["--district", district, "--stats", stats, "--year", "2020"], output: "check")
    #expect(out.status == 0, "\(out.stderr)")
    let problems = try JSON.problems(study.folder.file("check"))
    func places(_ kind: String) -> [String] {
      problems.filter { $0["class"] as? String == kind }.map { "\($0["id"] ?? "")@\($0["line"] ?? "")" }
    }
    #expect(places("district:outside") == ["FAR@3"])
    #expect(places("key:unmatched").sorted() == ["FAR@3", "X@3"])
    #expect(places("district:unchecked") == [])
  }

  private func other(_ x: Double) -> String { Text.square(113.205 + x / 1e4, 23.405) }
}

extension String {
  fileprivate func replacing(_ text: String, with new: String) -> String {
    replacingOccurrences(of: text, with: new)
  }
}
