extension AuditRule {
  /// A planned park that the others stand in for.
  static let performanceSubstituted = AuditRule(
    "performance:substituted", Bilingual(zh: "标杆以合计代替", en: "benchmark substituted"), .warning,
    reason: Bilingual(
      zh: "该园区没有自己的数字，以它为参照的地块是与其余园区的合计比较。",
      en: "The park has no figure of its own; its parcels are measured by the other parks together."),
    passes: RuleExample(
      Bilingual(zh: "园区有自己的强度", en: "an intensity of its own"), .parks(.example { $0.after.tax = 1 })),
    fails: RuleExample(
      Bilingual(zh: "税收保密，以合计代替", en: "its tax is withheld; the others stand in"),
      .parks(.example { $0.isSubstituted.tax = true })),
    find: { facts, _ in
      facts.parkLines.flatMap { park in
        Measure.allCases.filter { park.isSubstituted[$0] }.map {
          FindingDraft(
            park, $0, value: .nan,
            Bilingual(
              zh: "\($0.title.zh)没有自有或指定标杆，以其余规划园区的合计代替",
              en: "no \($0.title.en) benchmark of its own or fixed; the other planned parks stand in"))
        }
      }
    })
}
