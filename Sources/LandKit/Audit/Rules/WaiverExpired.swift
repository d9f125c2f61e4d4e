extension AuditRule {
  /// A waiver that holds no longer.
  static let waiverExpired = AuditRule(
    "waiver:expired", Bilingual(zh: "豁免过期", en: "waiver expired"), .error,
    reason: Bilingual(
      zh: "豁免有期限；过期后所豁免的发现重新生效，须重新决定。",
      en: "A waiver is for a time; after it the finding stands again, and must be decided anew."),
    passes: RuleExample(
      Bilingual(zh: "至 2021-12-31，今为 2020-12-31", en: "until 2021-12-31, on 2020-12-31"),
      .with { $0.waivers = [.example(until: "2021-12-31")] }),
    fails: RuleExample(
      Bilingual(zh: "至 2020-06-30，今为 2020-12-31", en: "until 2020-06-30, on 2020-12-31"),
      .with { $0.waivers = [.example(until: "2020-06-30")] }),
    find: { facts, _ in
      facts.waivers.filter { !$0.waiver.holds(on: $0.day) }.map { line in
        let waiver = line.waiver
        return FindingDraft(
          waiver.layer.flatMap { LayerRole(rawValue: $0) }, waiver.findingSubject,
          Bilingual(
            zh: "\(waiver.who) 对 \(waiver.rule) 的豁免（\(waiver.why)）已于 \(waiver.until) 到期",
            en: "the waiver of \(waiver.rule) by \(waiver.who) (\(waiver.why)) ended on \(waiver.until)"))
      }
    })
}

extension Waiver {
  /// The waiver as a subject: its rule, and what it waives.
  var findingSubject: FindingSubject {
    FindingSubject("waiver", [rule, subject].compactMap { $0 }.joined(separator: " "))
  }
}

extension WaiverLine {
  static func example(until: String, isUsed: Bool = true) -> WaiverLine {
    let waiver = Waiver(
      rule: "amount:zero", layer: "parcels", subject: "A", who: "张三", why: "停产", until: until)
    return WaiverLine(waiver: waiver, day: "2020-12-31", isUsed: isUsed)
  }
}
