import Foundation
import Testing

/// `explain` shows the numbers of the result, and says where they come from.
@Suite struct ExplainTests {
  private static let named = [
    "lk_area_m2", "lk_yield", "lk_tax", "lk_dist_m", "lk_share", "lk_inpark", "lk_inzone", "lk_gap_y",
    "lk_gap_t",
    "lk_up_y", "lk_up_t", "lk_std_y", "lk_std_t", "lk_score",
  ]

  /// The first number after `name = ` in a text; nil for a dash.
  private func value(_ name: String, _ text: String) throws -> Double? {
    let line = try #require(
      text.split(separator: "\n").first { $0.contains(" \(name) = ") }, "\(name) in \(text)")
    let rest = try #require(line.components(separatedBy: " \(name) = ").last)
    return Double(rest.split(separator: " ").first ?? "")
  }

  private func row(_ state: String, in path: String) throws -> [String: Any] {
    try #require(try JSON.properties(path).first { $0["lk_state"] as? String == state && $0["id"] is String })
  }

  @Test(arguments: ["ranked", "unranked"], ["en", "zh"])
  func theNumbersAreThoseOfTheResult(_ state: String, _ language: String) throws {
    let row = try row(state, in: try SharedRank.plain.get().folder + "/ranked.geojson")
    let id = try #require(row["id"] as? String)
    let out = try CLI.run(["explain", SampleData.huadu + "/plan.yaml", id, "--lang", language])
    #expect(out.status == 0 && out.stderr.isEmpty, "\(out.stderr)")
    for name in Self.named {
      let shown = try value(name, out.stdout)
      #expect(JSON.same(shown, row[name] as? Double), "\(name): \(out.stdout)")
    }
    #expect(out.stdout.contains("stats-parcels.csv") && out.stdout.contains("2020"))
    let park = try #require(row["lk_park"] as? String)
    #expect(out.stdout.contains(park))
    #expect(out.stdout.contains(language == "zh" ? "参照园区" : "reference park"))
    for (name, cell) in [("O_i", "lk_st_y"), ("T_i", "lk_st_t")] {
      let line = try #require(out.stdout.split(separator: "\n").first { $0.contains(name + ":") })
      let state = try #require(row[cell] as? String)
      #expect(line.contains(state))
    }
  }

  @Test(arguments: ["en", "zh"])
  func anUnusableParcelSaysWhy(_ language: String) throws {
    let out = try CLI.run(["explain", SampleData.faulty + "/plan.yaml", "F008", "--lang", language])
    #expect(out.status == 0, "\(out.stderr)")
    #expect(out.stdout.contains("F008") && out.stdout.contains("geometry:null"), "\(out.stdout)")
    #expect(!out.stdout.contains("nan"))
  }

  @Test func bothOfADuplicateIdAreShown() throws {
    let out = try CLI.run(["explain", SampleData.faulty + "/plan.yaml", "7001", "--lang", "en"])
    #expect(
      out.status == 0 && out.stdout.components(separatedBy: "ellipsoidal area").count == 3, "\(out.stdout)")
  }

  @Test func anUnknownIdIs64() throws {
    for (language, words) in [("en", "no parcel has the id NOPE"), ("zh", "没有编号为 NOPE 的地块")] {
      let out = try CLI.run(["explain", SampleData.faulty + "/plan.yaml", "NOPE", "--lang", language])
      #expect(out.status == 64 && out.stderr.contains(words) && out.stdout.isEmpty, "\(out.stderr)")
    }
    #expect(try CLI.run(["explain"]).status == 64)
  }
}
