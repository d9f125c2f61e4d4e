import Foundation
import LandKit

/// A study of squares ranked into a folder, with ids and names that spreadsheets like to change.
final class SquareStudy {
  static let ids = ["007", "1E5", "=1+1", "+86", "-5", "@SUM(A1)", "12345678901234567890", "'a", "TRUE"]

  let folder = NSTemporaryDirectory() + "office-study-" + UUID().uuidString
  var result: String { folder + "/result" }

  init(
    parcels count: Int = 60, matrix: Bool = false, names: [Int: String] = [:],
    _ change: (inout StudyRequest) -> Void = { _ in }
  ) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let parcels = (0..<count).map { i -> String in
      let id = i < Self.ids.count ? Self.ids[i] : "S\(i)"
      let tax = i % 7 == 3 ? #""***""# : i % 7 == 5 ? #""--""# : "\(10 + i)"
      let name = names[i] ?? #"=地块\#(i)\u0001"#
      return feature(
        id, 113.2 + Double(i % 10) * 0.002, 23.4 + Double(i / 10) * 0.002, 0.001,
        #","name":"\#(name)","town":"花山镇","output_wan":\#(1000 + 31 * i),"tax_wan":\#(tax)"#)
    }
    let odd = [#"{"type":"Feature","geometry":null,"properties":{"id":"N"}}"#]
    let parks = (1...3).map {
      feature(
        $0 == 2 ? "=P2" : "P\($0)", 113.2 + 0.01 * Double($0), 23.42, 0.008,
        #","name":"园\#($0)","belt":"west","output_wan":\#(100_000 * $0),"tax_wan":\#(9000 * $0)"#)
    }
    let zones = [feature("Z1", 113.2, 23.4, 0.004, #","output_wan":5000,"tax_wan":"--""#)]
    var request = StudyRequest(
      parcels: LayerInput(role: .parcels, files: [try write(odd + parcels, "parcels.geojson")]),
      zones: LayerInput(role: .zones, files: [try write(zones, "zones.geojson")]),
      parks: LayerInput(role: .parks, files: [try write(parks, "parks.geojson")]))
    request.threads = 1
    request.wantsMatrix = matrix
    change(&request)
    let study = try StudyRanker(request).run()
    let target = try AtomicFolder(target: result, overwrite: false)
    try ResultWriter(study).write(to: target)
    try target.commit()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func feature(_ id: String, _ x: Double, _ y: Double, _ side: Double, _ more: String) -> String {
    let ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)].map {
      "[\($0.0),\($0.1)]"
    }
    let shape = #"{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}"#
    return #"{"type":"Feature","properties":{"id":"\#(id)"\#(more)},"geometry":\#(shape)}"#
  }

  private func write(_ features: [String], _ name: String) throws -> String {
    let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    return folder + "/" + name
  }
}
