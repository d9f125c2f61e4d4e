import Foundation

extension AuditRule {
  /// A change by a power of ten that is a change of unit.
  static let amountUnitJump = AuditRule(
    "amount:unit-jump", Bilingual(zh: "疑似单位错误", en: "jump of a unit"), .error, unit: "log₁₀",
    threshold: RuleThreshold(
      0.1,
      Bilingual(
        zh: "年际强度比的常用对数与 ±1、±4 之差",
        en: "distance of log₁₀ of the ratio of the years' intensities from ±1 or ±4"),
      source: Bilingual(
        zh: "本工具的约定：×0.8 至 ×1.26 的真实变化仍可辨认；×10,000 为元、万元、亿元之差",
        en:
          "a convention of this tool: a true change of ×0.8 to ×1.26 is let for; ×10,000 lies between 元, 万元 and 亿元"
      )),
    reason: Bilingual(
      zh: "恰为十倍或一万倍的变化几乎总是单位或小数点的错误。",
      en: "A change by ten or ten thousand is nearly always a unit or a decimal point."),
    passes: RuleExample(
      Bilingual(zh: "产出由 1 增至 6 亿元", en: "output from 1 to 6 亿元"),
      .units(.example(output: (1, 6), tax: (0.1, 0.1)))),
    fails: RuleExample(
      Bilingual(zh: "产出由 1 变为 10,300 亿元", en: "output from 1 to 10,300 亿元"),
      .units(.example(output: (1, 10_300), tax: (0.1, 0.1)))),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.units.flatMap { unit in
          Measure.allCases.compactMap { measure -> FindingDraft? in
            guard let jump = unit.jump(measure, within: threshold) else { return nil }
            let (before, after) = (unit.before[measure].yi, unit.after[measure].yi)
            return FindingDraft(
              layer.role, unit, measure: measure, value: log10(unit.ratio(measure) ?? .nan),
              Bilingual(
                zh: "\(measure.title.zh)由 \(figure(before)) 变为 \(figure(after)) 亿元，约为 10 的 \(jump) 次方倍",
                en:
                  "\(measure.title.en) went from \(figure(before)) to \(figure(after)) 亿元, about 10 to the power \(jump)"
              ))
          }
        }
      }
    })
}

extension UnitFacts {
  /// The power of ten (±1, ±4) that an amount jumped by within `threshold` in log₁₀, if it did.
  func jump(_ measure: Measure, within threshold: Double) -> Int? {
    guard let ratio = ratio(measure), ratio > 0 else { return nil }
    return [-4, -1, 1, 4].first { abs(log10(ratio) - Double($0)) <= threshold }
  }

  /// The later amount on its area over the earlier on its own; nil unless both are known and the earlier is above 0.
  func ratio(_ measure: Measure) -> Double? {
    guard !oldIDs.isEmpty, !newIDs.isEmpty, let before = before[measure].value,
      let after = after[measure].value,
      before > 0, after.isFinite, before.isFinite, areaBefore > 0, areaAfter > 0
    else { return nil }
    return (after / areaAfter) / (before / areaBefore)
  }
}
