extension AuditRule {
  /// A candidate that fell below the bottom of the planned parks.
  static let performanceBottom = AuditRule(
    "performance:bottom", Bilingual(zh: "跌至园区末位以下", en: "fell below the bottom of the parks"), .note,
    unit: "亿元/km²",
    threshold: RuleThreshold(
      1, Bilingual(zh: "与末位园区强度之比", en: "over the lowest park's intensity"),
      source: Bilingual(zh: "规划园区中自有或指定强度的最低者", en: "the lowest own or fixed intensity of the planned parks")),
    reason: Bilingual(
      zh: "候选地块多在末位以下，逐一列出并无意义；上年不低于末位而今年跌破的，才是变化。",
      en:
        "Most candidates lie below the bottom; what was at or above it last year and is below it now is news."
    ),
    passes: RuleExample(
      Bilingual(zh: "末位 8，地块由 6 到 5：上年已在其下", en: "bottom 8, parcel from 6 to 5: below it already"),
      .bottom(8, .example(output: (0.06, 0.05)))),
    fails: RuleExample(
      Bilingual(zh: "末位 8，地块由 9 到 7", en: "bottom 8, parcel from 9 to 7"),
      .bottom(8, .example(output: (0.09, 0.07)))),
    find: { facts, threshold in
      facts.parcels.units.flatMap { unit in
        Measure.allCases.compactMap { measure -> FindingDraft? in
          guard let low = facts.bottoms[measure].after, let lowBefore = facts.bottoms[measure].before,
            let before = unit.before[measure].value, let after = unit.after[measure].value,
            unit.areaBefore > 0,
            unit.areaAfter > 0
          else { return nil }
          let (y0, y1) = (before / unit.areaBefore, after / unit.areaAfter)
          guard y0 >= threshold * lowBefore, y1 < threshold * low else { return nil }
          return FindingDraft(
            .parcels, FindingSubject("unit", unit.label), measure: measure.rawValue, value: y1, lon: unit.lon,
            lat: unit.lat, threshold: threshold * low,
            Bilingual(
              zh: "地均\(measure.title.zh)由 \(figure(y0)) 到 \(figure(y1)) 亿元/km²，末位园区为 \(figure(low))",
              en:
                "\(measure.title.en) went from \(figure(y0)) to \(figure(y1)) 亿元/km²; the lowest park has \(figure(low))"
            ))
        }
      }
    })
}

extension AuditFacts {
  /// A parcel, and the bottom of the parks by output in both years.
  fileprivate static func bottom(_ low: Double, _ unit: UnitFacts) -> AuditFacts {
    .with {
      $0.parcels.units = [unit]
      $0.bottoms.output = (low, low)
    }
  }
}
