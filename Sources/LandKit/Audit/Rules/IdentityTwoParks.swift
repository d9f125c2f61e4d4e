extension AuditRule {
  /// A parcel in two parks.
  static let identityTwoParks = AuditRule(
    "identity:two-parks", Bilingual(zh: "跨两个园区", en: "in two parks"), .warning, unit: "m²",
    threshold: RuleThreshold(
      1, Bilingual(zh: "在第二个园区内的面积", en: "area in the second park"), source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "一宗地同在两个园区，其数额可能两边都计。",
      en: "A parcel in two parks may be counted by both."),
    passes: RuleExample(
      Bilingual(zh: "第二个园区内 0.4 m²", en: "0.4 m² in the second"),
      .with { $0.parcels.inParks = [GroundLine(ids: ["A"], area: 0.4, parks: ["P01", "P02"])] }),
    fails: RuleExample(
      Bilingual(zh: "第二个园区内 900 m²", en: "900 m² in the second"),
      .with { $0.parcels.inParks = [GroundLine(ids: ["A"], area: 900, parks: ["P01", "P02"])] }),
    find: { facts, threshold in
      [facts.parcels, facts.zones].flatMap { layer in
        layer.inParks.filter { $0.area > threshold }.map {
          FindingDraft(
            layer.role, $0, value: $0.area,
            Bilingual(
              zh: "同在 \($0.parks.joined(separator: "、"))，较小的一部分为 \(figure($0.area)) m²",
              en:
                "it lies in \($0.parks.joined(separator: " and ")), the smaller part is \(figure($0.area)) m²"
            ))
        }
      }
    })
}
