import Foundation
import LandKit
import Testing

@testable import LandOffice

/// Layers that no sheet holds are refused, as soon as that can be known.
@Suite struct LayerWorkbookTests {
  private let folder = NSTemporaryDirectory() + "layer-workbook-" + UUID().uuidString

  private func layer(_ properties: [String]) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let features = properties.map { #"{"type":"Feature","properties":{\#($0)},"geometry":null}"# }
    let path = folder + "/layer.geojson"
    try Data(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#.utf8)
      .write(to: URL(fileURLWithPath: path))
    return path
  }

  private func table(_ path: String) throws -> FlatLayer {
    try FlatLayer(path, name: "layer", crs: "OGC:CRS84", geometry: .none, threads: 2)
  }

  private func workbook(rows: Int) -> LayerWorkbook {
    var workbook = LayerWorkbook(language: .en)
    workbook.rowLimit = rows
    return workbook
  }

  @Test func theLimitIsExcelsLessTheHead() {
    #expect(LayerWorkbook(language: .en).limit.features == 1_048_575)
  }

  @Test func asManyRowsAsASheetHasAreWrittenAndOneMoreIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let table = try table(try layer((0..<4).map { "\"n\":\($0)" }))
    let out = folder + "/t.xlsx"
    _ = try workbook(rows: 5).write(table, to: out)
    let sheet = try ReadSheet(path: out)
    #expect(sheet.header == ["n"] && sheet.rows.map { $0[0] } == ["0", "1", "2", "3"])
    let other = folder + "/other.xlsx"
    let failure = try #require(throws: UsageFailure.self) { try workbook(rows: 4).write(table, to: other) }
    #expect(failure.message.en.contains("more features than the 3 rows of an XLSX sheet"))
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  @Test func moreColumnsThanASheetHasAreRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func wide(_ count: Int) throws -> FlatLayer {
      try table(try layer([(0..<count).map { "\"c\($0)\":\($0)" }.joined(separator: ",")]))
    }
    try LayerWorkbook(language: .en).check(try wide(16_384))
    let failure = try #require(throws: UsageFailure.self) {
      try LayerWorkbook(language: .en).check(try wide(16_385))
    }
    #expect(failure.message.en.contains("16385 columns are more than the 16384"))
  }

  /// Many chunks: other threads are amid theirs when one meets the feature that is too many.
  @Test(arguments: [1, 3]) func readingStopsAtTheFeatureThatIsTooMany(threads: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let count = 30_000
    let path = try layer((0..<count).map { "\"n\":\($0),\"t\":\"\(String(repeating: "x", count: 100))\"" })
    func convert(limit: Int) throws -> Int {
      var request = ConvertRequest(file: path)
      (request.threads, request.limit) = (threads, workbook(rows: limit + 1).limit)
      let out = try ResultOutput(folder + "/out.geojson", overwrite: true)
      return try out.finish { try ConvertTool(request).run(into: $0).features }
    }
    for limit in [0, 5000, count - 1] {
      #expect(throws: UsageFailure.self) { try convert(limit: limit) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["layer.geojson"])
    }
    #expect(try convert(limit: count) == count)
  }
}
