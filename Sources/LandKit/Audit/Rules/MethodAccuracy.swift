extension AuditRule {
  /// A transformation that is a ballpark or of low accuracy.
  static let methodAccuracy = AuditRule(
    "method:accuracy", Bilingual(zh: "坐标变换精度低", en: "transformation of low accuracy"), .warning, unit: "m",
    threshold: RuleThreshold(
      1, Bilingual(zh: "变换的标称精度", en: "stated accuracy of the operation"), source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "位置误差大时，与园区的叠置和距离不可靠。",
      en: "With positions that far off, overlays with parks and distances are not to be relied on."),
    passes: RuleExample(
      Bilingual(zh: "精度 0.1 m", en: "accurate to 0.1 m"),
      .method {
        $0.ways = [.init(layer: "parcels", crs: "EPSG:4490", pipeline: "p", accuracy: 0.1, isBallpark: false)]
      }),
    fails: RuleExample(
      Bilingual(zh: "粗略变换", en: "a ballpark"),
      .method {
        $0.ways = [.init(layer: "parcels", crs: "EPSG:4610", pipeline: "p", accuracy: nil, isBallpark: true)]
      }),
    find: { facts, threshold in
      facts.method.ways.compactMap { way in
        let role = LayerRole(rawValue: way.layer)
        let subject = FindingSubject("study", way.crs)
        if way.isBallpark {
          return FindingDraft(
            role, subject, key: "ballpark",
            Bilingual(
              zh: "\(way.crs) 到工作坐标系只有粗略变换，精度不明",
              en: "from \(way.crs) to the working CRS there is only a ballpark, of unknown accuracy"))
        }
        guard let accuracy = way.accuracy, accuracy > threshold else { return nil }
        return FindingDraft(
          role, subject, value: accuracy,
          Bilingual(
            zh: "\(way.crs) 到工作坐标系的变换精度为 \(figure(accuracy)) m",
            en: "the operation from \(way.crs) to the working CRS is accurate to \(figure(accuracy)) m"))
      }
    })
}
