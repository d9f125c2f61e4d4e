extension AuditRule {
  /// Settings that differ from last year's audit.
  static let methodSettings = AuditRule(
    "method:settings", Bilingual(zh: "设置与上次不同", en: "settings differ from the last audit"), .warning,
    reason: Bilingual(
      zh: "权重或参数变了，名次与差距的变化便不全是土地的变化。",
      en: "With other weights or settings, changes of ranks and gaps are not all the land's."),
    passes: RuleExample(
      Bilingual(zh: "权重仍为 0.5", en: "the weight is still 0.5"),
      .method { $0.settings = ["weights.tax_gap": "0.5"] }),
    fails: RuleExample(
      Bilingual(zh: "权重由 0.5 改为 0.7", en: "the weight went from 0.5 to 0.7"),
      .method(
        { $0.settings = ["weights.tax_gap": "0.7"] }, before: { $0.settings = ["weights.tax_gap": "0.5"] })),
    find: { facts, _ in
      guard let previous = facts.previous else { return [] }
      let (old, new) = (previous.method.settings, facts.method.settings)
      return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { key in
        let (a, b) = (old[key] ?? "–", new[key] ?? "–")
        return FindingDraft(
          nil, FindingSubject("study", key),
          Bilingual(
            zh: "\(key) 在 \(previous.name) 中为 \(a)，现为 \(b)",
            en: "\(key) was \(a) in \(previous.name) and is \(b)"))
      }
    })
}

extension AuditFacts {
  /// How it was measured now, and in the last audit; the same unless `before` says otherwise.
  static func method(
    _ now: (inout MethodRecord) -> Void, before: ((inout MethodRecord) -> Void)? = nil
  ) -> AuditFacts {
    .with {
      var (record, last) = (MethodRecord(), MethodRecord())
      now(&record)
      if let before { before(&last) } else { now(&last) }
      $0.method = record
      $0.previous = PreviousAudit(name: "2019", method: last)
    }
  }
}
