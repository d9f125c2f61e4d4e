extension AuditRule {
  /// Years whose prices cannot be compared.
  static let methodPrices = AuditRule(
    "method:prices", Bilingual(zh: "价格口径不同", en: "prices cannot be compared"), .error,
    reason: Bilingual(
      zh: "现价与不变价之差是物价，不是产出；没有平减指数便不比较。",
      en:
        "Between current and constant prices lies inflation, not output; without deflators they are not compared."
    ),
    passes: RuleExample(Bilingual(zh: "两年均为现价", en: "current prices in both years"), AuditFacts()),
    fails: RuleExample(
      Bilingual(zh: "2019 年为 2015 年不变价，今年为现价", en: "2019 in prices of 2015, this year in current ones"),
      .with { $0.unpriced = [(2019, .constant(2015))] }),
    find: { facts, _ in
      facts.unpriced.map { year, basis in
        FindingDraft(
          nil, FindingSubject("study", String(year)),
          Bilingual(
            zh: "\(year) 年的价格口径为 \(basis.text)，与 \(facts.year) 年不同，且无平减指数，不作比较",
            en:
              "\(year) is in \(basis.text) prices, other than \(facts.year), and there are no deflators: not compared"
          ))
      }
    })
}
