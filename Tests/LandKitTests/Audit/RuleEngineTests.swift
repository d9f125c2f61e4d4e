import Testing

@testable import LandKit

@Suite("Findings, waivers, baseline") struct RuleEngineTests {
  private static let facts = AuditFacts.parcels(
    .example("A", output: 0), .example("B", output: -1), .example("B", output: 2))

  private func run(
    _ plan: AuditPlan = AuditPlan(), day: String = "2020-12-31", baseline: Baseline = Baseline()
  ) -> [Finding] {
    RuleEngine(plan: plan, day: day, baseline: baseline).run(Self.facts)
  }

  private func waived(until: String, subject: String? = "A") -> AuditPlan {
    var plan = AuditPlan()
    plan.waivers = [
      Waiver(rule: "amount:zero", layer: "parcels", subject: subject, who: "张三", why: "停产", until: until)
    ]
    return plan
  }

  @Test func theGravestComeFirst() {
    #expect(run().map(\.rule) == ["amount:negative", "identity:duplicate", "amount:zero"])
    #expect(run().allSatisfy { $0.isOpen })
  }

  @Test func aWaiverMarksAndShowsTheFinding() throws {
    let finding = try #require(run(waived(until: "2020-12-31")).first { $0.rule == "amount:zero" })
    #expect(finding.waiver?.who == "张三" && !finding.isOpen && finding.state == "waived")
  }

  @Test func anExpiredWaiverWaivesNothingAndIsAFinding() throws {
    let found = run(waived(until: "2020-12-30"))
    #expect(found.first { $0.rule == "amount:zero" }?.isOpen == true)
    #expect(found.map(\.rule).filter { $0.hasPrefix("waiver:") } == ["waiver:expired"])
    #expect(
      run(waived(until: "2020-12-30"), day: "2020-12-30").contains { $0.rule == "waiver:expired" } == false)
  }

  @Test func aWaiverThatMatchesNothingIsToldOnlyThen() {
    #expect(run(waived(until: "2021-12-31", subject: "Z")).contains { $0.rule == "waiver:idle" })
    #expect(!run(waived(until: "2021-12-31")).contains { $0.rule == "waiver:idle" })
  }

  @Test func aWaiverThatHoldsGoesBeforeOneThatEnded() {
    var plan = waived(until: "2019-12-31")
    plan.waivers += waived(until: "2022-12-31").waivers
    #expect(run(plan).first { $0.rule == "amount:zero" }?.waiver?.until == "2022-12-31")
  }

  @Test func fingerprintsKeepWhenValuesAndYearsChange() {
    var facts = AuditFacts.parcels(.example("B", output: -1))
    let first = RuleEngine(plan: AuditPlan(), day: "").run(facts).map(\.fingerprint)
    facts.year = 2021
    facts.parcels.members[0].amounts.output = Amount(.measured, yi: -7)
    #expect(RuleEngine(plan: AuditPlan(), day: "").run(facts).map(\.fingerprint) == first)
    facts.parcels.members[0].amounts.tax = Amount(.measured, yi: -7)
    #expect(Set(RuleEngine(plan: AuditPlan(), day: "").run(facts).map(\.fingerprint)).count == 2)
  }

  @Test func theBaselineAcceptsWhatItHoldsAndNothingElse() throws {
    let text = String(decoding: Baseline.document(accepting: run()), as: UTF8.self)
    #expect(text.split(separator: "\n").count == 4)
    let baseline = try Baseline(text: text, file: "b.tsv")
    #expect(run(baseline: baseline).allSatisfy { $0.isAccepted && !$0.isOpen })
    // A line less, and that finding is open again.
    let fewer = text.split(separator: "\n").filter { !$0.contains("identity:duplicate") }.joined(
      separator: "\n")
    let open = try run(baseline: Baseline(text: fewer, file: "b.tsv")).filter(\.isOpen)
    #expect(open.map(\.rule) == ["identity:duplicate"])
  }

  @Test func theBaselineIsSortedAndLeavesWaivedOnesOut() {
    let document = String(
      decoding: Baseline.document(accepting: run(waived(until: "2022-01-01"))), as: UTF8.self)
    #expect(!document.contains("amount:zero"))
    #expect(Baseline.document(accepting: run()) == Baseline.document(accepting: run().reversed()))
  }

  @Test func aBaselineOfAnotherYearAcceptsNothing() throws {
    let text = String(decoding: Baseline.document(accepting: run()), as: UTF8.self).replacing(
      "2020\t", with: "2019\t")
    #expect(try run(baseline: Baseline(text: text, file: "b.tsv")).allSatisfy { $0.isOpen })
  }

  @Test(arguments: [
    "", "something else\n", "# landcli audit baseline 1\n2020\tshort\ta\tb\tc\td\n",
    "# landcli audit baseline 1\nx\n",
  ])
  func whatIsNoBaselineIsRefused(_ text: String) {
    #expect(throws: InputFailure.self) { _ = try Baseline(text: text, file: "b.tsv") }
  }
}
