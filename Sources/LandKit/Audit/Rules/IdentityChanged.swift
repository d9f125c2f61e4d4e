extension AuditRule {
  /// Ground that is the same and has another id.
  static let identityChanged = AuditRule(
    "identity:changed", Bilingual(zh: "编号变更", en: "id changed"), .warning,
    reason: Bilingual(
      zh: "地未变而编号变，按编号接续的序列会在此断开。",
      en: "The ground is the same and the id is not: a series joined by ids breaks here."),
    passes: RuleExample(Bilingual(zh: "编号仍为 A", en: "still A"), .units(.example("A"))),
    fails: RuleExample(
      Bilingual(zh: "A 改为 B，地未变", en: "A is called B, on the same ground"),
      .units(
        .example("B") {
          $0.identity = .changed
          $0.oldIDs = ["A"]
        })),
    find: { facts, _ in
      facts.layers.flatMap { layer in
        layer.units.filter { ($0.kind == .same || $0.kind == .redrawn) && $0.identity == .changed }.map {
          unit in
          let (old, new) = (unit.oldIDs.joined(separator: ";"), unit.newIDs.joined(separator: ";"))
          return FindingDraft(
            layer.role, unit, Bilingual(zh: "编号由 \(old) 改为 \(new)", en: "the id \(old) became \(new)"))
        }
      }
    })
}
