import Foundation
import Testing

/// Files of each class of fault, edited by hand: found, located, classed; the rest of the file is ranked.
@Suite struct FaultsByHandTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var feature: String
    /// `class part ring vertex`, 0 where it has none.
    var kind: String
    var part = 0
    var ring = 0
    var vertex = 0
    var state = "ranked"
    var why: String?
    var status: Int32 = 0
    var testDescription: String { name }

    /// A fault in the geometry.
    init(
      _ name: String, _ geometry: String, _ kind: String, _ place: (Int, Int, Int) = (0, 0, 0),
      unusable why: String? = nil
    ) {
      (self.name, self.kind, self.why) = (name, kind, why)
      feature = Text.feature(geometry, #""id":"A","output_wan":100,"tax_wan":5"#)
      (part, ring, vertex) = place
      if why != nil { (state, status) = ("unusable", 1) }
    }

    /// A fault in the properties.
    init(_ name: String, properties: String, _ kind: String, _ status: Int32, unranked why: String? = nil) {
      (self.name, self.kind, self.status, self.why) = (name, kind, status, why)
      feature = Text.feature(Text.square(113.205, 23.405), properties)
      if why != nil { state = "unranked" }
    }

    /// Anything in the place of a feature.
    init(_ name: String, raw: String, _ kind: String, why: String) {
      (self.name, self.kind, self.why, feature) = (name, kind, why, raw)
      (state, status) = ("unusable", 1)
    }
  }

  private static let square = Text.ring([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])
  private static func hole(_ x: Double, _ y: Double) -> String {
    Text.ring([(x, y), (x, y + 2), (x + 2, y + 2), (x + 2, y), (x, y)])
  }
  private static func ring(_ points: (Double, Double)...) -> String { Text.polygon(Text.ring(points)) }
  private static func multi(_ polygons: String...) -> String {
    #"{"type":"MultiPolygon","coordinates":[\#(polygons.map { "[\($0)]" }.joined(separator: ","))]}"#
  }
  private static let invalid = "geometry:invalid"
  private static let type = "geometry:type"

  static let geometries: [Case] = [
    Case("null", "null", "geometry:null", unusable: "geometry:null"),
    Case(
      "point", #"{"type":"Point","coordinates":[113.2,23.4]}"#, "geometry:type", unusable: "geometry:type"),
    Case(
      "lines", #"{"type":"MultiLineString","coordinates":[[[113.2,23.4],[113.3,23.4]]]}"#, "geometry:type",
      unusable: "geometry:type"),
    Case(
      "collection",
      #"{"type":"GeometryCollection","geometries":[\#(Text.polygon(square)),{"type":"Point","coordinates":[1,2]}]}"#,
      "geometry:collection"),
    Case(
      "points in a collection",
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#, "geometry:type",
      unusable: "geometry:type"),
    Case("empty", #"{"type":"MultiPolygon","coordinates":[]}"#, "geometry:empty", unusable: invalid),
    Case("text", #"{"type":"Polygon","coordinates":"113,23"}"#, "json:type", unusable: type),
    Case("WKT", #""POLYGON EMPTY""#, "json:type", unusable: type),
    Case("no coordinates", #"{"type":"Polygon"}"#, "json:type", unusable: type),
    Case(
      "too shallow", #"{"type":"Polygon","coordinates":[[113.2,23.4],[113.3,23.4]]}"#, "json:type",
      unusable: type),
    Case("unclosed", ring((0, 0), (10, 0), (10, 10), (0, 10)), "ring:unclosed", (1, 1, 4)),
    Case("short", ring((0, 0), (10, 0), (0, 0)), "ring:short", (1, 1, 1), unusable: invalid),
    Case(
      "short hole", Text.polygon(square, Text.ring([(2, 2), (3, 3), (2, 2)])), "ring:short", (1, 2, 1)),
    Case("bow-tie", ring((0, 0), (10, 0), (0, 10), (10, 11), (0, 0)), "ring:self-crossing", (1, 1, 2)),
    Case(
      "spike", ring((0, 0), (10, 0), (20, 0), (10, 0), (10, 10), (0, 10), (0, 0)), "ring:spike", (1, 1, 3)),
    Case(
      "duplicate", ring((0, 0), (10, 0), (10, 0), (10, 10), (0, 10), (0, 0)), "ring:duplicate-vertex",
      (1, 1, 3)),
    Case("flat", ring((0, 0), (10, 0), (20, 0), (0, 0)), "geometry:zero-area", (1, 1, 1), unusable: invalid),
    Case("hole outside", Text.polygon(square, hole(12, 2)), "hole:outside", (1, 2, 1)),
    Case(
      "nested", multi(square, Text.ring([(2, 2), (4, 2), (4, 4), (2, 4), (2, 2)])), "shell:nested", (2, 1, 1)),
    Case("clockwise", ring((0, 0), (0, 10), (10, 10), (10, 0), (0, 0)), "ring:winding", (1, 1, 1)),
    Case(
      "1e999", Text.polygon(square).replacingOccurrences(of: "113.206000,23.406000", with: "1e999,23.4"),
      "coordinate:not-finite", (1, 1, 3), unusable: "geometry:crs"),
    Case(
      "latitude 95", Text.polygon(square).replacingOccurrences(of: "113.206000,23.406000", with: "113.2,95"),
      "coordinate:range", (1, 1, 3), unusable: "geometry:crs"),
    Case(
      "swapped",
      #"{"type":"Polygon","coordinates":[[[23.405,113.205],[23.405,113.206],[23.406,113.206],[23.405,113.205]]]}"#,
      "coordinate:swapped", (1, 1, 1), unusable: "geometry:crs"),
  ]

  static let others: [Case] = [
    Case("no id", properties: #""output_wan":1,"tax_wan":1"#, "id:missing", 0),
    Case("an id that is true", properties: #""id":true,"output_wan":1,"tax_wan":1"#, "id:missing", 0),
    Case("the id again", properties: #""id":"OK","output_wan":1,"tax_wan":1"#, "id:duplicate", 1),
    Case(
      "a member twice", properties: #""id":"A","id":"A","output_wan":1,"tax_wan":1"#, "json:duplicate-member",
      0),
    Case("negative", properties: #""id":"A","output_wan":-5,"tax_wan":5"#, "amount:negative", 0),
    Case("absurd", properties: #""id":"A","output_wan":1e15,"tax_wan":5"#, "amount:absurd", 0),
    Case(
      "words", properties: #""id":"A","output_wan":"约三百万","tax_wan":5"#, "amount:invalid", 1,
      unranked: "output:invalid"),
    Case(
      "a number too large", properties: #""id":"A","output_wan":5,"tax_wan":1e999"#, "amount:invalid", 1,
      unranked: "tax:invalid"),
    Case(
      "registered", properties: #""id":"A","output_wan":5,"tax_wan":1,"area_mu":170"#, "area:registered", 0),
    Case("a number", raw: "5", "json:type", why: type),
    Case("a text", raw: #""x""#, "json:type", why: type),
    Case("an array", raw: "[1, 2]", "json:type", why: type),
    Case(
      "properties of text", raw: #"{"type":"Feature","properties":"x","geometry":null}"#, "json:type",
      why: "geometry:null"),
    Case("no type", raw: #"{"properties":{"id":"A","x":[1]},"geometry":null}"#, "json:type", why: type),
  ]

  @Test(arguments: geometries + others)
  func isFoundAndTheRestIsRanked(_ fault: Case) throws {
    let study = try SmallStudy()
    let sound = Text.feature(Text.square(113.208, 23.405), #""id":"OK","output_wan":100,"tax_wan":5"#)
    _ = try study.folder.write(Text.collection([sound, fault.feature]), to: "in.geojson")
    let check = try study.run("check", "in.geojson", output: "check")
    #expect(check.status == fault.status, "\(check.stderr)")
    let found = try JSON.problems(study.folder.file("check")).filter {
      $0["class"] as? String == fault.kind && $0["feature"] as? Int == 2 && $0["line"] as? Int == 3
    }
    let places = found.map { place in ["part", "ring", "vertex"].map { place[$0] as? Int ?? 0 } }
    let wanted = [fault.part, fault.ring, fault.vertex]
    #expect(wanted == [0, 0, 0] ? !places.isEmpty : places.contains(wanted), "\(found) \(check.stdout)")

    let rank = try study.run("rank", "in.geojson")
    #expect(rank.status == 0, "\(rank.stderr)")
    let states = try JSON.properties(study.folder.file("out/ranked.geojson"))
    try #require(states.count == 2)
    #expect(states[0]["lk_state"] as? String == "ranked")
    #expect(states[1]["lk_state"] as? String == fault.state)
    #expect(states[1]["lk_why"] as? String == fault.why)

    let strict = try study.run("rank", "in.geojson", ["--strict"], output: "strict")
    #expect(strict.status == (fault.status == 1 ? 65 : 0))
    #expect(study.folder.names.contains("strict") == (fault.status == 0))
  }
}
