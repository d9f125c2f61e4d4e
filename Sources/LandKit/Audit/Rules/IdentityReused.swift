extension AuditRule {
  /// An id that stands on other ground than the year before.
  static let identityReused = AuditRule(
    "identity:reused", Bilingual(zh: "编号移用", en: "id used again elsewhere"), .error,
    reason: Bilingual(
      zh: "同一编号两年所指的地不同，按编号接续的序列会把两块地当成一块。",
      en: "The same id is on other ground than before: a series joined by it would take two parcels for one."),
    passes: RuleExample(
      Bilingual(zh: "A 两年在同一块地上", en: "A is on the same ground in both years"), .units(.example("A"))),
    fails: RuleExample(
      Bilingual(zh: "A 的原地块灭失，别处新增地块用了 A", en: "A is gone, and a new parcel elsewhere is called A"),
      .units(
        .example("A") {
          $0.kind = .gone
          $0.identity = .reused
          $0.newIDs = []
        },
        .example("A") {
          $0.kind = .new
          $0.identity = .reused
          $0.oldIDs = []
        })),
    find: { facts, _ in
      facts.layers.flatMap { layer -> [FindingDraft] in
        let before = Set(layer.units.filter { $0.identity == .reused }.flatMap(\.oldIDs))
        return layer.units.filter { $0.identity == .reused }.flatMap { unit in
          // Told once, where the id is now.
          unit.newIDs.filter { !$0.isEmpty && before.contains($0) && !unit.oldIDs.contains($0) }.map { id in
            FindingDraft(
              layer.role, FindingSubject("feature", id), lon: unit.lon, lat: unit.lat,
              Bilingual(
                zh: "编号 \(id) 上年在另一块地上，现用于\(unit.kind.title.zh)的单元 \(unit.label)",
                en:
                  "the id \(id) was on other ground the year before; it is now on \(unit.label) (\(unit.kind.title.en))"
              ))
          }
        }
      }
    })
}
