extension AuditRule {
  /// An amount that is withheld.
  static let amountRedacted = AuditRule(
    "amount:redacted", Bilingual(zh: "数额保密", en: "amount withheld"), .warning,
    reason: Bilingual(
      zh: "保密（***）的数额不进入合计，审计无法为所属分组的数字作保。",
      en: "A withheld amount (***) enters no sum: the figures of its groups cannot be vouched for."),
    passes: RuleExample(
      Bilingual(zh: "产出 1 亿元", en: "output of 1 亿元"), .parcels(.example(output: 1, tax: 0.1))),
    fails: RuleExample(
      Bilingual(zh: "产出为 ***", en: "output is ***"),
      .parcels(.example(tax: 0.1) { $0.amounts.output = Amount(.redacted) })),
    find: { facts, _ in
      facts.layers.flatMap { layer in
        layer.members.filter(\.isUsable).flatMap { member in
          Measure.allCases.filter { member.amounts[$0].state == .redacted }.map {
            FindingDraft(
              layer.role, member, measure: $0,
              Bilingual(zh: "\($0.title.zh)保密（***）", en: "\($0.title.en) is withheld (***)"))
          }
        }
      }
    })
}
