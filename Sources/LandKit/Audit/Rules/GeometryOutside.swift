extension AuditRule {
  /// Ground outside the district.
  static let geometryOutside = AuditRule(
    "geometry:outside", Bilingual(zh: "在行政区外", en: "outside the district"), .warning, unit: "m²",
    threshold: RuleThreshold(
      1, Bilingual(zh: "区外面积", en: "area outside"), source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "区外的地不归本区统计，也可能是坐标系有误的迹象。",
      en: "Ground outside is not the district's to report, and may be the mark of a wrong CRS."),
    passes: RuleExample(
      Bilingual(zh: "区外 0.5 m²", en: "0.5 m² outside"),
      .with { $0.parcels.outside = [GroundLine(ids: ["A"], area: 0.5)] }),
    fails: RuleExample(
      Bilingual(zh: "区外 200 m²", en: "200 m² outside"),
      .with { $0.parcels.outside = [GroundLine(ids: ["A"], area: 200)] }),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.outside.filter { $0.area > threshold }.map {
          FindingDraft(
            layer.role, $0, value: $0.area,
            Bilingual(
              zh: "有 \(figure($0.area)) m² 在行政区外", en: "\(figure($0.area)) m² of it lie outside the district")
          )
        }
      }
    })
}
