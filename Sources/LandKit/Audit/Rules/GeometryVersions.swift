extension AuditRule {
  /// Ground that two lineages claim, one in each year.
  static let geometryVersions = AuditRule(
    "geometry:versions", Bilingual(zh: "两年版本交错", en: "versions of two years overlap"), .warning, unit: "m²",
    threshold: RuleThreshold(
      1, Bilingual(zh: "重叠面积", en: "area shared"), source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "同一块地上年属一宗、今年属另一宗，而两宗并非同一沿革：界线有误，或面积悄然转移。",
      en: "The ground was one parcel's and is now another's, of another lineage: a boundary is wrong, or land moved unseen."),
    passes: RuleExample(
      Bilingual(zh: "交错 0.8 m²", en: "0.8 m² shared"),
      .with { $0.parcels.versions = [GroundLine(ids: ["A", "B"], area: 0.8, whole: 10_000)] }),
    fails: RuleExample(
      Bilingual(zh: "交错 300 m²，不足较小者的一成", en: "300 m² shared, under a tenth of the smaller"),
      .with { $0.parcels.versions = [GroundLine(ids: ["A", "B"], area: 300, whole: 10_000)] }),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.versions.filter { $0.area > threshold }.map {
          FindingDraft(
            layer.role, $0, value: $0.area,
            Bilingual(
              zh: "上年的 \($0.ids[0]) 与今年的 \($0.ids[1]) 重叠 \(figure($0.area)) m²，未构成沿革",
              en: "\($0.ids[0]) of the year before and \($0.ids[1]) share \(figure($0.area)) m², too little to link them"))
        }
      }
    })
}
