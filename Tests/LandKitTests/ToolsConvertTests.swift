import Foundation
import TestSupport
import Testing

@testable import LandKit

@Suite struct ToolsConvertTests {
  private static let point =
    #"{"type":"Feature","id":9007199254740993,"properties":{"v":1.50,"w":"\u4e2d"},"geometry":{"type":"Point","coordinates":[113.2,23.4,12.50]},"x":[1,2]}"#

  /// pyproj 3.7 (PROJ 9), EPSG:4490 to EPSG:4547: 418223.8029097191, 2589063.049227674.
  @Test func aPointLandsWherePyprojPutsIt() throws {
    let (text, summary) = try ToolsFolder().convert(collection([Self.point]), to: "4547")
    #expect(
      text == #"""
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"features":[
        {"type":"Feature","id":9007199254740993,"properties":{"v":1.50,"w":"\u4e2d"},"geometry":{"type":"Point","coordinates":[418223.8029,2589063.0492,12.50]},"x":[1,2]}
        ]}

        """#)
    #expect(summary.features == 1 && summary.positions == 1 && summary.lost == 0)
  }

  @Test func lonLatToLonLatCopiesTheBytesOfGeometries() throws {
    let odd = Self.point.replacingOccurrences(of: "[113.2,23.4,12.50]", with: "[ 1.132e2,23.40000, 12.50 ]")
    for target in [nil, "EPSG:4490", "CRS84"] {
      let (text, summary) = try ToolsFolder().convert(collection([odd]), to: target)
      #expect(text.contains(odd))
      #expect(!text.contains("\"crs\""))
      #expect(summary.pipeline == "+proj=noop")
    }
  }

  @Test func thereAndBackIsTheSamePlace() throws {
    var random = SplitMix(seed: 7)
    let features = (0..<2000).map { i in
      polygonFeature(
        [
          (0..<12).map { _ in
            (Double.random(in: 112...115, using: &random), Double.random(in: 22...25, using: &random))
          }
        ], properties: #"{"id":"\#(i)"}"#)
    }
    let folder = try ToolsFolder()
    let there = try folder.convert(collection(features), to: "EPSG:4547", threads: 2).text
    let serial = try folder.convert(collection(features), to: "EPSG:4547", threads: 1).text
    #expect(there == serial)
    let back = try folder.convert(there).text
    let (a, b) = (try parsedFeatures(collection(features)), try parsedFeatures(back))
    #expect(a.count == b.count)
    for (before, after) in zip(a, b) {
      let (p, q) = (Self.ring(before), Self.ring(after))
      #expect(p.count == q.count && q.first == q.last)
      let off = zip(p, q).map { u, v in max(abs(u[0] - v[0]), abs(u[1] - v[1])) }
      #expect(off.allSatisfy { $0 < 2e-9 })
    }
  }

  private static func ring(_ feature: [String: Any]) -> [[Double]] {
    let geometry = feature["geometry"] as? [String: Any]
    return (geometry?["coordinates"] as? [[[Double]]])?.first ?? []
  }

  @Test func everyMemberDroppedIsSaid() throws {
    let text = #"""
      {"type":"FeatureCollection","bbox":[1,2,3,4],"crs":{"type":"name","properties":{"name":"EPSG:4490"}},"name":"n","features":[
      {"type":"Feature","bbox":[1,2,3,4],"crs":null,"properties":null,"geometry":{"bbox":[1,2,3,4],"type":"Point","coordinates":[113,23]}}],"tail":[ 1 ]}
      """#
    let (moved, summary) = try ToolsFolder().convert(text, to: "EPSG:4547")
    #expect(!moved.contains("bbox") && moved.components(separatedBy: "\"crs\"").count == 2)
    #expect(moved.contains(#""name":"n""#) && moved.hasSuffix("\n],\"tail\":[ 1 ]}\n"))
    let notes = summary.notes.map(\.en).joined(separator: "\n")
    #expect(notes.contains("collection's crs member was replaced"))
    #expect(notes.contains("collection's bbox was dropped"))
    #expect(notes.contains("2 bbox members") && notes.contains("1 crs members"))
    let (kept, second) = try ToolsFolder().convert(text)
    #expect(kept.components(separatedBy: "bbox").count == 4 && !kept.contains("\"crs\""))
    #expect(second.notes.contains { $0.en.contains("crs member was dropped") })
  }

  @Test func aSequenceHasOneRecordAFeatureAndSaysWhatItCannotHold() throws {
    let text =
      #"{"name":"n","features":[\#(Self.point),{"type":"Point","coordinates":[113,23]}],"type":"FeatureCollection"}"#
    let (out, summary) = try ToolsFolder().convert(text, format: .geojsonseq)
    #expect(
      out == "\u{1E}\(Self.point)\n\u{1E}"
        + #"{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[113,23]}}"# + "\n")
    #expect(summary.notes.contains { $0.en.contains("name") })
    #expect(throws: UsageFailure.self) {
      try ToolsFolder().convert(text, to: "4547", format: .geojsonseq)
    }
    // And back to a collection, from the sequence.
    let (again, _) = try ToolsFolder().convert(out)
    #expect(try parsedFeatures(again).count == 2)
  }

  @Test func whatCannotBeMovedLosesItsGeometryAndIsListed() throws {
    let text = collection([
      Self.point,
      #"{"type":"Feature","properties":{"id":"b"},"geometry":{"type":"Point","coordinates":[113,95]}}"#,
      #"{"type":"Feature","properties":{"id":"c"},"geometry":{"type":"Circle","coordinates":[113,23]}}"#,
      #"{"type":"Feature","properties":{"id":"d"},"geometry":{"type":"Point","coordinates":["113",23]}}"#,
      "5",
      #"{"type":"Feature","properties":[1],"geometry":{"type":"Point","coordinates":[113,23]}}"#,
      Self.point, Self.point, Self.point,
    ])
    let (out, summary) = try ToolsFolder().convert(text, to: "4547")
    let features = try parsedFeatures(out)
    #expect(features.count == 9 && summary.lost == 4)
    for i in 1...4 { #expect(features[i]["geometry"] is NSNull) }
    #expect((features[2]["properties"] as? [String: String])?["id"] == "c")
    #expect((features[5]["geometry"] as? [String: Any])?["type"] as? String == "Point")
    #expect(summary.problems.count(of: .coordinateRange) == 1)
    #expect(summary.problems.count(of: .geometryType) == 1)
    #expect(summary.problems.count(of: .jsonType) == 3)
    let place = try #require(summary.problems.groups.first { $0.kind == .coordinateRange }?.first.first).place
    #expect(place.feature == 2 && place.id == "b" && place.line == 2)
  }

  @Test(arguments: [
    #"{"type":"Feature","properties":{"a":01},"geometry":null}"#,
    #"{"type":"Feature","properties":{"a":"\x"},"geometry":null}"#,
    #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[113 23]}}"#,
  ])
  func aFileThatIsNoJSONGivesNoResult(bad: String) throws {
    let folder = try ToolsFolder()
    let error = #expect(throws: StudyFailure.self) { try folder.convert(collection([Self.point, bad])) }
    #expect(error?.problems.first?.place.feature == 2)
    #expect(folder.names == ["in.geojson"])
  }

  @Test func targetsThatNoCrsMemberCanSayAreRefused() {
    for name in ["GCJ-02", "BD-09", "EPSG:4547@yx", "+proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80"] {
      #expect(throws: UsageFailure.self) { try ConvertTarget(name) }
    }
    #expect(throws: ProjectionError.self) { try ConvertTarget("EPSG:99999") }
    #expect(throws: ProjectionError.self) { try ConvertTarget("nonsense") }
  }

  @Test func metresInALonLatFileStopTheRunForPointsToo() throws {
    let text = collection([
      #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[418223.8,2589063.0]}}"#
    ])
    let error = #expect(throws: StudyFailure.self) { try ToolsFolder().convert(text) }
    #expect(error?.problems.first?.kind == .crsMismatch)
    #expect(try ToolsFolder().convert(text, crs: "EPSG:4547").text.contains("[113.1999999"))
  }

  @Test func anEmptyCollectionStaysOne() throws {
    let (text, summary) = try ToolsFolder().convert(
      #"{"type":"FeatureCollection","name":"e","features":[]}"#, to: "4547")
    #expect(try parsedFeatures(text).isEmpty && text.contains(#""name":"e""#) && text.contains("4547"))
    #expect(summary.features == 0)
  }
}
