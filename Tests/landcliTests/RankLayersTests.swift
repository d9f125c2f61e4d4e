import Foundation
import Testing

/// The small layers in a result folder: what was read, and what was found of it.
@Suite struct RankLayersTests {
  /// The features of a file as text, one a line in the samples.
  private func lines(_ path: String) throws -> [String] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").filter { $0.contains(#""Feature""#) }.map {
      $0.hasSuffix(",") ? String($0.dropLast()) : String($0)
    }
  }

  @Test(arguments: [("parks", 16), ("zones", 5), ("district", 3)])
  func featuresAreAsTheyWereButForWhatIsAdded(layer: String, added: Int) throws {
    let shared = try SharedRank.plain.get()
    let before = try lines(SampleData.huadu + "/\(layer).geojson")
    let after = try lines(shared.folder + "/\(layer).geojson")
    #expect(before.count == after.count && !before.isEmpty)
    let pattern = /,"lk_[a-z0-9_]+":(?:"[^"]*"|[^,}]+)/
    for (old, new) in zip(before, after) {
      #expect(new.matches(of: pattern).count == added)
      #expect(new.replacing(pattern, with: "") == old)
    }
  }

  @Test func theirFiguresAreThoseOfTheTables() throws {
    let shared = try SharedRank.all.get()
    let parks = try JSON.properties(shared.folder + "/parks.geojson")
    let table = try String(contentsOfFile: shared.folder + "/parks.csv", encoding: .utf8)
      .split(separator: "\r\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    let columns = [
      "lk_status": "status", "lk_area_m2": "area_m2", "lk_out_yi": "output_yi", "lk_st_t": "tax_state",
      "lk_bench_t": "bench_tax", "lk_kind_y": "kind_yield", "lk_refer": "parcels_referring",
      "lk_parc_m2": "parcel_area_m2",
    ]
    #expect(parks.count == table.count - 1)
    for (park, row) in zip(parks, table.dropFirst()) {
      for (property, column) in columns {
        let place = try #require(table[0].firstIndex(of: column))
        let value = park[property].flatMap { $0 is NSNull ? nil : $0 }
        #expect(
          (value.map { "\($0)" } ?? "") == row[place] || (value as? Double) == Double(row[place]),
          "\(property)")
      }
      #expect((park["lk_counted"] as? Bool) == (row[4] == "yes"))
    }
    let zones = try JSON.properties(shared.folder + "/zones.geojson")
    let account = try JSON.object(shared.folder + "/account.json")
    let gross = ((account["layers"] as? [String: Any])?["zones"] as? [String: Any])?["gross_m2"] as? Double
    let sum = zones.reduce(0) { $0 + ($1["lk_area_m2"] as? Double ?? 0) }
    #expect(abs(sum - (gross ?? 0)) < 1e-6 && gross != nil)
    #expect(
      zones.contains { ($0["lk_inpark"] as? Double ?? 0) == 1 }
        && zones.contains { $0["lk_resid_y"] is Double })
  }

  @Test func aPropertyThatTheResultsAddIsRefused() throws {
    let study = try SmallStudy()
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"a""#)]), to: "in.geojson")
    let zones = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"z","lk_inpark":1"#)]), to: "z.geojson")
    let out = try study.run("rank", "in.geojson", ["--zones", zones])
    #expect(out.status == 65 && out.stderr.contains("property:clash") && out.stderr.contains("z.geojson:2"))
    #expect(try study.run("rank", "in.geojson", ["--zones", zones, "--prefix", "r_"]).status == 0)
  }

  @Test func anotherSystemIsWrittenInLongitudeAndLatitude() throws {
    let study = try SmallStudy()
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"a""#)]), to: "in.geojson")
    let lonLat = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"z""#)]), to: "z.geojson")
    let plane = study.folder.file("z4547.geojson")
    #expect(try CLI.run(["convert", lonLat, "--to-crs", "EPSG:4547", "-o", plane]).status == 0)
    #expect(try study.run("rank", "in.geojson", ["--zones", plane]).status == 0)
    let text = try String(contentsOfFile: study.folder.file("out/zones.geojson"), encoding: .utf8)
    #expect(!text.contains("crs") && text.contains("[113.2,23.4]"))
  }

  @Test func recordsOfMeasureGiveTheSameLayers() throws {
    let shared = try SharedRank.plain.get()
    let scratch = try ScratchFolder()
    let records = scratch.file("m.jsonl")
    #expect(try CLI.run(["measure", SampleData.huadu + "/plan.yaml", "-o", records]).status == 0)
    #expect(try CLI.run(["rank", "--measured", records, "-o", scratch.file("out")]).status == 0)
    for name in ["parks.geojson", "zones.geojson", "district.geojson", "manifest.json"] {
      let (a, b) = (scratch.file("out/" + name), shared.folder + "/" + name)
      #expect(FileManager.default.contentsEqual(atPath: a, andPath: b), "\(name)")
    }
  }
}
