import Foundation
import Testing

@testable import LandKit

@Suite struct RedactionTests {
  private func rules(_ text: String, _ change: (inout StudyRequest) -> Void = { _ in }) throws
    -> RedactionRules
  {
    let ranked = try ResultFolderTests.Ranked(parcels: 3, change)
    return RedactionRules(try Redaction(text), in: try ResultFolder(ranked.path).manifest)
  }

  @Test func itIsReadFromItsText() throws {
    #expect(try Redaction("output").measures == [.output])
    #expect(try Redaction(" Tax , output").measures == [.output, .tax])
    #expect(try Redaction("output,tax").text == "output,tax")
    #expect(Redaction.none.notice == nil && Redaction.none.isEmpty)
    for wrong in ["", "output,", "all", "outputs", ","] {
      #expect(throws: UsageFailure.self) { try Redaction(wrong) }
    }
  }

  @Test func amountsAndWhatFollowsFromThemFallAway() throws {
    let both = try rules("output,tax")
    for name in [
      "output_wan", "产值(万元)", "tax_wan", "税收(万元)", "bench_output_km2", "bench_tax_km2", "lk_yield", "lk_tax",
      "lk_gap_y", "lk_gap_t", "lk_up_y", "lk_up_t", "lk_std_y", "lk_std_t", "lk_lo", "lk_hi", "lk_out_yi",
      "lk_tax_yi",
      "lk_bench_y", "lk_bench_t", "lk_resid_y", "output_2019", "2019年产值", "纳税额", "Tax paid", "output_yi",
      "bench_yield", "kind_yield", "bench_tax", "lk_score",
      "年营收", "销售额", "revenue_2020",
    ] { #expect(both.hides(column: name), "\(name)") }
    for name in [
      "id", "name", "lk_rank", "lk_state", "lk_why", "lk_st_y", "lk_st_t", "lk_area_m2", "lk_park",
      "lk_bench",
      "lk_dist_m", "area_mu", "output_state", "tax_state",
    ] { #expect(!both.hides(column: name), "\(name)") }
    let ranked = try ResultFolderTests.Ranked(parcels: 3)
    let none = RedactionRules(.none, in: try ResultFolder(ranked.path).manifest)
    #expect(!none.hides(column: "output_wan"))
  }

  @Test func oneMeasureLeavesTheOtherButNotTheScore() throws {
    let output = try rules("output")
    #expect(
      output.hides(column: "lk_yield") && !output.hides(column: "lk_tax") && !output.hides(column: "tax_wan"))
    #expect(output.hides(figure: "score") && output.hides(figure: "lo"))
  }

  @Test func aScoreThatNoAmountIsInStays() throws {
    let weights = try #require(Weights([.inPark: 1]))
    let output = try rules("output") { $0.weights = weights }
    #expect(!output.hides(figure: "score") && !output.hides(figure: "lo") && output.hides(figure: "gap_y"))
    let single = try #require(Weights([.taxGap: 1]))
    let both = try rules("output,tax") { $0.weights = single }
    #expect(both.hides(figure: "score"))
  }

  @Test func aConditionOnAmountsIsSaidWithoutItsValues() throws {
    let both = try rules("output,tax")
    let tax = try rules("tax")
    for condition in [
      "output_wan > 5000", "town = '花山镇' and not (\"产值(万元)\" between 1 and 2)", "output_wan is null",
      "no (condition",
    ] {
      #expect(both.hides(condition: condition), "\(condition)")
      #expect(both.replacement(setting: "where", value: condition) == RedactionRules.hiddenCondition)
    }
    for condition in ["", "town = '花山镇'", "area_mu >= 10"] {
      #expect(
        !both.hides(condition: condition) && both.replacement(setting: "where", value: condition) == nil)
    }
    #expect(!tax.hides(condition: "output_wan > 5000") && tax.hides(condition: "tax_wan < 1"))
    #expect(both.replacement(setting: "parks", value: "P01 bench_output 12") == RedactionRules.mark)
    #expect(both.replacement(setting: "control_totals", value: "") == nil)
    #expect(both.replacement(setting: "weights.tax_gap", value: "0.5") == nil)
  }

  @Test func theManifestIsShownWithoutAmounts() throws {
    let ranked = try ResultFolderTests.Ranked(parcels: 3) {
      $0.filter = try? WhereExpression("output_wan > 4321")
    }
    let manifest = try ResultFolder(ranked.path).manifest
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: ranked.path + "/manifest.json")))
    #expect(String(decoding: bytes, as: UTF8.self).contains("4321"))
    let shown = RedactionRules(try Redaction("output"), in: manifest).shown(manifest: bytes)
    #expect(!String(decoding: shown, as: UTF8.self).contains("4321"))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(shown)) as? [String: Any])
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(Set(object.keys) == Set(whole.keys))
    #expect((object["settings"] as? [String: Any])?["where"] as? String != nil)
    #expect(RedactionRules(.none, in: manifest).shown(manifest: bytes) == bytes)
    #expect(RedactionRules(try Redaction("tax"), in: manifest).shown(manifest: bytes).count > 0)
  }

  @Test func twoFilesDoNotTellTogetherWhatEachLeavesOut() throws {
    // 2·S/100 − gap_t would be gap_y: the score of the one file beside the tax gap of the other.
    let (output, both) = (try rules("output"), try rules("output,tax"))
    #expect(!output.hides(figure: "gap_t") && both.hides(figure: "score") && output.hides(figure: "score"))
  }

  @Test func thePlansOwnColumnsFallAway() throws {
    let found = try rules("tax") {
      $0.parcels.columns[.tax] = ColumnMap.Column(["上缴"], isDeclared: true)
      $0.parcels.stats = nil
    }
    #expect(found.hides(column: "上缴") && !found.hides(column: "地块编号"))
    #expect(found.redaction.notice?.en.contains("tax") == true)
  }
}
