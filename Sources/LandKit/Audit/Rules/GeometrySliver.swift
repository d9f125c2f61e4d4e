extension AuditRule {
  /// Parts so narrow that they are errors of drawing.
  static let geometrySliver = AuditRule(
    "geometry:sliver", Bilingual(zh: "碎屑", en: "slivers"), .note,
    threshold: RuleThreshold(
      0, Bilingual(zh: "碎屑数", en: "number of slivers"),
      source: Bilingual(
        zh: "宽度由 settings.sliver_width 定（计算方法第 5 条）",
        en: "their width is `settings.sliver_width` (Method §1.5)")),
    reason: Bilingual(
      zh: "碎屑多是界线未对齐所致，不算实际变化，但应列明。",
      en: "Slivers come from boundaries that should meet; they are no real change, and are told."),
    passes: RuleExample(Bilingual(zh: "没有碎屑", en: "none"), AuditFacts()),
    fails: RuleExample(
      Bilingual(zh: "A 与 B 之间有一条 2 cm 宽的碎屑", en: "a strip of 2 cm between A and B"),
      .with { $0.parcels.overlaps = [GroundLine(ids: ["A", "B"], area: 0.8, isSliver: true)] }),
    find: { facts, threshold in
      var found = facts.layers.flatMap { layer -> [FindingDraft] in
        let pairs = layer.overlaps.filter(\.isSliver)
        var drafts =
          Double(pairs.count) > threshold
          ? pairs.map {
            FindingDraft(
              layer.role, $0, value: 1,
              Bilingual(
                zh: "\($0.ids.joined(separator: " 与 ")) 之间有碎屑 \(figure($0.area)) m²",
                en: "\($0.ids.joined(separator: " and ")) share a sliver of \(figure($0.area)) m²"))
          } : []
        if Double(layer.sliverPairs) > threshold {
          drafts.append(
            FindingDraft(
              layer.role, FindingSubject("all", "all"), key: "years", value: Double(layer.sliverPairs),
              Bilingual(
                zh: "两年之间有 \(layer.sliverPairs) 对要素仅以碎屑相交",
                en: "\(layer.sliverPairs) pairs of features of the two years share slivers alone")))
        }
        return drafts
      }
      if Double(facts.overlaySlivers) > threshold {
        found.append(
          FindingDraft(
            nil, .study, key: "overlay", value: Double(facts.overlaySlivers),
            Bilingual(
              zh: "地块与园区、村级工业园的叠置有碎屑 \(facts.overlaySlivers) 片",
              en: "the overlays of parcels with parks and zones have \(facts.overlaySlivers) slivers")))
      }
      return found
    })
}
