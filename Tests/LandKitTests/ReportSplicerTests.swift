import Foundation
import Testing

@testable import LandKit

/// Properties spliced into the bytes of a feature.
@Suite struct ReportSplicerTests {
  private static let geometry = #"{ "type" :"Polygon","coordinates":[[[0.10,0],[1e0,0],[1,1],[0.1,0]]]}"#
  private static let added = #""lk_rank":1,"lk_why":null"#

  private func splice(_ text: String) throws -> (
    bytes: String, object: [String: Any], kind: ParcelSource.Splice
  ) {
    let scratch = try Scratch()
    // A second feature before it, so that its place in the buffer is not that in its own bytes.
    let file = try ByteFile(try scratch.write("{\"features\":[\(Self.geometry) ,\n\(text)]}".utf8))
    let reader = ChunkReader(FeatureParser(wanted: []))
    let stream = FeatureStream(file)
    var out = TextBuffer()
    var kind = ParcelSource.Splice.standIn
    while try reader.next(
      from: stream,
      { feature, visit in
        if visit.feature == 0 { return }
        let source = FeatureSplicer.source(of: feature)
        kind = source.splice
        FeatureSplicer.splice(visit.bytes(feature.span), source, properties: Array(Self.added.utf8), to: &out)
      })
    {}
    let object = try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any]
    return (String(decoding: out.bytes, as: UTF8.self), try #require(object), kind)
  }

  private func check(_ text: String, _ result: String, _ kind: ParcelSource.Splice) throws {
    let got = try splice(text)
    #expect(got.bytes == result && got.kind == kind)
    let properties = try #require(got.object["properties"] as? [String: Any])
    #expect(properties["lk_rank"] as? Int == 1 && properties["lk_why"] is NSNull)
    #expect(got.object["type"] as? String == "Feature")
  }

  @Test(arguments: [
    #"{"a":1}"#, #"{ "a" : "}" , "b":{"c":[]} }"#, #"{"a":"\"}"}"#, "{\"a\":1\r\n}",
    #"{"properties":{"x":{}}}"#,
    #"{"n":12345678901234567890.10,"z":"007","é":"\u00e9"}"#,
  ])
  func membersFollowThoseOfAnObject(properties: String) throws {
    for template in [
      #"{"type":"Feature","properties":§,"geometry":\#(Self.geometry),"id":007}"#.replacing("007", with: "7"),
      #"{"type":"Feature","geometry":\#(Self.geometry),"bbox":[0,0,1,1],"properties": § }"#,
      #"{"\u0070roperties":§,"geometry":null,"type":"Featur\u0065","foreign":{"properties":null}}"#,
    ] {
      let text = template.replacingOccurrences(of: "§", with: properties)
      let result = template.replacingOccurrences(
        of: "§", with: String(properties.dropLast()) + "," + Self.added + "}")
      // "\r\n}" is two characters of which the last is dropped; "\r\n" stays one.
      try check(text, result, .intoObject)
      let before = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      var after = try splice(text).object
      var kept = try #require(after["properties"] as? [String: Any])
      kept["lk_rank"] = nil
      kept["lk_why"] = nil
      after["properties"] = kept
      #expect(NSDictionary(dictionary: before) == NSDictionary(dictionary: after))
    }
  }

  @Test(arguments: ["{}", "{ }", "{\n\t \r}"])
  func anObjectWithoutMembersGetsNoComma(properties: String) throws {
    let inner = properties.dropFirst().dropLast()
    try check(
      #"{"type":"Feature","properties":\#(properties),"geometry":null}"#,
      #"{"type":"Feature","properties":{\#(inner)\#(Self.added)},"geometry":null}"#, .intoEmptyObject)
  }

  @Test(arguments: ["null", "5", "\"x}\"", "[1,{}]", "true"])
  func whatIsNoObjectBecomesOne(properties: String) throws {
    try check(
      #"{"type":"Feature","properties": \#(properties) ,"geometry":null}"#,
      #"{"type":"Feature","properties": {\#(Self.added)} ,"geometry":null}"#, .replacing)
  }

  @Test func absentPropertiesAreAddedAtTheEnd() throws {
    try check(
      #"{"type":"Feature","geometry":\#(Self.geometry) }"#,
      #"{"type":"Feature","geometry":\#(Self.geometry) ,"properties":{\#(Self.added)}}"#, .addMember)
  }

  @Test func aBareGeometryIsWrapped() throws {
    let bare = #"{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"properties":{"x":1},"type":"Polygon"}"#
    try check(bare, #"{"type":"Feature","properties":{\#(Self.added)},"geometry":\#(bare)}"#, .wrapGeometry)
  }

  @Test(arguments: ["5", "null", "\"}\"", "[]", "{}", "{ }", #"{"type":"feature"}"#, "[{\"a\":1}]", "true"])
  func whatIsNoFeatureIsStoodInFor(value: String) throws {
    try check(value, #"{"type":"Feature","properties":{\#(Self.added)},"geometry":null}"#, .standIn)
  }

  @Test(arguments: [#"{"type":"X","properties":§}"#, #"{"properties":§}"#, #"{"properties":§,"type":null}"#])
  func propertiesOfWhatIsNoFeatureAreKept(template: String) throws {
    try check(
      template.replacingOccurrences(of: "§", with: #"{ "a":"}" }"#),
      #"{"type":"Feature","properties":{ "a":"}" ,\#(Self.added)},"geometry":null}"#, .standIn)
    for empty in ["{}", "{ }", "null", "[1]"] {
      try check(
        template.replacingOccurrences(of: "§", with: empty),
        #"{"type":"Feature","properties":{\#(Self.added)},"geometry":null}"#, .standIn)
    }
  }

  /// JSON readers take the last; so the last is the one that gets the new members.
  @Test func ofTwoPropertiesTheLastIsExtended() throws {
    try check(
      #"{"type":"Feature","properties":{"a":1},"geometry":null,"properties":{"b":2}}"#,
      #"{"type":"Feature","properties":{"a":1},"geometry":null,"properties":{"b":2,\#(Self.added)}}"#,
      .intoObject)
    try check(
      #"{"type":"Feature","properties":{"a":1},"geometry":null,"properties":null}"#,
      #"{"type":"Feature","properties":{"a":1},"geometry":null,"properties":{\#(Self.added)}}"#, .replacing)
  }
}
