import Foundation
import Testing

@testable import LandKit

/// Reads a text as a file, in chunks of `chunkSize`, and returns what was found.
func readText(_ text: String, chunkSize: Int = 1 << 19, wanted: [String] = []) throws -> [ParsedFeature] {
  let path = NSTemporaryDirectory() + UUID().uuidString + ".geojson"
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let stream = FeatureStream(try ByteFile(path), chunkSize: chunkSize)
  let buffer = ByteBuffer()
  let index = StructuralIndex()
  let parser = FeatureParser(wanted: wanted, prefix: "lk_", added: ["lk_rank"])
  var out: [ParsedFeature] = []
  while let chunk = try stream.next(into: buffer) {
    let indexes = try index.index(buffer.base, length: chunk.features.last?.end ?? 0)
    var cursor = JSONCursor(text: buffer.base, indexes: indexes, end: chunk.features.last?.end ?? 0, next: 0)
    for span in chunk.features {
      while cursor.offset < span.start { cursor.next += 1 }
      var feature = ParsedFeature()
      parser.parse(&cursor, span: span, into: &feature)
      out.append(feature)
    }
  }
  return out
}

@Suite struct FeatureStreamTests {
  static let square = "[[[0,0],[1,0],[1,1],[0,1.5e0],[0,0]]]"

  static func feature(_ id: Int) -> String {
    #"{"type":"Feature","id":\#(id),"properties":{"a":"x\"]}","b":[1,{"c":null}]},"geometry":{"type":"Polygon","coordinates":\#(square)}}"#
  }

  @Test(arguments: [64, 300, 1000, 1 << 19])
  func everyLayoutGivesTheSameFeatures(chunkSize: Int) throws {
    let features = (0..<7).map(Self.feature)
    let collection =
      #"{"name":"n","features":[\#(features.joined(separator: " ,\n"))],"type":"FeatureCollection"}"#
    let seq = features.joined(separator: "\n")
    let rs = features.map { "\u{1E}" + $0 + "\n" }.joined()
    for text in [collection, seq, rs, "\u{FEFF}" + seq] {
      let got = try readText(text, chunkSize: chunkSize)
      #expect(got.count == 7)
      #expect(got.allSatisfy { $0.faults.isEmpty && $0.geometryType == .polygon })
      #expect(got.allSatisfy { $0.polygons.xy == [0, 0, 1, 0, 1, 1, 0, 1.5, 0, 0] })
    }
  }

  @Test func bareGeometryAndSingleFeature() throws {
    let bare = try readText(#"{"coordinates":\#(Self.square),"type":"Polygon"}"#)
    #expect(bare.count == 1 && bare[0].isBareGeometry && bare[0].polygons.vertexCount == 5)
    let single = try readText(Self.feature(3))
    #expect(single.count == 1 && !single[0].isBareGeometry)
  }

  @Test(arguments: [
    "", " ", "[", "{", #"{"features":[}"#, #"{"features":[{}"#, #"{"features":[{},]}"#,
    #"{"features":[{} {}]}"#,
    #"{"features":[]} x"#, #"{"a":tru,"features":[]}"#, #"{"a" 1}"#, #"{"features":[],"b":01}"#, "{} , {}",
    #"{"features":[{"a":"#,
  ])
  func brokenFramesAreFaults(text: String) {
    #expect(throws: (any Error).self) { try readText(text) }
    #expect(throws: (any Error).self) { try readText(text, chunkSize: 4) }
  }

  @Test(arguments: [
    #"{"type":"Feature","properties":{"a":01},"geometry":null}"#,
    #"{"type":"Feature","properties":{"a":tru},"geometry":null}"#,
    #"{"type":"Feature","properties":{"a":"\x"},"geometry":null}"#,
    #"{"type":"Feature","properties":{"a":[1,]},"geometry":null}"#,
    #"{"type":"Feature","properties":{"a":{"b"}},"geometry":null}"#,
    #"{"type":"Feature","properties":{"a":"x"y},"geometry":null}"#,
    #"{"type":"Feature","properties":{"a":[1}},"geometry":null}"#,
    #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1 2],[0,0]]]}}"#,
  ])
  func malformedFeaturesAreFaults(text: String) throws {
    let got = try readText(#"{"features":[\#(text),\#(Self.feature(1))]}"#)
    #expect(got.count == 2)
    #expect(got[0].faults.contains { $0.isSyntax || $0.kind == .jsonType })
    #expect(got[1].faults.isEmpty)
  }
}
