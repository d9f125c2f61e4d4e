import Foundation
import Testing

@testable import LandKit

@Suite struct ToolsAreaTests {
  static let shell = [(113.2, 23.4), (113.21, 23.4), (113.21, 23.41), (113.2, 23.41)]
  static let hole = [(113.203, 23.403), (113.203, 23.406), (113.206, 23.406), (113.206, 23.403)]

  /// pyproj 3.7: Geod(a=6378137, rf=298.257222101) for the ellipsoid, the shoelace formula over EPSG:4547 for the
  /// plane, shell less hole.
  @Test func areasAgreeWithPyproj() throws {
    let text = collection([polygonFeature([Self.shell, Self.hole], properties: #"{"id":"007"}"#)])
    let (lines, summary) = try ToolsFolder().area(text)
    let record = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    let area = try #require(record["area_m2"] as? Double)
    let plane = try #require(record["plane_m2"] as? Double)
    #expect(abs(area - (1132018.373257637 - 101882.02972638607)) < 1e-9 * area + 5e-4)
    #expect(abs(plane - (1132202.9864561926 - 101898.66604542683)) < 1e-3)
    #expect(record["id"] as? String == "007" && record["state"] as? String == "ok")
    #expect(summary.ellipsoidal == area && summary.plane == plane && summary.features == 1)
  }

  @Test func everyFeatureHasARecordWithItsStateAndReason() throws {
    let bow = [(113.2, 23.4), (113.21, 23.41), (113.21, 23.4), (113.2, 23.41)]
    let text = collection([
      polygonFeature([Self.shell], properties: #"{"id":9007199254740993}"#),
      polygonFeature([bow], properties: #"{"id":"a\tb"}"#),
      #"{"type":"Feature","properties":{},"geometry":null}"#,
      #"{"type":"Feature","id":"p","properties":{},"geometry":{"type":"Point","coordinates":[113,23]}}"#,
    ])
    let (json, summary) = try ToolsFolder().area(text)
    #expect(json.count == 4)
    #expect(json[0].hasPrefix(#"{"feature":1,"id":9007199254740993,"area_m2":1132018.373"#))
    #expect(json[1].contains(#""state":"repaired","why":"ring:self-crossing""#))
    #expect(
      json[2]
        == #"{"feature":3,"id":null,"area_m2":null,"plane_m2":null,"state":"unusable","why":"geometry:null"}"#
    )
    #expect(
      json[3]
        == #"{"feature":4,"id":"p","area_m2":null,"plane_m2":null,"state":"unusable","why":"geometry:type"}"#)
    #expect(summary.features == 4 && summary.repaired == 1 && summary.unusable == 2)
    #expect(summary.problems.count(of: .ringSelfCrossing) == 1)
    let (rows, _) = try ToolsFolder().area(text, json: false)
    #expect(
      rows.count == 5
        && rows.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 6 })
    #expect(rows[2].hasPrefix("2\ta\\tb\t") && rows[3] == "3\t\t\t\tunusable\tgeometry:null")
  }

  @Test func linesComeInTheOrderOfTheFileWhateverTheThreads() throws {
    let features = (0..<4000).map { i in
      let x = 113 + Double(i % 80) * 0.01, y = 23 + Double(i / 80) * 0.01
      return polygonFeature(
        [[(x, y), (x + 0.005, y), (x + 0.005, y + 0.006)]],
        properties: #"{"id":\#(i),"pad":"\#(String(repeating: "x", count: 300))"}"#)
    }
    let folder = try ToolsFolder()
    let one = try folder.area(collection(features), threads: 1)
    let three = try folder.area(collection(features), threads: 3)
    #expect(one.lines == three.lines && one.lines.count == 4000)
    #expect(one.summary.ellipsoidal == three.summary.ellipsoidal && one.summary.plane == three.summary.plane)
    #expect(one.lines.enumerated().allSatisfy { $1.hasPrefix(#"{"feature":\#($0 + 1),"id":\#($0),"#) })
  }

  @Test func anAreaInDegreesIsRefused() throws {
    var request = AreaRequest(file: try ToolsFolder().write(collection([]), to: "x"))
    for crs in ["EPSG:4490", "GCJ-02", "EPSG:4547@yx"] {
      request.settings.workCRS = crs
      #expect(throws: UsageFailure.self) {
        try AreaTool(request).run(into: ResultOutput("-", overwrite: false))
      }
    }
  }
}
