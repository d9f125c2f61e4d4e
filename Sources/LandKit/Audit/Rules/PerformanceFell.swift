extension AuditRule {
  /// A park below last year.
  static let performanceFell = AuditRule(
    "performance:fell", Bilingual(zh: "园区低于上年", en: "park below last year"), .warning,
    threshold: RuleThreshold(
      0.02, Bilingual(zh: "强度的降幅", en: "fall of the intensity"),
      source: Bilingual(
        zh: "本工具的约定：百分之二以内视作统计修订",
        en: "a convention of this tool: within 2 % it may be a revision of the statistics")),
    reason: Bilingual(
      zh: "标杆园区的强度下降，会使其余地块的差距看似缩小。",
      en: "A benchmark that falls makes the gaps of all its parcels look smaller."),
    passes: RuleExample(
      Bilingual(zh: "由 10 到 9.9", en: "from 10 to 9.9"),
      .parks(
        .example {
          $0.before.output = 10; $0.after.output = 9.9
        })),
    fails: RuleExample(
      Bilingual(zh: "由 10 到 9", en: "from 10 to 9"),
      .parks(
        .example {
          $0.before.output = 10; $0.after.output = 9
        })),
    find: { facts, threshold in
      facts.parkLines.flatMap { park in
        Measure.allCases.compactMap { measure -> FindingDraft? in
          guard let before = park.before[measure], let after = park.after[measure], before > 0,
            1 - after / before > threshold
          else { return nil }
          return FindingDraft(
            park, measure, value: 1 - after / before,
            Bilingual(
              zh: "地均\(measure.title.zh)由 \(figure(before)) 降至 \(figure(after)) 亿元/km²",
              en: "\(measure.title.en) fell from \(figure(before)) to \(figure(after)) 亿元/km²"))
        }
      }
    })
}
