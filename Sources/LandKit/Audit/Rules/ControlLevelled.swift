extension AuditRule {
  /// A part whose registered figure is not the levelled one.
  static let controlLevelled = AuditRule(
    "control:levelled", Bilingual(zh: "与平差后的分项不符", en: "differs from the levelled part"), .warning,
    unit: "末位单位 units of the last place",
    threshold: RuleThreshold(
      0.5,
      Bilingual(zh: "与平差值之差，以末位为单位", en: "difference from the levelled figure, in units of the last place"),
      source: Bilingual(zh: "计算方法第 26 条", en: "Method §7.26")),
    reason: Bilingual(
      zh: "分项取整后按最大余数法平差，才与总数相符；登记的分项与此不同，合计便对不上。",
      en:
        "Rounded parts add up to the total by largest remainder; a registered part that differs breaks the sum."
    ),
    passes: RuleExample(
      Bilingual(zh: "三分之一三份，登记 0.34、0.33、0.33", en: "three thirds, registered 0.34, 0.33, 0.33"),
      .with { $0.tables = [.example(registered: [0.34, 0.33, 0.33])] }),
    fails: RuleExample(
      Bilingual(zh: "登记 0.33、0.33、0.33，合计 0.99", en: "registered 0.33, 0.33, 0.33, which make 0.99"),
      .with { $0.tables = [.example(registered: [0.33, 0.33, 0.33])] }),
    find: { facts, threshold in
      facts.tables.flatMap { table in
        table.parts.compactMap { part in
          guard let registered = part.registered else { return nil }
          let steps = ((registered - part.levelled) / table.step * 1e6).rounded() / 1e6
          guard abs(steps) > threshold else { return nil }
          let unit = table.unit.rawValue
          return FindingDraft(
            table.layer, FindingSubject(table.level.rawValue, part.name), measure: "area", value: steps,
            Bilingual(
              zh:
                "登记 \(figure(registered)) \(unit)，量得 \(figure(part.measured / table.unit.squareMetres(1)))，平差后 \(figure(part.levelled))",
              en:
                "registered \(figure(registered)) \(unit), measured \(figure(part.measured / table.unit.squareMetres(1))), levelled \(figure(part.levelled))"
            ))
        }
      }
    })
}

extension LevelledTable {
  /// Three equal parts of 1 km².
  static func example(registered: [Double], total: Double = 1) -> LevelledTable {
    let levelling = Levelling([1.0 / 3, 1.0 / 3, 1.0 / 3], decimals: 2)
    return LevelledTable(
      layer: .parcels, level: .town, unit: .squareKilometre, decimals: 2,
      parts: registered.indices.map {
        Part(
          name: ["花山镇", "炭步镇", "赤坭镇"][$0], measured: 1e6 / 3, rounded: Double(levelling.rounded[$0]) / 100,
          levelled: Double(levelling.levelled[$0]) / 100, registered: registered[$0])
      }, total: 1, closing: Double(levelling.closing) / 100, registeredTotal: total)
  }
}
