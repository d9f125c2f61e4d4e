import Testing

@testable import LandKit

@Suite("The audit in the plan file") struct AuditPlanTests {
  private static let layers = "layers:\n  parcels: {file: p.geojson}\n  parks: {file: k.geojson}\n"

  private func read(_ text: String) throws -> Study {
    let folder = try TestFolder()
    for file in ["p.geojson", "k.geojson"] { try folder.write(file, "x") }
    try folder.write("plan.yaml", Self.layers + text)
    return try PlanReader.read(path: folder.path + "plan.yaml")
  }

  private func problems(_ text: String) -> [String] {
    let failure = #expect(throws: InputFailure.self) { _ = try read(text) }
    return failure?.problems.map { "\($0.kind.id) \($0.place.line ?? 0)" } ?? []
  }

  @Test func everythingThatItCanSay() throws {
    let study = try read(
      """
      parks:
        P01: {target_output: {value: 12, unit: 亿元/km²}, target_tax: {value: 65, unit: 万元/亩}}
      prices:
        basis: constant
        base_year: 2015
        years: {2020: {basis: current}}
        deflators: {2015: 100, 2020: 112.5}
      audit:
        rules:
          amount:change: {threshold: 0.4, severity: error}
          amount:zero: off
        waivers:
          - {rule: amount:negative, layer: parcels, subject: S1, who: 张三, why: 退税, until: 2021-06-30}
        levelling:
          - {layer: parcels, by: category, unit: 亩, decimals: 1}
      control_totals:
        - {layer: parcels, measure: gross, value: 20, unit: km², town: 花山镇, year: 2020}
      """)
    #expect(study.parkPlans[0].targetOutput == 12)
    #expect(abs((study.parkPlans[0].targetTax ?? 0) - 9.75) < 1e-12)
    #expect(study.prices.basis == .constant(2015) && study.prices.basis(of: 2020) == .current)
    #expect(study.prices.deflators == [2015: 100, 2020: 112.5])
    #expect(study.audit.rules["amount:change"]?.threshold == 0.4)
    #expect(study.audit.rules["amount:change"]?.severity == .error)
    #expect(study.audit.rules["amount:zero"]?.isOn == false)
    #expect(study.audit.waivers.map(\.until) == ["2021-06-30"] && study.audit.waivers[0].subject == "S1")
    #expect(study.audit.levelling == [LevellingPlan(layer: .parcels, by: .category, unit: .mu, decimals: 1)])
    #expect(study.controlTotals[0].town == "花山镇" && study.controlTotals[0].year == 2020)
    // The account knows whole layers only.
    #expect(try StudyRequest(study).controlTotals.isEmpty)
  }

  @Test func whatCannotBeIsListedWithItsLine() {
    #expect(problems("audit: {rules: {amount:chnge: off}}") == ["plan:key 4"])
    #expect(
      problems("audit:\n  waivers:\n    - {rule: amount:zero, who: a, why: b, until: 2021-02-30}") == [
        "plan:value 6"
      ])
    #expect(
      problems("audit:\n  waivers:\n    - {rule: amount:zer, who: a, why: b, until: 2021-02-28}") == [
        "plan:value 6"
      ])
    #expect(
      problems("audit:\n  waivers:\n    - {rule: amount:zero, who: a}") == [
        "plan:missing 6", "plan:missing 6",
      ])
    #expect(problems("prices: {basis: constant}") == ["plan:missing 4"])
    #expect(problems("prices: {basis: current, base_year: 2015}") == ["plan:value 4"])
    #expect(problems("prices: {deflators: {2015: 0}}") == ["plan:value 4"])
    #expect(problems("audit:\n  levelling: [{layer: parks, by: town}]") == ["plan:value 5"])
    #expect(problems("audit:\n  levelling: [{layer: parcels, by: town, decimals: 12}]") == ["plan:value 5"])
  }

  @Test(arguments: [
    ("2020-02-29", true), ("2021-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
    ("2020-13-01", false),
    ("2020-1-01", false), ("2020-01-00", false), ("20２0-01-01", false), ("2020-01-01 ", false),
  ]) func days(_ text: String, _ expected: Bool) { #expect(CalendarDay.isValid(text) == expected) }
}
