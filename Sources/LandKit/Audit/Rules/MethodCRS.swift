extension AuditRule {
  /// Another CRS or another way to the working CRS than last year.
  static let methodCRS = AuditRule(
    "method:crs", Bilingual(zh: "坐标系与上次不同", en: "CRS differs from the last audit"), .warning,
    reason: Bilingual(
      zh: "坐标系或变换方法改变，位置会移动，可能被误作土地的变化。",
      en: "With another CRS or operation ground moves a little, which may pass for a change of the land."),
    passes: RuleExample(
      Bilingual(zh: "两次均为 EPSG:4490", en: "EPSG:4490 in both"),
      .method {
        $0.ways = [.init(layer: "parcels", crs: "EPSG:4490", pipeline: "p", accuracy: 0, isBallpark: false)]
      }),
    fails: RuleExample(
      Bilingual(zh: "由 EPSG:4490 改为 EPSG:4547", en: "from EPSG:4490 to EPSG:4547"),
      .method(
        {
          $0.ways = [.init(layer: "parcels", crs: "EPSG:4547", pipeline: "q", accuracy: 0, isBallpark: false)]
        },
        before: {
          $0.ways = [.init(layer: "parcels", crs: "EPSG:4490", pipeline: "p", accuracy: 0, isBallpark: false)]
        })),
    find: { facts, _ in
      guard let previous = facts.previous else { return [] }
      return LayerRole.allCases.compactMap { role in
        func ways(_ record: MethodRecord) -> [String] {
          Set(record.ways.filter { $0.layer == role.rawValue }.map { "\($0.crs): \($0.pipeline)" }).sorted()
        }
        let (old, new) = (ways(previous.method), ways(facts.method))
        // A layer that one of the two has not is no change of its CRS.
        guard !old.isEmpty, !new.isEmpty, old != new else { return nil }
        let (a, b) = (old.joined(separator: "; "), new.joined(separator: "; "))
        return FindingDraft(
          role, FindingSubject("study", "crs"),
          Bilingual(zh: "\(previous.name) 为 \(a)，现为 \(b)", en: "it was \(a) in \(previous.name) and is \(b)"))
      }
    })
}
