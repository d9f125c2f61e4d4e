extension AuditRule {
  /// A group much of whose amount is estimated or apportioned.
  static let amountEstimated = AuditRule(
    "amount:estimated", Bilingual(zh: "估算占比过高", en: "too much is estimated"), .warning,
    threshold: RuleThreshold(
      0.3, Bilingual(zh: "估算或分摊的数额占合计之比", en: "estimated or apportioned amount over the whole"),
      source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "预估数与分摊数并非实测；占比过高时，合计只能作参考。",
      en: "Estimates and apportioned amounts are no measurements; a sum made mostly of them is a guess."),
    passes: RuleExample(
      Bilingual(zh: "10 亿元中 1 亿元为估算", en: "1 of 10 亿元 is estimated"),
      .parcels(.example("A", output: 9), .example("B") { $0.amounts.output = Amount(.estimated, yi: 1) })),
    fails: RuleExample(
      Bilingual(zh: "10 亿元中 6 亿元为估算", en: "6 of 10 亿元 are estimated"),
      .parcels(.example("A", output: 4), .example("B") { $0.amounts.output = Amount(.estimated, yi: 6) })),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        GroupLevel.of(layer.role).flatMap { level in
          Measure.allCases.flatMap { estimatedGroups(layer, level, $0, threshold) }
        }
      }
    })

  private static func estimatedGroups(
    _ layer: LayerFacts, _ level: GroupLevel, _ measure: Measure, _ threshold: Double
  ) -> [FindingDraft] {
    var sums: [String: (all: CompensatedSum, estimated: CompensatedSum)] = [:]
    for member in layer.members where member.isUsable {
      guard let name = level.group(of: member, layer.role), let value = member.amounts[measure].value else {
        continue
      }
      sums[name, default: (CompensatedSum(), CompensatedSum())].all += value
      if member.amounts[measure].state == .estimated { sums[name]?.estimated += value }
    }
    return sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { name, sum in
      guard sum.all.value > 0, sum.estimated.value / sum.all.value > threshold else { return nil }
      let (part, all) = (figure(sum.estimated.value), figure(sum.all.value))
      return FindingDraft(
        layer.role, FindingSubject(level.rawValue, name), measure: measure.rawValue,
        value: sum.estimated.value / sum.all.value,
        Bilingual(
          zh: "\(measure.title.zh) \(all) 亿元中 \(part) 亿元为估算",
          en: "\(part) of \(all) 亿元 of \(measure.title.en) are estimated"))
    }
  }
}
