/// Runs the rules over the facts: settings of the plan, fingerprints, waivers, baseline.
struct RuleEngine: Sendable {
  let plan: AuditPlan
  /// The day that waivers are held against, `YYYY-MM-DD`.
  let day: String
  var baseline = Baseline()

  /// All findings, the gravest first, then in the order of the rules, layers and subjects.
  func run(_ facts: AuditFacts) -> [Finding] {
    var facts = facts
    facts.waivers = plan.waivers.map { WaiverLine(waiver: $0, day: day, isUsed: false) }
    var used = Set<Int>()
    var found: [(order: Int, finding: Finding)] = []
    for (order, rule) in RuleTable.all.enumerated() {
      guard plan.rules[rule.id]?.isOn != false else { continue }
      if rule.id.hasPrefix("waiver:") {
        for i in facts.waivers.indices { facts.waivers[i].isUsed = used.contains(i) }
      }
      for finding in findings(of: rule, facts) {
        var finding = finding
        if let place = waiver(of: finding) {
          used.insert(place)
          if plan.waivers[place].holds(on: day) { finding.waiver = plan.waivers[place] }
        }
        finding.isAccepted = finding.waiver == nil && baseline.holds(finding)
        found.append((order, finding))
      }
    }
    return found.sorted { Self.precedes($0, $1) }.map(\.finding)
  }

  /// What one rule finds, as the plan sets it.
  func findings(of rule: AuditRule, _ facts: AuditFacts) -> [Finding] {
    let setting = plan.rules[rule.id] ?? RuleSetting()
    guard setting.isOn else { return [] }
    let threshold = setting.threshold ?? rule.threshold?.value
    var seen: [String: Int] = [:]
    return rule.find(facts, threshold ?? 0).map { draft in
      let parts = [
        rule.id, draft.layer?.rawValue ?? "", draft.subject.kind, draft.subject.id, draft.measure ?? "",
        draft.key,
      ]
      let name = parts.joined(separator: "\u{1F}")
      seen[name, default: 0] += 1
      let again = seen[name].flatMap { $0 > 1 ? "\u{1F}\($0)" : nil } ?? ""
      return Finding(
        rule: rule.id, severity: setting.severity ?? rule.severity, layer: draft.layer?.rawValue,
        year: facts.year, subject: draft.subject, measure: draft.measure,
        lon: draft.lon.isFinite ? draft.lon : nil, lat: draft.lat.isFinite ? draft.lat : nil,
        value: draft.value.isFinite ? draft.value : nil, threshold: draft.threshold ?? threshold,
        unit: rule.unit, detail: draft.detail, reason: rule.reason,
        fingerprint: String(SHA256.hex((name + again).utf8).prefix(16)))
    }
  }

  /// The waiver of a finding, by its place: one that holds before one that has ended.
  private func waiver(of finding: Finding) -> Int? {
    let matching = plan.waivers.indices.filter { waives(plan.waivers[$0], finding) }
    return matching.first { plan.waivers[$0].holds(on: day) } ?? matching.first
  }

  private func waives(_ waiver: Waiver, _ finding: Finding) -> Bool {
    waiver.rule == finding.rule && waiver.layer.map { $0 == finding.layer } != false
      && waiver.subject.map { $0 == finding.subject.id } != false
  }

  private static func precedes(_ a: (order: Int, finding: Finding), _ b: (order: Int, finding: Finding))
    -> Bool
  {
    let (x, y) = (a.finding, b.finding)
    if x.severity != y.severity { return x.severity > y.severity }
    if a.order != b.order { return a.order < b.order }
    let layers = LayerRole.allCases.map(\.rawValue)
    let (i, j) = (layers.firstIndex(of: x.layer ?? "") ?? -1, layers.firstIndex(of: y.layer ?? "") ?? -1)
    if i != j { return i < j }
    for (p, q) in [
      (x.subject.id, y.subject.id), (x.measure ?? "", y.measure ?? ""), (x.fingerprint, y.fingerprint),
    ]
    where p != q {
      return Array(p.utf8).lexicographicallyPrecedes(Array(q.utf8))
    }
    return false
  }
}
