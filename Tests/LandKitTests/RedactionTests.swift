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
    ] { #expect(both.hides(column: name), "\(name)") }
    for name in [
      "id", "name", "lk_rank", "lk_state", "lk_why", "lk_st_y", "lk_st_t", "lk_area_m2", "lk_park",
      "lk_bench",
      "lk_dist_m", "lk_score", "area_mu", "output_state", "tax_state",
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

  @Test func thePlansOwnColumnsFallAway() throws {
    let found = try rules("tax") {
      $0.parcels.columns[.tax] = ColumnMap.Column(["上缴"], isDeclared: true)
      $0.parcels.stats = nil
    }
    #expect(found.hides(column: "上缴") && !found.hides(column: "地块编号"))
    #expect(found.redaction.notice?.en.contains("tax") == true)
  }
}
