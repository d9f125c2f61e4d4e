import Foundation
import Testing

@testable import LandKit

@Suite("Rules of the audit") struct RuleTests {
  static let rules = RuleTable.all.map(\.id)

  private func rule(_ id: String) throws -> AuditRule { try #require(RuleTable.rule(id)) }

  private func findings(_ rule: AuditRule, _ facts: AuditFacts, _ setting: RuleSetting = RuleSetting())
    -> [Finding]
  {
    var plan = AuditPlan()
    plan.rules[rule.id] = setting
    return RuleEngine(plan: plan, day: "2020-12-31").findings(of: rule, facts)
  }

  @Test("Its passing case passes", arguments: rules) func passes(_ id: String) throws {
    let rule = try rule(id)
    let found = findings(rule, rule.passes.facts)
    #expect(found.isEmpty, "\(found.map(\.detail.en))")
  }

  @Test("Its failing case fails, and says so in both languages", arguments: rules) func fails(_ id: String)
    throws
  {
    let rule = try rule(id)
    let found = findings(rule, rule.fails.facts)
    #expect(!found.isEmpty)
    for finding in found {
      #expect(finding.rule == id && finding.severity == rule.severity && finding.reason == rule.reason)
      #expect(!finding.detail.zh.isEmpty && !finding.detail.en.isEmpty)
      #expect(finding.detail.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(finding.fingerprint.count == 16)
    }
    #expect(Set(found.map(\.fingerprint)).count == found.count)
  }

  @Test("Switched off it finds nothing", arguments: rules) func off(_ id: String) throws {
    let rule = try rule(id)
    var setting = RuleSetting()
    setting.isOn = false
    #expect(findings(rule, rule.fails.facts, setting).isEmpty)
  }

  @Test("The plan's severity and threshold stand in its findings", arguments: rules) func tuned(_ id: String)
    throws
  {
    let rule = try rule(id)
    var setting = RuleSetting()
    setting.severity = rule.severity == .note ? .error : .note
    for finding in findings(rule, rule.fails.facts, setting) { #expect(finding.severity == setting.severity) }
    guard rule.threshold != nil, rule.id != "amount:unit-jump" else { return }
    setting.threshold = 1e30
    let found = findings(rule, rule.fails.facts, setting)
    // Below 1 × target is what two rules look for: no threshold is large enough to quiet them.
    let isReversed = ["performance:target", "performance:bottom"].contains(id)
    let isOfKind = ["method:accuracy"].contains(id)
    #expect(found.isEmpty || isReversed || isOfKind, "\(id): \(found.map(\.detail.en))")
  }

  @Test("Every rule says why, and where its threshold comes from") func words() {
    #expect(Set(RuleTable.ids).count == RuleTable.ids.count)
    for rule in RuleTable.all {
      for text in [rule.title, rule.reason, rule.passes.text, rule.fails.text] {
        #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(rule.id)")
      }
      if let threshold = rule.threshold {
        #expect(!threshold.meaning.zh.isEmpty && !threshold.source.en.isEmpty, "\(rule.id)")
      }
    }
  }

  @Test("Each rule has a file of its own, and each file is in the table") func files() throws {
    let folder = ArchitectureTests.root.appendingPathComponent("Sources/LandKit/Audit/Rules")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0 != "Examples.swift"
    }
    var found: [String] = []
    for name in names.sorted() {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let ids = text.matches(of: /= AuditRule\(\s*"([a-z-]+:[a-z-]+)"/).map { String($0.1) }
      #expect(ids.count == 1, "\(name) has \(ids)")
      found += ids
    }
    #expect(Set(found) == Set(RuleTable.ids))
  }

  @Test("The page of the documentation is what the rules say") func page() throws {
    let page = ArchitectureTests.root.appendingPathComponent("docs/audit-rules.md")
    #expect(try String(contentsOf: page, encoding: .utf8) == RuleGuide.page())
  }

  @Test("Just under a threshold nothing is found, just over it something is") func nearMisses() {
    func count(_ rule: AuditRule, _ facts: AuditFacts) -> Int { findings(rule, facts).count }
    let units: [(AuditRule, Double, Int)] = [
      (.amountChange, 1.499, 0), (.amountChange, 1.501, 1), (.amountChange, 0.501, 0),
      (.amountChange, 0.499, 1),
      (.amountUnitJump, 7.9, 0), (.amountUnitJump, 8, 1), (.amountUnitJump, 12.5, 1),
      (.amountUnitJump, 12.6, 0),
      (.amountUnitJump, 1000, 0), (.amountUnitJump, 10_000, 1), (.amountUnitJump, 0.0001, 1),
    ]
    for (rule, ratio, expected) in units {
      #expect(count(rule, .units(.example(output: (1, ratio)))) == expected, "\(rule.id) × \(ratio)")
    }
    #expect(count(.amountChange, .units(.example(output: (1, 10)))) == 0, "a unit's jump is told once")
    let registered: [(Double, Int)] = [(10_999, 0), (11_001, 1), (9_001, 0), (8_999, 1)]
    for (area, expected) in registered {
      #expect(count(.geometryRegistered, .parcels(.example { $0.registeredArea = area })) == expected)
    }
    let standing: [((Int, Int), Int)] = [((3, 4), 0), ((3, 5), 1), ((5, 3), 0), ((0, 9), 0)]
    for (pair, expected) in standing {
      #expect(count(.performanceStanding, .parks(.example { $0.standings.tax = pair })) == expected)
    }
    #expect(count(.amountTaxAboveOutput, .parcels(.example(output: 1, tax: 1))) == 0)
    #expect(count(.amountTaxAboveOutput, .parcels(.example(output: 0, tax: 1))) == 1)
    #expect(count(.amountTaxAboveOutput, .parcels(.example(output: -1, tax: 0))) == 0)
  }

  @Test("Withheld and not applicable are not missing; absent and no number are") func states() {
    for (state, expected) in [
      (CellState.redacted, 0), (.na, 0), (.absent, 1), (.invalid, 1), (.measured, 0), (.estimated, 0),
    ] {
      let unit = UnitFacts.example(output: (1, 1)) { $0.after.output = Amount(state, yi: 1) }
      #expect(findings(.amountLost, .units(unit)).count == expected, "\(state)")
    }
  }

  @Test("A rule looks at zones and parks too") func layers() {
    var facts = AuditFacts()
    facts.zones.members = [.example("Z", output: -1)]
    facts.parks.members = [.example("P", tax: -1)]
    #expect(findings(.amountNegative, facts).map(\.layer) == ["zones", "parks"])
  }
}
