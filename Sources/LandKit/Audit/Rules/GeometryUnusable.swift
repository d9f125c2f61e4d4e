extension AuditRule {
  /// A feature that cannot be measured.
  static let geometryUnusable = AuditRule(
    "geometry:unusable", Bilingual(zh: "要素无法量算", en: "feature cannot be measured"), .error,
    reason: Bilingual(
      zh: "没有可用的面积，它的产出与税收不进入任何合计。",
      en: "Without a usable area, its output and tax enter no sum."),
    passes: RuleExample(Bilingual(zh: "几何可用", en: "a usable geometry"), .parcels(.example())),
    fails: RuleExample(
      Bilingual(zh: "几何为空", en: "no geometry"), .parcels(.example { $0.isUsable = false })),
    find: { facts, _ in
      facts.layers.flatMap { layer in
        layer.members.filter { !$0.isUsable }.map {
          FindingDraft(
            layer.role, $0,
            Bilingual(
              zh: "\($0.fileName) 第 \($0.feature) 个要素没有可用的几何",
              en: "feature \($0.feature) of \($0.fileName) has no usable geometry"))
        }
      }
    })
}
