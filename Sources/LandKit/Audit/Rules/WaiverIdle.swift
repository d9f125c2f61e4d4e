extension AuditRule {
  /// A waiver that waives nothing.
  static let waiverIdle = AuditRule(
    "waiver:idle", Bilingual(zh: "豁免无所指", en: "waiver of nothing"), .note,
    reason: Bilingual(
      zh: "没有对应的发现，可能已经解决，也可能编号写错。",
      en: "No finding matches it: what it was for is gone, or an id is misspelt."),
    passes: RuleExample(
      Bilingual(zh: "豁免了一项发现", en: "it waives a finding"),
      .with { $0.waivers = [.example(until: "2021-12-31")] }),
    fails: RuleExample(
      Bilingual(zh: "没有对应的发现", en: "no finding matches"),
      .with { $0.waivers = [.example(until: "2021-12-31", isUsed: false)] }),
    find: { facts, _ in
      facts.waivers.filter { !$0.isUsed && $0.waiver.holds(on: $0.day) }.map { line in
        FindingDraft(
          line.waiver.layer.flatMap { LayerRole(rawValue: $0) }, line.waiver.findingSubject,
          Bilingual(
            zh: "\(line.waiver.who) 对 \(line.waiver.rule) 的豁免没有对应的发现",
            en: "the waiver of \(line.waiver.rule) by \(line.waiver.who) matches no finding"))
      }
    })
}
