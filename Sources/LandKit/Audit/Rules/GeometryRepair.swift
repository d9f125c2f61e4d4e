extension AuditRule {
  /// A repair that changed an area.
  static let geometryRepair = AuditRule(
    "geometry:repair", Bilingual(zh: "修复改变了面积", en: "repair changed an area"), .warning,
    threshold: RuleThreshold(
      0.001, Bilingual(zh: "面积变化与修复前之比", en: "change over the area before"), source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "修复须改动图形；面积随之明显改变时，应由测绘确认，不能由程序决定。",
      en:
        "A repair has to change the drawing; where the area moves with it, a surveyor should decide, not a program."
    ),
    passes: RuleExample(
      Bilingual(zh: "面积变化 0.01 %", en: "0.01 % of the area"),
      .with { $0.parcels.repairs = [GroundLine(ids: ["A"], area: 1, whole: 10_000)] }),
    fails: RuleExample(
      Bilingual(zh: "面积变化 4 %", en: "4 % of the area"),
      .with { $0.parcels.repairs = [GroundLine(ids: ["A"], area: 400, whole: 10_000)] }),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.repairs.filter { $0.area > threshold * abs($0.whole) }.map {
          FindingDraft(
            layer.role, $0, value: $0.whole == 0 ? .nan : $0.area / abs($0.whole),
            Bilingual(
              zh: "修复使面积变化 \(figure($0.area)) m²，原为 \(figure($0.whole)) m²",
              en: "the repair changed the area by \(figure($0.area)) m², from \(figure($0.whole)) m²"))
        }
      }
    })
}
