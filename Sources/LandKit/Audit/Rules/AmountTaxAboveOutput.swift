extension AuditRule {
  /// More tax than output.
  static let amountTaxAboveOutput = AuditRule(
    "amount:tax-above-output", Bilingual(zh: "税收高于产出", en: "tax above output"), .error,
    threshold: RuleThreshold(
      1, Bilingual(zh: "税收与产出之比", en: "tax over output"),
      source: Bilingual(zh: "税收不可能超过产出", en: "tax cannot be more than output")),
    reason: Bilingual(
      zh: "税收高于产出，是两列颠倒、单位不一，或产出漏报。",
      en: "Tax above output means exchanged columns, different units, or output that was left out."),
    passes: RuleExample(
      Bilingual(zh: "产出 1、税收 0.1 亿元", en: "output 1, tax 0.1 亿元"), .parcels(.example(output: 1, tax: 0.1))),
    fails: RuleExample(
      Bilingual(zh: "产出 0.1、税收 1 亿元", en: "output 0.1, tax 1 亿元"), .parcels(.example(output: 0.1, tax: 1))),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.members.filter(\.isUsable).compactMap { member in
          guard let output = member.amounts.output.value, let tax = member.amounts.tax.value, tax > 0,
            tax > threshold * output
          else { return nil }
          return FindingDraft(
            layer.role, member, value: output > 0 ? tax / output : .nan,
            Bilingual(
              zh: "税收 \(figure(tax)) 亿元，产出 \(figure(output)) 亿元",
              en: "tax of \(figure(tax)) 亿元, output of \(figure(output)) 亿元"))
        }
      }
    })
}
