import Foundation
import LandKit
import TestSupport
import Testing

@testable import LandStore
@testable import ledgerprobe

/// Blobs against bytes worked out by hand from the standard, and against what is no blob.
@Suite struct GeometryBlobTests {
  private func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.filter { !$0.isWhitespace })
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  @Test func aPointIsWrittenAsTheStandardSays() {
    // GP, 0, little-endian with envelope xy; 4490; envelope 1 1 2 2; WKB point 1 2.
    let expected = """
      4750 00 03 8a110000 000000000000f03f 000000000000f03f 0000000000000040 0000000000000040
      01 01000000 000000000000f03f 0000000000000040
      """
    #expect(hex(GeometryBlob.point(x: 1, y: 2, srs: 4490)) == expected.filter { !$0.isWhitespace })
  }

  @Test func polygonsAreWrittenAsTheStandardSays() {
    let triangle = PolygonSet(rings: [[(0, 0), (2, 0), (0, 1), (0, 0)]])
    let expected = """
      4750 00 03 8a110000 0000000000000000 0000000000000040 0000000000000000 000000000000f03f
      01 06000000 01000000 01 03000000 01000000 04000000
      0000000000000000 0000000000000000 0000000000000040 0000000000000000
      0000000000000000 000000000000f03f 0000000000000000 0000000000000000
      """
    #expect(hex(GeometryBlob.multiPolygon(triangle, srs: 4490)) == expected.filter { !$0.isWhitespace })
    #expect(hex(GeometryBlob.multiPolygon(PolygonSet(), srs: 4490)) == "475000118a110000010600000000000000")
  }

  @Test func whatOthersWriteIsReadToo() throws {
    // Big-endian header with an envelope of x, y, z; big-endian WKB of a POLYGON.
    let polygon = bytes(
      """
      4750 00 04 0000118a 0000000000000000 4000000000000000 0000000000000000 3ff0000000000000
      0000000000000000 0000000000000000
      00 00000003 00000001 00000004
      0000000000000000 0000000000000000 4000000000000000 0000000000000000
      0000000000000000 3ff0000000000000 0000000000000000 0000000000000000
      """)
    let read = try polygon.withUnsafeBytes { try GeometryBlob.polygons($0) }
    #expect(read == PolygonSet(rings: [[(0, 0), (2, 0), (0, 1), (0, 0)]]))
    let header = try polygon.withUnsafeBytes { try GeometryBlob.header($0) }
    #expect(header.srs == 4490 && header.box == Box(minX: 0, minY: 0, maxX: 2, maxY: 1))
    // No envelope: the box comes from the vertices.
    let point = bytes("4750 00 01 8a110000 01 01000000 000000000000f03f 0000000000000040")
    let box = try point.withUnsafeBytes { try GeometryFunctions.box($0) }
    #expect(box == Box(minX: 1, minY: 2, maxX: 1, maxY: 2))
  }

  @Test func anyPolygonsComeBack() throws {
    var random = SplitMix(seed: 5)
    for _ in 0..<200 {
      var set = PolygonSet()
      for _ in 0..<random.below(4) {
        for _ in 0..<(1 + random.below(3)) {
          for _ in 0..<random.below(9) { set.appendVertex(random.unit() * 360 - 180, random.unit() * 1e-300) }
          set.endRing()
        }
        set.endPolygon()
      }
      let blob = GeometryBlob.multiPolygon(set, srs: 4490)
      #expect(try blob.withUnsafeBytes { try GeometryBlob.polygons($0) } == set)
      if !set.isEmpty { #expect(try blob.withUnsafeBytes { try GeometryFunctions.box($0) } == set.box) }
    }
  }

  @Test func noBytesAreReadBeyondABlob() throws {
    let whole = GeometryBlob.multiPolygon(
      PolygonSet(polygons: [[[(0, 0), (2, 0), (0, 1), (0, 0)]], [[(5, 5), (6, 5), (5, 6), (5, 5)]]]),
      srs: 4490)
    for length in 0..<whole.count {
      #expect(throws: GeometryBlob.Malformed.self) {
        try Array(whole.prefix(length)).withUnsafeBytes { try GeometryBlob.polygons($0) }
      }
    }
    var random = SplitMix(seed: 6)
    for _ in 0..<5000 {
      var blob = whole
      for _ in 0..<(1 + random.below(4)) { blob[random.below(blob.count)] = UInt8(random.below(256)) }
      _ = try? blob.withUnsafeBytes { try GeometryBlob.polygons($0) }
      _ = try? blob.withUnsafeBytes { try GeometryBlob.point($0) }
      _ = try? blob.withUnsafeBytes { try GeometryFunctions.box($0) }
    }
  }
}
