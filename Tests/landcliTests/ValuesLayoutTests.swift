import Foundation
import Testing

/// The same features in any layout of GeoJSON give the same figures.
@Suite struct ValuesLayoutTests {
  private static let a = Text.feature(Text.square(113.205, 23.405), #""id":"A","output_wan":100,"tax_wan":5"#)
  private static let b = Text.feature(
    Text.square(113.212, 23.405), #""id":"B","output_wan":1234.5,"tax_wan":7"#)
  private static let member =
    #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#

  private static func pretty(_ text: String, _ newline: String) -> String {
    let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    let data = object.flatMap { try? JSONSerialization.data(withJSONObject: $0, options: .prettyPrinted) }
    return String(decoding: data ?? Data(), as: UTF8.self).replacingOccurrences(of: "\n", with: newline)
  }

  static let layouts: [String: String] = [
    "one line": #"{"type":"FeatureCollection","features":[\#(a),\#(b)]}"#,
    "blanks everywhere": #" { "type" : "FeatureCollection" , "features" : [ \#(a) , \#(b) ] } "# + "\n\n",
    "pretty": pretty(Text.collection([a, b]), "\n"),
    "CRLF": pretty(Text.collection([a, b]), "\r\n"),
    "crs before": Text.collection([a, b], member + ","),
    "crs after": Text.collection([a, b], "", "," + member),
    "features first": #"{"features":[\#(a),\#(b)],"type":"FeatureCollection"}"#,
    "byte order mark": "\u{FEFF}" + Text.collection([a, b]),
    "lines": a + "\n" + b + "\n",
    "lines, CRLF": a + "\r\n" + b,
    "blank lines": "\n" + a + "\n\n" + b + "\n\n",
    "record separators": "\u{1E}" + a + "\n\u{1E}" + b + "\n",
  ]

  private func figures(_ properties: [String: Any]) -> String {
    properties.filter { $0.key.hasPrefix("lk_") }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      .joined(separator: " ")
  }

  @Test func theFiguresAreTheSameInEveryLayout() throws {
    let study = try SmallStudy()
    let expected = try study.ranked(Text.collection([Self.a, Self.b])).map(figures)
    #expect(expected.count == 2 && expected[0].contains("lk_state=ranked"))
    for (name, text) in Self.layouts {
      #expect(try study.ranked(text).map(figures) == expected, "\(name)")
    }
  }

  @Test func standardInputIsAFileToo() throws {
    let study = try SmallStudy()
    let expected = try study.ranked(Text.collection([Self.a, Self.b])).map(figures)
    let out = try CLI.run(
      ["rank", "--parcels", "-", "--parks", study.parks, "-o", study.folder.file("piped")],
      stdin: Text.collection([Self.a, Self.b]))
    #expect(out.status == 0, "\(out.stderr)")
    #expect(try JSON.properties(study.folder.file("piped/ranked.geojson")).map(figures) == expected)
    #expect(study.folder.names == ["in.geojson", "out", "parks.geojson", "piped"])
  }

  @Test func aSingleFeatureAndABareGeometry() throws {
    let study = try SmallStudy()
    let both = try study.ranked(Self.a)
    let area = both.first?["lk_area_m2"] as? Double
    #expect(both.count == 1 && both[0]["id"] as? String == "A" && area != nil)
    let bare = try study.ranked(Text.square(113.205, 23.405))
    #expect(bare.count == 1 && bare[0]["lk_area_m2"] as? Double == area)
    #expect(bare[0]["lk_why"] as? String == "output:absent,tax:absent")
  }

  @Test func membersOfTheCollectionAndTheFeatureStay() throws {
    let study = try SmallStudy()
    let odd =
      #"{"bbox":[1,2,3,4],"foo":{"a":[1,{}]},"id":9007199254740993,"type":"Feature","properties":null,"#
      + #""geometry":\#(Text.square(113.205, 23.405))}"#
    let bare = #"{"type":"Feature","geometry":\#(Text.square(113.207, 23.405)),"id":"only"}"#
    _ = try study.ranked(
      Text.collection([odd, bare, Self.a], #""name":"层",\#(Self.member),"#, #","x":{"y":1.10}"#))
    let path = study.folder.file("out/ranked.geojson")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(#""name":"层""#) && text.contains(#""x":{"y":1.10}"#) && !text.contains("crs"))
    #expect(text.contains(#"{"bbox":[1,2,3,4],"foo":{"a":[1,{}]},"id":9007199254740993,"type":"Feature""#))
    let features = try JSON.features(path)
    #expect(features.count == 3 && features[1]["id"] as? String == "only")
    #expect(try JSON.properties(path).allSatisfy { $0["lk_state"] != nil })
  }

  @Test func thePropertiesAndTheGeometryStayByteForByte() throws {
    let study = try SmallStudy()
    let properties =
      #" "z" :1.50, "id":"007","a": [1,  2], "é\u00e9":"\u82b1", "n":1e5,"output_wan": "1,234.5" "#
    let geometry =
      #"{"coordinates" :[[[113.2050,23.405],[113.206,23.4050],[1.13206e2,23.406],[113.2050,23.405]]], "type":"Polygon"}"#
    _ = try study.ranked(Text.collection([Text.feature(geometry, properties)]))
    let text = try String(contentsOfFile: study.folder.file("out/ranked.geojson"), encoding: .utf8)
    #expect(text.contains(properties + #","lk_rank""#) && text.contains(geometry))
  }
}
