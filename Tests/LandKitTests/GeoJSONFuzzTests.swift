import Foundation
import Testing

@testable import LandKit

/// Mutated texts against what Python's json makes of them (Tests/fuzz/make_json_cases.py), at several chunk sizes.
@Suite struct GeoJSONFuzzTests {
  static func fixture(_ name: String, from file: String = #filePath) throws -> [Substring] {
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: tests.appendingPathComponent("fuzz/" + name), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: 0..<7)
  func agreesWithPythonAtEveryChunkSize(base: Int) throws {
    let lines = try Self.fixture("json_cases.txt")
    let bases = try lines.prefix { !$0.isEmpty }.map { try #require(bytes(hex: $0)) }
    let scratch = try Scratch()
    let reader = ChunkReader(FeatureParser(wanted: ["a"]))
    var accepted = 0
    for line in lines.drop(while: { !$0.isEmpty }).dropFirst() where line.hasPrefix("\(base) ") {
      let fields = line.split(separator: " ")
      var data = bases[base]
      if fields[1] != "-" { for edit in fields[1].split(separator: ";") { try apply(edit, to: &data) } }
      let file = try ByteFile(try scratch.write(data))
      for size in [64, 200, 1 << 19] {
        let got = FeatureDigest.of(file, chunkSize: size, reader)
        #expect(
          got == fields[2], "chunks of \(size): \(String(decoding: data, as: UTF8.self).debugDescription)")
      }
      if fields[2] != "-" { accepted += 1 }
    }
    #expect(accepted > 50)
  }

  private func apply(_ edit: Substring, to data: inout [UInt8]) throws {
    let parts = edit.split(separator: ",", omittingEmptySubsequences: false)
    let at = try #require(Int(parts[0])), deleted = try #require(Int(parts[1]))
    data.replaceSubrange(at..<(at + deleted), with: try #require(bytes(hex: parts[2])))
  }

  private func bytes(hex: Substring) -> [UInt8]? {
    let digits = Array(hex.utf8)
    guard digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16) ?? 0
    }
  }
}

/// A file in a folder of its own that goes with the value.
final class Scratch {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "landkit-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ data: some Sequence<UInt8>, to name: String = "text") throws -> String {
    try Data(data).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }
}

/// The features of a file as one short text, laid out as in Tests/fuzz/json_oracle.py.
enum FeatureDigest {
  /// `-` when the file must be refused, or when its features cannot be trusted.
  static func of(_ file: ByteFile, chunkSize: Int, _ reader: ChunkReader) -> String {
    do {
      var features: [String] = []
      let stream = FeatureStream(file, chunkSize: chunkSize)
      var isSyntax = false
      while try reader.next(
        from: stream,
        { feature, visit in
          if feature.faults.contains(where: \.isSyntax) { isSyntax = true }
          features.append(text(of: feature, visit))
        })
      {}
      if isSyntax { return "-" }
      let hash = features.joined(separator: "\n").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01b3
      }
      return hex(hash >> 32, 8)
    } catch { return "-" }
  }

  private static func text(of feature: ParsedFeature, _ visit: ChunkReader.Visit) -> String {
    if !feature.duplicateMember.isNone { return "twice" }
    if !feature.faults.isEmpty { return "bad" }
    let shape = shape(feature.polygons)
    if feature.isBareGeometry { return "G|\(feature.geometryType.name)|\(shape)" }
    let id = token(feature.id, visit)
    return "F|\(id)|\(token(feature.columns[0], visit))|\(feature.geometryType.name)|\(shape)"
  }

  private static func token(_ span: ByteSpan, _ visit: ChunkReader.Visit) -> String {
    if span.isNone { return "-" }
    let text = String(decoding: PropertyReader.text(span, visit), as: UTF8.self)
    switch visit.text[span.start] {
    case UInt8(ascii: "\""): return "s" + text
    case UInt8(ascii: "-"), 48...57: return "n" + text
    default: return "o"
    }
  }

  private static func shape(_ set: PolygonSet) -> String {
    var out = ""
    for polygon in 0..<set.polygonCount {
      out += "P"
      for ring in set.rings(ofPolygon: polygon) {
        out += "R"
        for v in set.vertices(ofRing: ring) {
          out += hex(set.xy[2 * v].bitPattern, 16) + hex(set.xy[2 * v + 1].bitPattern, 16)
          if !set.z.isEmpty { out += set.z[v].isNaN ? "n" : hex(set.z[v].bitPattern, 16) }
        }
      }
    }
    return out
  }

  private static func hex(_ value: UInt64, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
