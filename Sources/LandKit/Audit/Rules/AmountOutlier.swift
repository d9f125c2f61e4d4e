extension AuditRule {
  /// An intensity far from those of its category.
  static let amountOutlier = AuditRule(
    "amount:outlier", Bilingual(zh: "强度离群", en: "outlying intensity"), .warning,
    threshold: RuleThreshold(
      3.5, Bilingual(zh: "修正 z 值的绝对值", en: "absolute modified z"),
      source: Bilingual(
        zh: "Iglewicz 与 Hoaglin（1993）；计算方法第 25 条", en: "Iglewicz and Hoaglin (1993); Method §7.25")),
    reason: Bilingual(
      zh: "与同类、同年相差悬殊的强度，多是数额、单位或面积有误。",
      en: "An intensity far from its category's of the year mostly has a wrong amount, unit or area."),
    passes: RuleExample(
      Bilingual(zh: "十宗，强度 8 至 17", en: "ten parcels of intensity 8 to 17"),
      .with { $0.parcels.members = outlierExample(17) }),
    fails: RuleExample(
      Bilingual(zh: "其中一宗为 9,000", en: "one of them of 9,000"),
      .with { $0.parcels.members = outlierExample(9_000) }),
    find: { facts, threshold in
      facts.layers.filter { $0.role != .parks }.flatMap { layer in
        Measure.allCases.flatMap { outliers(layer, $0, threshold) }
      }
    })

  private static func outlierExample(_ last: Double) -> [AuditMember] {
    (8...16).map { .example("A\($0)", output: Double($0) / 100) } + [.example("A17", output: last / 100)]
  }

  private static func outliers(_ layer: LayerFacts, _ measure: Measure, _ threshold: Double) -> [FindingDraft]
  {
    var groups: [String: [(member: AuditMember, intensity: Double)]] = [:]
    for member in layer.members {
      guard let intensity = member.intensity(measure), intensity > 0 else { continue }
      groups[member.category, default: []].append((member, intensity))
    }
    return groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { name, group in
      guard let spread = RobustSpread(group.map(\.intensity)) else { return [FindingDraft]() }
      guard spread.mad > 0 else {
        // Told, not flagged: without spread there is no far and near.
        return [
          FindingDraft(
            layer.role, FindingSubject("category", name.isEmpty ? "all" : name), measure: measure.rawValue,
            key: "mad", value: 0,
            Bilingual(
              zh: "\(group.count) 宗的\(measure.title.zh)强度的 MAD 为 0，无从判断离群",
              en:
                "the MAD of the \(measure.title.en) intensities of its \(group.count) parcels is 0: outliers cannot be told"
            ))
        ]
      }
      return group.compactMap { member, intensity in
        let z = spread.z(intensity)
        guard abs(z) > threshold else { return nil }
        return FindingDraft(
          layer.role, member, measure: measure, value: z,
          Bilingual(
            zh: "\(measure.title.zh)强度 \(figure(intensity)) 亿元/km²，同类中位数 \(figure(spread.medianIntensity))",
            en:
              "\(measure.title.en) intensity of \(figure(intensity)) 亿元/km², the median of its category is \(figure(spread.medianIntensity))"
          ))
      }
    }
  }
}
