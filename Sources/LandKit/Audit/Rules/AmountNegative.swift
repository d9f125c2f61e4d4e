extension AuditRule {
  /// An amount below nothing.
  static let amountNegative = AuditRule(
    "amount:negative", Bilingual(zh: "数额为负", en: "negative amount"), .error, unit: "亿元",
    reason: Bilingual(
      zh: "年度产出或税收为负，是冲销或退税混入其中，或录入有误。",
      en: "A negative yearly amount is a reversal or a refund that got in, or a slip."),
    passes: RuleExample(
      Bilingual(zh: "税收 0.1 亿元", en: "tax of 0.1 亿元"), .parcels(.example(output: 1, tax: 0.1))),
    fails: RuleExample(
      Bilingual(zh: "税收 −0.1 亿元", en: "tax of −0.1 亿元"), .parcels(.example(output: 1, tax: -0.1))),
    find: { facts, _ in
      facts.layers.flatMap { layer in
        layer.members.filter(\.isUsable).flatMap { member in
          Measure.allCases.compactMap { measure in
            guard let value = member.amounts[measure].value, value < 0 else { return nil }
            return FindingDraft(
              layer.role, member, measure: measure, value: value,
              Bilingual(
                zh: "\(measure.title.zh)为 \(figure(value)) 亿元",
                en: "\(measure.title.en) is \(figure(value)) 亿元"))
          }
        }
      }
    })
}
