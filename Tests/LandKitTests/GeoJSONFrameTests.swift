import Foundation
import Testing

@testable import LandKit

/// What stands around features, where faults are said to be, and members that stand twice.
@Suite struct GeoJSONFrameTests {
  static let polygon = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#

  private func read(
    _ data: [UInt8], chunkSize: Int
  ) throws -> (features: [ParsedFeature], starts: [Int], frame: CollectionFrame) {
    let scratch = try Scratch()
    let stream = FeatureStream(try ByteFile(try scratch.write(data)), chunkSize: chunkSize)
    let reader = ChunkReader(FeatureParser(wanted: ["a"]))
    var (features, starts) = ([ParsedFeature](), [Int]())
    while try reader.next(
      from: stream,
      {
        features.append($0); starts.append($1.base + $0.span.start)
      })
    {}
    return (features, starts, stream.frame)
  }

  private func one(_ text: String) throws -> ParsedFeature {
    let found = try read(Array(text.utf8), chunkSize: 1 << 19).features
    return try #require(found.count == 1 ? found[0] : nil)
  }

  /// Members and blanks far larger than any chunk, before, between and after the features.
  @Test(arguments: [64, 4096, 1 << 19])
  func frameLargerThanAnyChunk(chunkSize: Int) throws {
    let blanks = String(repeating: " \n\t\r", count: 100_000)
    let feature = #"{"type":"Feature","properties":null,"geometry":\#(Self.polygon)}"#
    let long = String(repeating: "长", count: 60_000)
    let text =
      blanks
      + #"{"before":"\#(long)","nested":{"features":[1,2]},"features":[\#(blanks)\#(feature)\#(blanks),"#
      + #"\#(blanks)\#(feature)\#(blanks)],"after":["\#(long)"],"crs":null}\#(blanks)"#
    let (features, starts, frame) = try read(Array(text.utf8), chunkSize: chunkSize)
    #expect(features.count == 2 && features.allSatisfy { $0.faults.isEmpty && $0.polygons.vertexCount == 4 })
    #expect(frame.members.map(\.name) == ["before", "nested", "after", "crs"])
    #expect(frame.members.map(\.isBefore) == [true, true, false, false])
    #expect(frame.sha256 == SHA256.hex(text.utf8))
    let bytes = Array(text.utf8)
    #expect(starts.allSatisfy { bytes[$0...].starts(with: feature.utf8) })
    for member in frame.members { #expect(bytes[member.offset...].starts(with: member.value)) }
  }

  /// One broken feature among five: it alone is faulted, at a byte of its own.
  @Test(arguments: [64, 300, 1 << 19])
  func faultsPointIntoTheirFeature(chunkSize: Int) throws {
    let good = #"{"type":"Feature","properties":{"a":"xyz","b":[12,true]},"geometry":\#(Self.polygon)}"#
    let breaks: [(String, [UInt8])] = [
      ("12", Array("1x".utf8)), ("true", Array("trux".utf8)), ("y", [1]), ("y", [0xFF]),
      ("y", Array(#"\q"#.utf8)),
      ("[0,0]", Array("[0,,]".utf8)), ("12", Array("NaN".utf8)), ("12", Array("012".utf8)),
      ("y", [0xED, 0xA0, 0x80]),
      (",\"b\"", Array(" \"b\"".utf8)), ("[1,1]", Array("[1,1}".utf8)), ("12", [0]), ("true", [0x0C]),
    ]
    for (old, new) in breaks {
      for broken in 0..<5 {
        var data = Array(#"{"type":"FeatureCollection","features":["#.utf8)
        var (start, end) = (0, 0)
        for place in 0..<5 {
          var feature = Array(good.utf8)
          if place == broken, let range = good.range(of: old) {
            let at = good.utf8.distance(from: good.startIndex, to: range.lowerBound)
            feature.replaceSubrange(at..<(at + old.utf8.count), with: new)
            (start, end) = (data.count, data.count + feature.count)
          }
          data += feature + Array((place < 4 ? " ,\n" : "]}").utf8)
        }
        let (features, starts, _) = try read(data, chunkSize: chunkSize)
        #expect(features.count == 5)
        for (place, feature) in features.enumerated() {
          #expect(feature.faults.isEmpty == (place != broken), "\(old) → \(new)")
          for fault in feature.faults {
            let offset = starts[place] - feature.span.start + fault.offset
            #expect(offset >= start && offset <= end, "\(old) → \(new): \(offset) not in \(start)..<\(end)")
          }
          #expect(feature.faults.isEmpty || feature.faults.contains(where: \.isSyntax))
        }
      }
    }
  }

  /// Whatever byte a chunk ends at, between two features or in one, and however often it must grow.
  @Test func everyChunkSizeGivesTheSameFeatures() throws {
    let features = (0..<4).map {
      #"{"type":"Feature","id":\#($0),"properties":{"a":"\#(String(repeating: "x", count: $0 * 40))"},"geometry":\#(Self.polygon)}"#
    }
    for text in [
      #"{"features":[\#(features.joined(separator: " , ")) ],"name":"n"}"#, features.joined(separator: " \n"),
      #"{"features" : [ ]}"#,
    ] {
      let expected = try read(Array(text.utf8), chunkSize: 1 << 19)
      for size in Array(1..<80) + stride(from: 80, to: 700, by: 7) {
        let got = try read(Array(text.utf8), chunkSize: size)
        #expect(got.starts == expected.starts && got.frame == expected.frame, "chunks of \(size)")
        #expect(got.features.allSatisfy { $0.faults.isEmpty && $0.polygons.vertexCount == 4 })
      }
    }
  }

  @Test func nestingEndsAt1024() throws {
    for (depth, isSound) in [(1000, true), (1024, true), (1025, false), (100_000, false)] {
      let nest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      let feature = try read(
        Array(#"{"features":[{"type":"Feature","geometry":null,"properties":{"a":\#(nest)}}]}"#.utf8),
        chunkSize: 64
      ).features.first
      #expect(feature?.faults.isEmpty == isSound, "\(depth)")
    }
  }

  @Test func openBracketsWithoutEndAreAFault() {
    for text in [
      "{\"features\":[" + String(repeating: "[", count: 200_000), String(repeating: "{\"a\":", count: 99_999),
    ] {
      #expect(throws: (any Error).self) { try read(Array(text.utf8), chunkSize: 64) }
    }
  }

  // MARK: Members that stand twice, the last one counts

  @Test func lastCoordinatesCount() throws {
    let other = "[[[5,5],[6,5],[6,6],[5,5]]]"
    let first = "[[[0,0],[1,0],[1,1],[0,0]]]"
    for geometry in [
      #"{"type":"Polygon","coordinates":\#(first),"coordinates":\#(other)}"#,
      #"{"coordinates":\#(first),"type":"Polygon","coordinates":\#(other)}"#,
      #"{"coordinates":\#(first),"coordinates":\#(other),"type":"Polygon"}"#,
      #"{"type":"MultiPolygon","coordinates":[\#(first)],"type":"Polygon","coordinates":\#(other)}"#,
    ] {
      let feature = try one(#"{"type":"Feature","properties":null,"geometry":\#(geometry)}"#)
      #expect(feature.polygons.xy == [5, 5, 6, 5, 6, 6, 5, 5] && feature.polygons.polygonCount == 1)
      #expect(!feature.duplicateMember.isNone && feature.faults.isEmpty)
    }
  }

  @Test func lastTypeCounts() throws {
    let feature = try one(
      #"{"type":"Feature","properties":null,"geometry":{"type":"MultiLineString","coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"}}"#
    )
    #expect(feature.geometryType == .polygon && feature.polygons.vertexCount == 4 && feature.faults.isEmpty)
  }

  @Test func lastPropertiesCount() throws {
    let feature = try one(#"{"type":"Feature","properties":{"a":1},"geometry":null,"properties":null}"#)
    #expect(feature.columns[0].isNone && feature.propertiesKind == .null && !feature.duplicateMember.isNone)
    let again = try one(#"{"type":"Feature","properties":{"a":1,"a":22},"geometry":null}"#)
    #expect(again.columns[0].count == 2)
  }

  // MARK: Well-formed JSON that is not GeoJSON is no fault of syntax

  @Test(arguments: ["null", "5", "[]", "\"x\"", "[[1,2]]"])
  func membersOfACollectionThatAreNoObjects(member: String) throws {
    let feature = try one(
      #"{"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[\#(member)]}}"#
    )
    #expect(feature.faults.map(\.isSyntax) == [false])
  }

  @Test(arguments: ["\"Feature\"", "5", "null", "\"featurecollection\"", "[]"])
  func featuresOfWhatSaysToBeNoCollection(type: String) {
    let feature = #"{"type":"Feature","properties":null,"geometry":null}"#
    for text in [
      #"{"type":\#(type),"features":[\#(feature)]}"#, #"{"features":[\#(feature)],"type":\#(type)}"#,
    ] {
      #expect(throws: ReadFailure.self) { try read(Array(text.utf8), chunkSize: 1 << 19) }
    }
  }
}
