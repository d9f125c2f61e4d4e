extension AuditRule {
  /// Other libraries than last year.
  static let methodVersions = AuditRule(
    "method:versions", Bilingual(zh: "程序或库的版本改变", en: "versions changed"), .note,
    reason: Bilingual(
      zh: "版本改变可能使面积、变换在末位上不同，复算时须知。",
      en: "Another version may move areas and transformations in their last digits; who checks must know."),
    passes: RuleExample(
      Bilingual(zh: "GEOS 仍为 3.11", en: "GEOS is still 3.11"), .method { $0.versions = ["geos": "3.11"] }),
    fails: RuleExample(
      Bilingual(zh: "GEOS 由 3.11 到 3.12", en: "GEOS went from 3.11 to 3.12"),
      .method({ $0.versions = ["geos": "3.12"] }, before: { $0.versions = ["geos": "3.11"] })),
    find: { facts, _ in
      guard let previous = facts.previous else { return [] }
      let (old, new) = (previous.method.versions, facts.method.versions)
      return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { name in
        let (a, b) = (old[name] ?? "–", new[name] ?? "–")
        return FindingDraft(
          nil, FindingSubject("study", name),
          Bilingual(
            zh: "\(name) 在 \(previous.name) 中为 \(a)，现为 \(b)",
            en: "\(name) was \(a) in \(previous.name) and is \(b)"))
      }
    })
}
