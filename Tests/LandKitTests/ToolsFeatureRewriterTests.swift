import Foundation
import Testing

@testable import LandKit

/// Rewrites one feature as `convert` does, axes exchanged: a change anyone can do by hand.
private func swapped(_ text: String, isBare: Bool = false) throws -> (FeatureRewriter.Outcome, String) {
  let way = try Reprojector(from: try CRS("EPSG:4490@yx"), to: .cgcs2000)
  let rewriter = FeatureRewriter(way, decimals: 9)
  var out = TextBuffer()
  let padded = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
  let outcome = padded.withUnsafeBufferPointer {
    rewriter.rewrite(UnsafeBufferPointer(rebasing: $0[..<text.utf8.count]), isBare: isBare, to: &out)
  }
  return (outcome, String(decoding: out.bytes, as: UTF8.self))
}

@Suite struct ToolsFeatureRewriterTests {
  @Test(arguments: [
    (#"{"type":"Point","coordinates":[1,2]}"#, #"{"type":"Point","coordinates":[2,1]}"#),
    (#"{"type":"Point","coordinates":[]}"#, #"{"type":"Point","coordinates":[]}"#),
    (
      #"{"coordinates" : [ [ 1.0 , 2e1 , 3.00, 4 ], [-5,6] ] , "type":"LineString"}"#,
      #"{"coordinates" : [ [ 20,1 , 3.00, 4 ], [6,-5] ] , "type":"LineString"}"#
    ),
    (
      #"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
      #"{"type":"MultiPoint","coordinates":[[2,1],[4,3]]}"#
    ),
    (
      #"{"type":"MultiPolygon","coordinates":[[[[1,2],[3,4],[5,7],[1,2]]],[]]}"#,
      #"{"type":"MultiPolygon","coordinates":[[[[2,1],[4,3],[7,5],[2,1]]],[]]}"#
    ),
    (
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[3,4]}]}]}"#,
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[2,1]},{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[4,3]}]}]}"#
    ),
    // Arrays of numbers that are no positions, strings that look like them, and an escaped name.
    (
      #"{"type":"Point","measures":[7,8],"note":"[9,10]","coordin\u0061tes":[1,2]}"#,
      #"{"type":"Point","measures":[7,8],"note":"[9,10]","coordin\u0061tes":[2,1]}"#
    ),
  ])
  func positionsOfEveryTypeMoveAndNothingElse(before: String, after: String) throws {
    let bare = try swapped(before, isBare: true)
    #expect(bare.0 == .written)
    #expect(bare.1 == after)
    let feature = try swapped(
      #" {"geometry": \#(before) ,"properties":{"coordinates":[1,2],"geometry":{"coordinates":[1,2]}}}"#
        .trimmingCharacters(in: .whitespaces))
    #expect(
      feature.1
        == #"{"geometry": \#(after) ,"properties":{"coordinates":[1,2],"geometry":{"coordinates":[1,2]}}}"#)
  }

  @Test(arguments: [
    (#"{"bbox":[1,2,3,4],"a":1}"#, #"{"a":1}"#),
    (#"{"a":1 , "bbox":[1,2,3,4]}"#, #"{"a":1}"#),
    (#"{ "a":1, "bbox":[1,2,3,4], "b":2 }"#, #"{ "a":1, "b":2 }"#),
    (#"{"bbox":[1],"crs":null,"a":1}"#, #"{"a":1}"#),
    (#"{"a":1,"bbox":[1],"crs":{"x":[{}]},"b":2}"#, #"{"a":1,"b":2}"#),
    (#"{ "bbox":[1] , "\u0063rs":null }"#, #"{  }"#),
    (
      #"{"a":{"bbox":[1]},"properties":{"bbox":[1],"crs":2}}"#,
      #"{"a":{"bbox":[1]},"properties":{"bbox":[1],"crs":2}}"#
    ),
    ("{}", "{}"),
  ])
  func staleMembersGoAndTheObjectStaysWhole(before: String, after: String) throws {
    #expect(try swapped(before).1 == after)
  }

  @Test func whatHasNoImageIsNotWritten() throws {
    let way = try Reprojector(from: .cgcs2000, to: try CRS("EPSG:4547"))
    let rewriter = FeatureRewriter(way, decimals: 4)
    var out = TextBuffer()
    let text = Array(#"{"type":"MultiPoint","coordinates":[[113,23],[113,95]]}"#.utf8)
    let outcome = (text + [UInt8](repeating: 0, count: 64)).withUnsafeBufferPointer {
      rewriter.rewrite(UnsafeBufferPointer(rebasing: $0[..<text.count]), isBare: true, to: &out)
    }
    #expect(outcome == .noImage(position: 1))
    #expect(out.bytes.isEmpty)
    #expect(try swapped(#"{"type":"Circle","coordinates":[1,2]}"#, isBare: true).0 == .unknownType)
  }
}
