import Foundation
import Testing

/// The committed sample data.
enum SampleData {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("sampledata").path
  static let huadu = root + "/huadu"
  static let faulty = root + "/faulty"
}

/// The sample study ranked once, for all tests that only look at the result.
final class SharedRank: Sendable {
  let folder: String
  let status: Int32
  let stderr: String

  /// With everything switched on that adds to the result.
  static let all = Result {
    try SharedRank(["--matrix", "--estimate", "zones", "--disputed", "--rank-within", "town"])
  }
  static let plain = Result { try SharedRank([]) }

  private init(_ options: [String]) throws {
    folder = NSTemporaryDirectory() + "landcli-test-shared-" + UUID().uuidString
    let out = try CLI.run(
      ["rank", SampleData.huadu + "/plan.yaml", "-o", folder, "--threads", "2"] + options)
    (status, stderr) = (out.status, out.stderr)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// JSON as another reader sees it.
enum JSON {
  /// The reader refuses numbers beyond a double, which some tests put in on purpose.
  static func object(_ path: String) throws -> [String: Any] {
    let text = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(
      of: "1e999", with: "1e99")
    let data = Data(text.utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any], "\(path)")
  }

  /// Whether two numbers are the same but for the reader's own rounding, or both missing.
  static func same(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-15 * abs(b)
  }

  /// The features of a GeoJSON file.
  static func features(_ path: String) throws -> [[String: Any]] {
    try #require(try object(path)["features"] as? [[String: Any]])
  }

  /// The properties of the features of a GeoJSON file.
  static func properties(_ path: String) throws -> [[String: Any]] {
    try features(path).map { try #require($0["properties"] as? [String: Any]) }
  }

  /// The problems of a result folder.
  static func problems(_ folder: String) throws -> [[String: Any]] {
    try #require(try object(folder + "/problems.json")["problems"] as? [[String: Any]])
  }
}

/// A study of a few squares, made up in a test.
struct SmallStudy {
  let folder: ScratchFolder
  let parks: String

  /// A park of 0.01° and a disputed one beside it, with benchmarks of their own.
  init() throws {
    folder = try ScratchFolder()
    let benchmarks = #""output_wan":100000,"tax_wan":10000,"#
    parks = try folder.write(
      Text.collection([
        Text.feature(Text.square(113.2, 23.4, side: 0.01), #""id":"P1",\#(benchmarks)"status":"planned""#),
        Text.feature(Text.square(113.22, 23.4, side: 0.01), #""id":"P2",\#(benchmarks)"status":"disputed""#),
      ]), to: "parks.geojson")
  }

  /// Runs a command on `parcels`, a file in the folder or a path.
  func run(_ command: String, _ parcels: String, _ options: [String] = [], output: String? = "out") throws
    -> CLI.Outcome
  {
    let path = parcels.hasPrefix("/") ? parcels : folder.file(parcels)
    let target = output.map { ["-o", folder.file($0)] } ?? []
    return try CLI.run([command, "--parcels", path, "--parks", parks] + target + options)
  }

  /// Ranks `text` and returns the properties of the result.
  func ranked(_ text: String, _ options: [String] = []) throws -> [[String: Any]] {
    _ = try folder.write(text, to: "in.geojson")
    let out = try run("rank", "in.geojson", ["--overwrite"] + options)
    try #require(out.status == 0, "\(out.stderr)")
    return try JSON.properties(folder.file("out/ranked.geojson"))
  }
}

/// GeoJSON text.
enum Text {
  static func ring(_ points: [(Double, Double)], at o: (Double, Double) = (113.205, 23.405)) -> String {
    func degrees(_ v: Double) -> String { String(format: "%.6f", v) }
    return "["
      + points.map { "[\(degrees(o.0 + $0.0 / 1e4)),\(degrees(o.1 + $0.1 / 1e4))]" }.joined(separator: ",")
      + "]"
  }

  static func polygon(_ rings: String...) -> String {
    #"{"type":"Polygon","coordinates":[\#(rings.joined(separator: ","))]}"#
  }

  static func square(_ x: Double, _ y: Double, side: Double = 0.001) -> String {
    let s = side * 1e4
    return polygon(ring([(0, 0), (s, 0), (s, s), (0, s), (0, 0)], at: (x, y)))
  }

  static func feature(_ geometry: String, _ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":\#(geometry)}"#
  }

  /// One feature a line, from line 2 on.
  static func collection(_ features: [String], _ head: String = "", _ tail: String = "") -> String {
    #"{"type":"FeatureCollection",\#(head)"features":["# + "\n" + features.joined(separator: ",\n")
      + "\n]\(tail)}\n"
  }
}
