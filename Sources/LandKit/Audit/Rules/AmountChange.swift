extension AuditRule {
  /// A drop or a rise beyond what a year brings.
  static let amountChange = AuditRule(
    "amount:change", Bilingual(zh: "年际骤变", en: "sudden change"), .warning,
    threshold: RuleThreshold(
      0.5, Bilingual(zh: "强度相对上年的变化", en: "change of the intensity over the year before"),
      source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "同一块地的数额一年内骤增骤减，须说明原因方可采用。",
      en: "An amount that leaps or falls within a year on the same ground needs a reason before it is used."),
    passes: RuleExample(
      Bilingual(zh: "产出由 1 增至 1.4 亿元", en: "output from 1 to 1.4 亿元"), .units(.example(output: (1, 1.4)))),
    fails: RuleExample(
      Bilingual(zh: "产出由 1 降至 0.3 亿元", en: "output from 1 to 0.3 亿元"), .units(.example(output: (1, 0.3)))),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.units.flatMap { unit in
          Measure.allCases.compactMap { measure -> FindingDraft? in
            // What jumped by a unit is told by that rule.
            guard let ratio = unit.ratio(measure), abs(ratio - 1) > threshold,
              unit.jump(measure, within: 0.1) == nil
            else { return nil }
            let (before, after) = (unit.before[measure].yi, unit.after[measure].yi)
            return FindingDraft(
              layer.role, unit, measure: measure, value: ratio - 1,
              Bilingual(
                zh:
                  "\(measure.title.zh)由 \(figure(before)) 变为 \(figure(after)) 亿元，面积由 \(figure(unit.areaBefore)) 变为 \(figure(unit.areaAfter)) km²",
                en:
                  "\(measure.title.en) went from \(figure(before)) to \(figure(after)) 亿元, the area from \(figure(unit.areaBefore)) to \(figure(unit.areaAfter)) km²"
              ))
          }
        }
      }
    })
}
