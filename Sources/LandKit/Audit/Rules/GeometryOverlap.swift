extension AuditRule {
  /// Two features of a layer on the same ground.
  static let geometryOverlap = AuditRule(
    "geometry:overlap", Bilingual(zh: "同层重叠", en: "overlap within a layer"), .error, unit: "m²",
    threshold: RuleThreshold(
      1, Bilingual(zh: "重叠面积", en: "area shared"), source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "重叠的地在毛面积中计了两次，其产出可能也计了两次。",
      en: "The ground counts twice in the gross area, and its output may too."),
    passes: RuleExample(
      Bilingual(zh: "重叠 0.8 m²", en: "0.8 m² shared"),
      .with { $0.parcels.overlaps = [GroundLine(ids: ["A", "B"], area: 0.8)] }),
    fails: RuleExample(
      Bilingual(zh: "重叠 12 m²", en: "12 m² shared"),
      .with { $0.parcels.overlaps = [GroundLine(ids: ["A", "B"], area: 12)] }),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.overlaps.filter { !$0.isSliver && $0.area > threshold }.map {
          FindingDraft(
            layer.role, $0, value: $0.area,
            Bilingual(
              zh: "\($0.ids.joined(separator: " 与 ")) 重叠 \(figure($0.area)) m²",
              en: "\($0.ids.joined(separator: " and ")) share \(figure($0.area)) m²"))
        }
      }
    })
}
