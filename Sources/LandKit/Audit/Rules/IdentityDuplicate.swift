extension AuditRule {
  /// An id that stands twice in a layer.
  static let identityDuplicate = AuditRule(
    "identity:duplicate", Bilingual(zh: "编号重复", en: "duplicate id"), .error,
    reason: Bilingual(
      zh: "一个编号指两块地，按编号联接的数额就无从分辨。",
      en: "One id for two pieces of ground: amounts joined by it cannot be told apart."),
    passes: RuleExample(
      Bilingual(zh: "A、B 各一", en: "one A and one B"), .parcels(.example("A"), .example("B"))),
    fails: RuleExample(
      Bilingual(zh: "A 出现两次", en: "A stands twice"), .parcels(.example("A"), .example("A"))),
    find: { facts, _ in
      facts.layers.flatMap { layer -> [FindingDraft] in
        var seen: [String: Int] = [:]
        return layer.members.compactMap { member in
          guard !member.id.isEmpty else { return nil }
          guard let first = seen.updateValue(seen[member.id] ?? member.feature, forKey: member.id) else {
            return nil
          }
          return FindingDraft(
            layer.role, member,
            Bilingual(
              zh: "编号 \(member.id) 已是第 \(first) 个要素的编号",
              en: "the id \(member.id) is that of feature \(first) already"))
        }
      }
    })
}
