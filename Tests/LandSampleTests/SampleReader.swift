import Foundation
import LandKit

@testable import LandSample

/// Reads a sample back with Foundation alone, so that nothing that wrote it is trusted.
struct SampleReader {
  let folder: URL

  /// A sample in a new temporary folder.
  static func make(_ options: SampleOptions) throws -> (SampleReader, SampleSummary) {
    let folder = temporary()
    let summary = try SampleStudy.write(options, to: folder)
    return (SampleReader(folder: folder), summary)
  }

  static func temporary() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("landsample-\(UUID().uuidString)")
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  func lines(_ name: String) throws -> [String] {
    String(decoding: try data(name), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The features of a layer; `1e999` is no number for Foundation, so that it is put out of the way.
  func features(_ name: String) throws -> [ReadFeature] {
    let text = String(decoding: try data(name), as: UTF8.self).replacingOccurrences(of: "1e999", with: "0")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return (object?["features"] as? [[String: Any]] ?? []).map(ReadFeature.init)
  }
}

/// A feature as another JSON reader sees it.
struct ReadFeature {
  let properties: [String: Any]
  let type: String
  let polygons: [[[[Double]]]]

  init(_ json: [String: Any]) {
    properties = json["properties"] as? [String: Any] ?? [:]
    let geometry = json["geometry"] as? [String: Any] ?? [:]
    type = geometry["type"] as? String ?? ""
    if type == "MultiPolygon" {
      polygons = geometry["coordinates"] as? [[[[Double]]]] ?? []
    } else {
      polygons = (geometry["coordinates"] as? [[[Double]]]).map { [$0] } ?? []
    }
  }

  var id: String { properties["id"].map { "\($0)" } ?? "" }

  var set: PolygonSet {
    PolygonSet(polygons: polygons.map { $0.map { $0.map { ($0[0], $0[1]) } } })
  }

  /// Rings in whole 1e-9 degrees: exact arithmetic from here on.
  var rings: [[NanoPoint]] {
    polygons.flatMap { $0 }.map { ring in
      ring.map { NanoPoint(lon: Int64(($0[0] * 1e9).rounded()), lat: Int64(($0[1] * 1e9).rounded())) }
    }
  }
}
