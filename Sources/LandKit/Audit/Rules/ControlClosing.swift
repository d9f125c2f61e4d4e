extension AuditRule {
  /// Registered parts that do not make the registered total.
  static let controlClosing = AuditRule(
    "control:closing", Bilingual(zh: "登记分项合计与总数不符", en: "registered parts miss their total"), .error,
    unit: "舍入误差的倍数 times rounding",
    threshold: RuleThreshold(
      1, Bilingual(zh: "闭合差与舍入所能造成者之比", en: "closing error over what rounding can make"),
      source: Bilingual(
        zh: "n 个分项与总数各差至多半个末位，故至多 (n+1)/2 个末位",
        en: "n parts and the total are each off by half a unit of the last place at most: (n + 1)/2 together")
    ),
    reason: Bilingual(
      zh: "闭合差大于舍入所能造成者，说明分项或总数有误，平差不能掩盖。",
      en: "A closing error beyond rounding is a fault in a part or the total; levelling must not hide it."),
    passes: RuleExample(
      Bilingual(zh: "0.33 三份，总数 1，差 0.01", en: "three of 0.33 and a total of 1: off by 0.01"),
      .with { $0.tables = [.example(registered: [0.33, 0.33, 0.33])] }),
    fails: RuleExample(
      Bilingual(zh: "0.34、0.33、0.33，总数 1.10", en: "0.34, 0.33, 0.33 and a total of 1.10"),
      .with { $0.tables = [.example(registered: [0.34, 0.33, 0.33], total: 1.1)] }),
    find: { facts, threshold in
      facts.tables.compactMap { table in
        guard let closing = table.registeredClosing, let total = table.registeredTotal else { return nil }
        let ratio = abs(closing) / (Double(table.parts.count + 1) / 2 * table.step)
        guard ratio > threshold * (1 + 1e-9) else { return nil }
        let unit = table.unit.rawValue
        return FindingDraft(
          table.layer, FindingSubject(table.level.rawValue, "all"), measure: "area", value: ratio,
          Bilingual(
            zh: "\(table.parts.count) 个登记分项合计与登记总数 \(figure(total)) \(unit) 相差 \(figure(closing)) \(unit)",
            en:
              "the \(table.parts.count) registered parts and the registered total of \(figure(total)) \(unit) differ by \(figure(closing)) \(unit)"
          ))
      }
    })
}
