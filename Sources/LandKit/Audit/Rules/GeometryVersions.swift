extension AuditRule {
  /// Ground that two lineages claim, one in each year.
  static let geometryVersions = AuditRule(
    "geometry:versions", Bilingual(zh: "两年版本交错", en: "versions of two years overlap"), .warning,
    threshold: RuleThreshold(
      0.005, Bilingual(zh: "重叠占较小者之比", en: "share of the smaller area"),
      source: Bilingual(
        zh: "与沿革的 same 相同（计算方法第 21 条）：以内视作重测",
        en: "that of `same` (Method §7.21): within it, a survey made again")),
    reason: Bilingual(
      zh: "同一块地上年属一宗、今年属另一宗，而两宗并非同一沿革：界线有误，或面积悄然转移。",
      en:
        "The ground was one parcel's and is now another's, of another lineage: a boundary is wrong, or land moved unseen."
    ),
    passes: RuleExample(
      Bilingual(zh: "交错 0.3 %", en: "0.3 % shared"),
      .with { $0.parcels.versions = [GroundLine(ids: ["A", "B"], area: 30, whole: 10_000)] }),
    fails: RuleExample(
      Bilingual(zh: "交错 3 %，不足一成", en: "3 % shared, under a tenth"),
      .with { $0.parcels.versions = [GroundLine(ids: ["A", "B"], area: 300, whole: 10_000)] }),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.versions.filter { $0.area > threshold * $0.whole }.map {
          FindingDraft(
            layer.role, $0, value: $0.area / $0.whole,
            Bilingual(
              zh: "上年的 \($0.ids[0]) 与今年的 \($0.ids[1]) 重叠 \(figure($0.area)) m²，未构成沿革",
              en:
                "\($0.ids[0]) of the year before and \($0.ids[1]) share \(figure($0.area)) m², too little to link them"
            ))
        }
      }
    })
}
