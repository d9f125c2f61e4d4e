extension AuditRule {
  /// An amount that was known and is missing now.
  static let amountLost = AuditRule(
    "amount:lost", Bilingual(zh: "上年有数今年缺", en: "missing where it was known"), .error,
    reason: Bilingual(
      zh: "上年有数而今年没有，多为漏报或列名改变；它退出合计，合计便失真。",
      en:
        "A figure that was there and is not is mostly a gap in reporting; it leaves the sums, and distorts them."
    ),
    passes: RuleExample(
      Bilingual(zh: "两年都有产出", en: "output in both years"), .units(.example(output: (1, 1.1), tax: (0.1, 0.1)))
    ),
    // What is withheld (***) or does not apply (--) says so, and is not missing.
    fails: RuleExample(
      Bilingual(zh: "上年产出 1 亿元，今年空白", en: "output of 1 亿元, and blank the year after"),
      .units(.example(output: (1, nil), tax: (0.1, 0.1)))),
    find: { facts, _ in
      facts.layers.flatMap { layer in
        layer.units.filter { !$0.oldIDs.isEmpty && !$0.newIDs.isEmpty }.flatMap { unit in
          Measure.allCases.compactMap { measure -> FindingDraft? in
            let (before, after) = (unit.before[measure], unit.after[measure])
            guard before.state.hasValue, after.state == .absent || after.state == .invalid else { return nil }
            return FindingDraft(
              layer.role, unit, measure: measure,
              Bilingual(
                zh: "\(measure.title.zh)上年有数，今年为 \(after.state.rawValue)",
                en: "\(measure.title.en) was known and is \(after.state.rawValue) now"))
          }
        }
      }
    })
}
