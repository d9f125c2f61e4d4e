import Foundation
import Testing

@testable import LandKit

/// The ranked GeoJSON of parcels of every odd kind, read again by another JSON reader.
@Suite struct ReportRankedTests {
  /// A box of a thousandth of a degree, with `points` more along its lower edge.
  private func box(_ x: Double, _ y: Double, points: Int = 0) -> String {
    let (west, south) = (113.2 + x, 23.4 + y)
    let (east, north) = (west + 0.001, south + 0.001)
    var ring = "[\(west),\(south)],"
    for i in 1..<(points + 1) {
      let lon = west + 0.001 * Double(i) / Double(points + 1)
      ring += "[\(lon),\(south)],"
    }
    ring += "[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]"
    return #"{"type":"Polygon","coordinates":[[\#(ring)]]}"#
  }

  private func feature(_ id: String, _ geometry: String, more: String = "") -> String {
    #"{"type":"Feature","properties":{"id":"\#(id)","output_wan":"1,234.5","tax_wan":50\#(more)},"geometry":\#(geometry)}"#
  }

  /// Runs a study on `parcels` and returns the bytes of the result.
  private func rank(_ parcels: String, threads: Int) throws -> [UInt8] {
    let scratch = try Scratch()
    let parks = #"{"features":[\#(feature("P01", box(0.002, 0)))]}"#
    var request = StudyRequest(
      parcels: LayerInput(role: .parcels, files: [try scratch.write(parcels.utf8, to: "parcels")]),
      zones: nil,
      parks: LayerInput(role: .parks, files: [try scratch.write(parks.utf8, to: "parks")]))
    request.threads = threads
    let study = RankedStudy(try StudyMeasurer(request).run())
    let path = scratch.path("ranked.geojson")
    try RankedGeoJSON(study: study, progress: RunProgress()).write(to: path)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func everyFeatureIsThereWhateverItIs() throws {
    let odd = [
      feature("a", box(0, 0)), "null", "5", #""}""#, "{}", "[]",
      #"{"type":"feature","properties":{"id":"x"}}"#,
      #"{"type":"Feature","geometry":null,"properties":{"id":"n"}}"#,
      #"{"type":"Feature","properties":null,"geometry":\#(box(0.01, 0))}"#,
      #"{"type":"Feature","geometry":\#(box(0.01, 0.01)),"id":12345678901234567890}"#, box(0.02, 0),
      feature(
        "bow",
        #"{"type":"Polygon","coordinates":[[[113.3,23.4],[113.301,23.401],[113.301,23.4],[113.3,23.401],[113.3,23.4]]]}"#
      ),
      feature("line", #"{"type":"LineString","coordinates":[[113.2,23.4],[113.3,23.4]]}"#),
      feature("a", box(0, 0)),
      feature("bad", #"{"type":"Polygon","coordinates":"x"}"#), feature("none", "7"),
    ]
    for separator in [",", " ,\n "] {
      let text =
        #"{"type":"FeatureCollection","name":"n","features":[\#(odd.joined(separator: separator))],"last":[1.50]}"#
      let bytes = try rank(text, threads: 1)
      let object = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      let features = try #require(object["features"] as? [[String: Any]])
      #expect(features.count == odd.count)
      #expect(features.allSatisfy { $0["type"] as? String == "Feature" })
      let states = features.map { ($0["properties"] as? [String: Any])?["lk_state"] as? String }
      let unusable = [1, 2, 3, 4, 5, 6, 7, 12, 14, 15]
      for (i, state) in states.enumerated() {
        let expected = unusable.contains(i) ? "unusable" : [8, 9, 10].contains(i) ? "unranked" : "ranked"
        #expect(state == expected, "feature \(i)")
      }
      let result = String(decoding: bytes, as: UTF8.self)
      #expect(result.contains(String(odd[0].dropLast(2).prefix(60))))
      #expect(result.contains(#""id":12345678901234567890"#) && result.contains(#""last":[1.50]"#))
      #expect(object["name"] as? String == "n")
      let ranks = features.compactMap { ($0["properties"] as? [String: Any])?["lk_rank"] as? Int }
      #expect(ranks.sorted() == [1, 2, 3])
    }
  }

  /// Features of more than a chunk between small ones, over several chunks.
  @Test func largeFeaturesAndThreadsChangeNothing() throws {
    let long = #","long":"\#(String(repeating: "地", count: 250))""#
    let features = (0..<900).map { i -> String in
      let (x, y) = (Double(i % 30) * 0.0012, Double(i / 30) * 0.0012)
      let geometry = box(x, y, points: i % 300 == 150 ? 30_000 : 0)
      return feature("p\(i)", geometry, more: long)
    }
    let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
    #expect(text.utf8.count > 3 << 19)
    let one = try rank(text, threads: 1)
    let object = try #require(JSONSerialization.jsonObject(with: Data(one)) as? [String: Any])
    let ids = (object["features"] as? [[String: Any]])?.map {
      ($0["properties"] as? [String: Any])?["id"] as? String
    }
    #expect(ids == (0..<900).map { "p\($0)" })
    for threads in [2, 3] { #expect(try rank(text, threads: threads) == one) }
  }
}
