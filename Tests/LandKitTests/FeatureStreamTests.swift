import Foundation
import TestSupport
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

  /// However positions are written, they are read alike: plain ones in runs, others one by one.
  @Test func positionsInAnyDressAreTheSame() throws {
    var rng = SplitMix(seed: 5)
    let dresses: [(String, String) -> String] = [
      { "[\($0),\($1)]" }, { "[ \($0), \($1) ]" }, { "[\n\($0)\t,\r\n\($1) ]" }, { "[\($0)e0,\($1)]" },
      { "[\($0),\($1)E+0]" }, { "[\($0)0000000000000,\($1)]" },
    ]
    for round in 0..<200 {
      let count = 3 + rng.below(150)
      var numbers = (0..<(2 * count)).map { _ in
        let digits = String((0..<(1 + rng.below(10))).map { _ in Character("\(rng.below(10))") })
        return "\(rng.below(2) == 0 ? "-" : "")\(rng.below(180)).\(digits)"
      }
      numbers += numbers[0..<2]
      let plain = round % 3 == 0
      let positions = (0...count).map { i in
        dresses[plain ? 1 : rng.below(dresses.count)](numbers[2 * i], numbers[2 * i + 1])
      }
      let text = #"{"type":"Polygon","coordinates":[[\#(positions.joined(separator: " , "))]]}"#
      let got = try readText(text)
      #expect(got.count == 1 && got[0].faults.isEmpty, "\(text)")
      #expect(got.first?.polygons.xy == numbers.map { Double($0) ?? .nan }, "\(text)")
    }
  }

  /// What is wrong in the middle of a run is found where it is.
  @Test(arguments: [
    "[1.5,2.5x]", "[1.5 2.5]", "[1.5,2.5],,", "[1.5,02.5]", "[1.5,.5]", "[1.5,2.]", "[1.5]", "[1.5,\"2.5\"]",
    "[1.5,2.5", "1.5,2.5]", "[1.5,,2.5]", "[1.5,2.5,]", "[1.5x,2.5]", "[-,2.5]",
  ])
  func aBadPositionInARunIsAFault(bad: String) throws {
    let good = [String](repeating: "[113.25,23.5]", count: 9).joined(separator: ",")
    let text = #"{"type":"Polygon","coordinates":[[\#(good),\#(bad),\#(good)]]}"#
    let faults = (try? readText(text))?.flatMap(\.faults)
    #expect(faults == nil || faults?.isEmpty == false, "\(bad)")
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
