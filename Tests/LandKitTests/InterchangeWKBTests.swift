import Foundation
import TestSupport
import Testing

@testable import LandKit

/// GeoJSON geometries as well-known binary and back.
@Suite struct InterchangeWKBTests {
  private func encode(_ text: String, multi: Bool = false) -> WKBEncoder? {
    // Bytes after the text must be readable.
    let padded = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
    return padded.withUnsafeBufferPointer { buffer in
      WKBEncoder.encode(UnsafeBufferPointer(rebasing: buffer[..<text.utf8.count]), at: 0, multi: multi)
    }
  }

  private func text(_ bytes: [UInt8]) throws(WKBDecoder.Fault) -> String {
    let result = bytes.withUnsafeBytes { buffer -> Result<String, WKBDecoder.Fault> in
      do throws(WKBDecoder.Fault) {
        return .success(String(decoding: try WKBDecoder.text(buffer).text, as: UTF8.self))
      } catch { return .failure(error) }
    }
    return try result.get()
  }

  @Test(arguments: [
    #"{"type":"Point","coordinates":[113.5,23.25]}"#, #"{"type":"Point","coordinates":[1,2,3]}"#,
    #"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#,
    #"{"type":"MultiPoint","coordinates":[[1,2],[3,4.5]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}"#,
    #"{"type":"Polygon","coordinates":[]}"#, #"{"type":"MultiPolygon","coordinates":[]}"#,
    #"{"type":"MultiLineString","coordinates":[[[1,2,3],[3,4,5]],[[5,6,7],[7,8,9]]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]],[[[9,9],[10,9],[10,10],[9,9]]]]}"#,
    #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","geometries":[]}]}"#,
  ])
  func thereAndBack(geometry: String) throws {
    let encoded = try #require(encode(geometry))
    #expect(try text(encoded.bytes) == geometry)
    let blanks = geometry.replacing(",", with: " ,\n ").replacing("[", with: "[ ").replacing("]", with: " ]")
    #expect(encode(blanks)?.bytes == encoded.bytes)
  }

  @Test func singlesBecomeCollectionsOfOneWhereAColumnWantsThem() throws {
    let polygon = #"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]]]}"#
    let multi = try #require(encode(polygon, multi: true))
    #expect(try text(multi.bytes) == #"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]]]}"#)
    #expect(multi.box == Box(minX: 0, minY: 0, maxX: 4, maxY: 4))
  }

  @Test func aThirdOrdinateThatSomeHaveAllGet() throws {
    let mixed = try #require(encode(#"{"type":"LineString","coordinates":[[1,2],[3,4,5]]}"#))
    #expect(mixed.hasZ)
    #expect(try text(mixed.bytes) == #"{"type":"LineString","coordinates":[[1,2],[3,4,5]]}"#)
  }

  @Test func whatIsNoGeometryIsNone() {
    for wrong in [
      "null", "{}", #"{"type":"Circle","coordinates":[1,2]}"#, #"{"type":"Point"}"#,
      #"{"type":"Point","coordinates":7}"#,
    ] { #expect(encode(wrong) == nil, "\(wrong)") }
    let deep = String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 40)
    #expect(encode(deep + String(repeating: "]}", count: 40)) == nil)
  }

  /// Both forms of third ordinates and measures, either byte order.
  @Test func otherProgramsFormsAreRead() throws {
    func point(_ code: UInt32, _ ordinates: [Double], little: Bool) -> [UInt8] {
      func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: little ? value.littleEndian : value.bigEndian) { Array($0) }
      }
      return [little ? 1 : 0] + bytes(code) + ordinates.flatMap { bytes($0.bitPattern) }
    }
    for little in [true, false] {
      #expect(try text(point(1, [1, 2], little: little)) == #"{"type":"Point","coordinates":[1,2]}"#)
      for code: UInt32 in [1001, 0x8000_0001] {
        #expect(
          try text(point(code, [1, 2, 3], little: little)) == #"{"type":"Point","coordinates":[1,2,3]}"#)
      }
      for code: UInt32 in [2001, 0x4000_0001] {
        #expect(try text(point(code, [1, 2, 3], little: little)) == #"{"type":"Point","coordinates":[1,2]}"#)
      }
      #expect(
        try text(point(3001, [1, 2, 3, 4], little: little)) == #"{"type":"Point","coordinates":[1,2,3]}"#)
      #expect(try text(point(1, [.nan, .nan], little: little)) == "null")
      #expect(throws: WKBDecoder.Fault.unknownType(8)) { try text(point(8, [1, 2], little: little)) }
      #expect(throws: WKBDecoder.Fault.notFinite) { try text(point(1, [.infinity, 2], little: little)) }
    }
  }

  /// Bytes cut, changed and made up: an answer or a fault, never a crash, never more than the bytes hold.
  @Test func damagedBytesAreRefused() throws {
    let whole = try #require(
      encode(
        #"{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]],[[[9,9],[10,9],[10,10],[9,9]]]]}"#
      ))
    for length in 0..<whole.bytes.count {
      #expect(throws: WKBDecoder.Fault.self) { try text(Array(whole.bytes[..<length])) }
    }
    var random = SplitMix(seed: 7)
    for _ in 0..<20_000 {
      var bytes = whole.bytes
      for _ in 0..<Int(random.next() % 6 + 1) {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      _ = try? text(bytes)
    }
    #expect(throws: WKBDecoder.Fault.malformed) { try text([1, 3, 0, 0, 0, 255, 255, 255, 255]) }
  }
}
