extension AuditRule {
  /// A zone whose amount falls in no parcel.
  static let amountResidual = AuditRule(
    "amount:residual", Bilingual(zh: "分摊余数过大", en: "much is left in no parcel"), .warning,
    threshold: RuleThreshold(
      0.5, Bilingual(zh: "余数绝对值占给定数额之比", en: "absolute residual over the amount given"),
      source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "村级工业园的数额大半落不到地块上，分摊所依据的叠置便不可靠。",
      en:
        "Where most of a zone's amount falls in no parcel, the overlay it was apportioned by is not to be relied on."
    ),
    passes: RuleExample(
      Bilingual(zh: "给定 10 亿元，余 1 亿元", en: "10 亿元 given, 1 left"),
      .with { $0.residuals = [ResidualLine(zone: "Z1", measure: .output, given: 10, residual: 1)] }),
    fails: RuleExample(
      Bilingual(zh: "给定 10 亿元，余 8 亿元", en: "10 亿元 given, 8 left"),
      .with { $0.residuals = [ResidualLine(zone: "Z1", measure: .output, given: 10, residual: 8)] }),
    find: { facts, threshold in
      facts.residuals.filter { $0.given > 0 && abs($0.residual) > threshold * $0.given }.map {
        FindingDraft(
          .zones, FindingSubject("feature", $0.zone), measure: $0.measure.rawValue,
          value: $0.residual / $0.given,
          Bilingual(
            zh: "\($0.measure.title.zh) \(figure($0.given)) 亿元中有 \(figure($0.residual)) 亿元不落在任何地块",
            en: "\(figure($0.residual)) of \(figure($0.given)) 亿元 of \($0.measure.title.en) fall in no parcel"
          ))
      }
    })
}
