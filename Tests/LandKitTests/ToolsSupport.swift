import Foundation

@testable import LandKit

/// Files of a test in a folder of their own.
final class ToolsFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "landkit-tools-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func convert(
    _ text: String, crs: String? = nil, to target: String? = nil,
    format: ConvertRequest.Format = .geojson, threads: Int = 1
  ) throws -> (text: String, summary: ConvertSummary) {
    var request = ConvertRequest(file: try write(text, to: "in.geojson"))
    request.input.crsOverride = crs
    if let target { request.target = try ConvertTarget(target) }
    (request.format, request.threads) = (format, threads)
    let summary = try ResultOutput(path + "/out.geojson", overwrite: true).finish {
      try ConvertTool(request).run(into: $0)
    }
    return (try read("out.geojson"), summary)
  }

  func area(
    _ text: String, crs: String? = nil, json: Bool = true, threads: Int = 1
  ) throws -> (lines: [String], summary: AreaSummary) {
    var request = AreaRequest(file: try write(text, to: "in.geojson"))
    request.input.crsOverride = crs
    (request.format, request.threads) = (json ? .json : .text, threads)
    let summary = try ResultOutput(path + "/out.txt", overwrite: true).finish {
      try AreaTool(request).run(into: $0)
    }
    return (try read("out.txt").split(separator: "\n").map(String.init), summary)
  }

  func overlay(
    _ a: String, _ b: String, _ operation: OverlayOperation, crs: String? = "EPSG:4547", threads: Int = 1,
    sliverWidth: Double = 0.05
  ) throws -> (text: String, summary: OverlaySummary) {
    var request = OverlayRequest(
      a: try write(a, to: "a.geojson"), b: try write(b, to: "b.geojson"), operation: operation)
    (request.a.crsOverride, request.b.crsOverride, request.threads) = (crs, crs, threads)
    request.sliverWidth = sliverWidth
    let summary = try ResultOutput(path + "/out.geojson", overwrite: true).finish {
      try OverlayTool(request).run(into: $0)
    }
    return (try read("out.geojson"), summary)
  }
}

/// A collection of features, each given as text.
func collection(_ features: [String]) -> String {
  #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}"
}

/// A polygon feature from rings of (x, y) pairs.
func polygonFeature(_ rings: [[(Double, Double)]], properties: String = "{}") -> String {
  let text = rings.map { ring in
    "[" + (ring + ring.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]"
  }.joined(separator: ",")
  return
    #"{"type":"Feature","properties":\#(properties),"geometry":{"type":"Polygon","coordinates":[\#(text)]}}"#
}

/// An axis-parallel rectangle, counter-clockwise, in metres of EPSG:4547 from a corner of the study's area.
func rectangle(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [(Double, Double)] {
  [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map { ($0.0 + 420_000, $0.1 + 2_590_000) }
}

/// The features of a GeoJSON text, by another reader than the library's own.
func parsedFeatures(_ text: String) throws -> [[String: Any]] {
  let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
  return object?["features"] as? [[String: Any]] ?? []
}
