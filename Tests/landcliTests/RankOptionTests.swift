import Foundation
import Testing

/// What the options of `rank` do to the result.
@Suite struct RankOptionTests {
  private func ranked(_ options: [String]) throws -> (rows: [[String: Any]], said: String) {
    let scratch = try ScratchFolder()
    let out = try CLI.run(["rank", SampleData.huadu + "/plan.yaml", "-o", scratch.file("out")] + options)
    try #require(out.status == 0, "\(out.stderr)")
    return (try JSON.properties(scratch.file("out/ranked.geojson")), out.stderr)
  }

  private func plain() throws -> [[String: Any]] {
    try JSON.properties(try SharedRank.plain.get().folder + "/ranked.geojson")
  }

  @Test func ranksRunWithoutGapsDownTheScores() throws {
    let rows = try plain().filter { $0["lk_state"] as? String == "ranked" }
    let order = rows.sorted { ($0["lk_rank"] as? Int ?? 0) < ($1["lk_rank"] as? Int ?? 0) }
    #expect(order.map { $0["lk_rank"] as? Int } == (1...rows.count).map { $0 })
    let scores = try order.map { try #require($0["lk_score"] as? Double) }
    #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
  }

  @Test func whereLeavesOutTheOthersAndSaysHowMany() throws {
    let all = try plain()
    let expected = all.filter { $0["category"] as? String == "旧厂房" }
    let found = try ranked(["--where", "category = '旧厂房'"])
    #expect(found.rows.compactMap { $0["id"] as? String } == expected.compactMap { $0["id"] as? String })
    #expect(found.said.contains("\(all.count - expected.count) parcels left out"), "\(found.said)")
    let scores = Dictionary(
      uniqueKeysWithValues: expected.map { ($0["id"] as? String ?? "", $0["lk_score"] as? Double) })
    #expect(found.rows.allSatisfy { scores[$0["id"] as? String ?? ""] == $0["lk_score"] as? Double })
  }

  @Test func weightsAreDividedByTheirSum() throws {
    let a = try ranked(["--weights", "yield_gap=2,size=6"]).rows
    let b = try ranked(["--weights", "yield_gap=0.25,size=0.75"]).rows
    #expect(a.map { $0["lk_score"] as? Double } == b.map { $0["lk_score"] as? Double })
    for row in a where row["lk_state"] as? String == "ranked" {
      let known = try #require(row["lk_gap_y"] as? Double), area = try #require(row["lk_area_m2"] as? Double)
      let gap = min(1, max(0, known)), size = min(1, area / 1e5)
      let score = try #require(row["lk_score"] as? Double)
      #expect(abs(score - (25 * gap + 75 * size)) < 1e-9)
    }
    #expect(a.allSatisfy { ($0["lk_why"] as? String)?.contains("tax") != true })
  }

  @Test func ranksWithinATownFollowTheWhole() throws {
    let rows = try JSON.properties(try SharedRank.all.get().folder + "/ranked.geojson")
    let towns = Dictionary(grouping: rows.filter { $0["lk_state"] as? String == "ranked" }) {
      $0["town"] as? String
    }
    #expect(towns.count > 3)
    for members in towns.values {
      let order = members.sorted { ($0["lk_rank"] as? Int ?? 0) < ($1["lk_rank"] as? Int ?? 0) }
      #expect(order.map { $0["lk_rank_in"] as? Int } == (1...members.count).map { $0 })
    }
  }

  @Test func theDisputedParkSaysWhatItChanges() throws {
    let shared = try SharedRank.all.get()
    #expect(
      shared.stderr.contains("P10") && shared.stderr.contains("against leaving it out"), "\(shared.stderr)")
    let plain = try SharedRank.plain.get()
    #expect(plain.stderr.contains("P10 大涡先进制造产业园 (disputed) is not counted"))
    let rows = try self.plain()
    #expect(rows.allSatisfy { $0["lk_park"] as? String != "P10" })
    let with = try ranked(["--disputed"])
    let referring = with.rows.count { $0["lk_park"] as? String == "P10" }
    #expect(referring > 0 && with.said.contains("\(referring) parcels refer to it"))
    let moved = zip(rows, with.rows).count { $0["lk_rank"] as? Int != $1["lk_rank"] as? Int }
    #expect(with.said.contains("\(moved) ranks differ"), "\(moved): \(with.said)")
  }

  @Test func anotherPrefixMakesRoom() throws {
    let study = try SmallStudy()
    let text = Text.collection([Text.feature(Text.square(113.205, 23.405), #""id":"A","lk_rank":7"#)])
    _ = try study.folder.write(text, to: "in.geojson")
    let clash = try study.run("rank", "in.geojson")
    #expect(clash.status == 65 && clash.stderr.contains("property:clash"))
    let rows = try study.ranked(text, ["--prefix", "zz_"])
    #expect(rows[0]["lk_rank"] as? Int == 7 && rows[0]["zz_state"] as? String == "unranked")
  }

  @Test func rfc7946TurnsTheRings() throws {
    let study = try SmallStudy()
    let clockwise = Text.polygon(Text.ring([(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]))
    let before = try study.ranked(Text.collection([Text.feature(clockwise, #""id":"A""#)]))
    let after = try study.ranked(Text.collection([Text.feature(clockwise, #""id":"A""#)]), ["--rfc7946"])
    #expect(before[0]["lk_area_m2"] as? Double == after[0]["lk_area_m2"] as? Double)
    let geometry = try #require(
      try JSON.features(study.folder.file("out/ranked.geojson"))[0]["geometry"] as? [String: Any])
    let ring = try #require(geometry["coordinates"] as? [[[Double]]])[0]
    let twice = zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
    #expect(twice > 0 && ring.first == ring.last)
  }
}
