extension AuditRule {
  /// An amount of exactly nothing.
  static let amountZero = AuditRule(
    "amount:zero", Bilingual(zh: "数额为零", en: "amount of zero"), .warning,
    reason: Bilingual(
      zh: "零可以是事实，也常是把空白填成了零；后者会拉低强度。",
      en: "A zero may be true, and is often a blank that was filled in, which pulls intensities down."),
    passes: RuleExample(
      Bilingual(zh: "税收 0.1 亿元，产出空白", en: "tax of 0.1 亿元, output blank"), .parcels(.example(tax: 0.1))),
    fails: RuleExample(Bilingual(zh: "税收为 0", en: "tax of 0"), .parcels(.example(output: 1, tax: 0))),
    find: { facts, _ in
      facts.layers.flatMap { layer in
        layer.members.filter(\.isUsable).flatMap { member in
          Measure.allCases.filter { member.amounts[$0].value == 0 }.map {
            FindingDraft(
              layer.role, member, measure: $0, value: 0,
              Bilingual(zh: "\($0.title.zh)为 0", en: "\($0.title.en) is 0"))
          }
        }
      }
    })
}
