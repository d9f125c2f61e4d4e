extension AuditRule {
  /// A land account that does not close.
  static let controlAccount = AuditRule(
    "control:account", Bilingual(zh: "土地账不闭合", en: "the land account does not close"), .error,
    threshold: RuleThreshold(
      1e-9, Bilingual(zh: "七类之和与并集的相对差（平面）", en: "classes less union, in the plane, over the union"),
      source: Bilingual(zh: "计算方法第 6 条", en: "Method §1.6")),
    reason: Bilingual(
      zh: "七类土地之和应等于并集；不等则某块地被漏计或重计。",
      en: "The seven classes must add up to the union; if not, some ground is missed or counted twice."),
    passes: RuleExample(
      Bilingual(zh: "相差 10⁻¹²", en: "off by 10⁻¹²"), .with { $0.accountClosing = 1e-12 }),
    fails: RuleExample(Bilingual(zh: "相差 10⁻⁶", en: "off by 10⁻⁶"), .with { $0.accountClosing = 1e-6 }),
    find: { facts, threshold in
      guard abs(facts.accountClosing) > threshold else { return [] }
      return [
        FindingDraft(
          nil, .study, measure: "area", value: facts.accountClosing,
          Bilingual(
            zh: "七类之和与并集相差 \(figure(facts.accountClosing))（相对）",
            en: "the classes and the union differ by \(figure(facts.accountClosing)) of the union"))
      ]
    })
}
