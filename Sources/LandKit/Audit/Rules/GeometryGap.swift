extension AuditRule {
  /// Ground of a split that no part has.
  static let geometryGap = AuditRule(
    "geometry:gap", Bilingual(zh: "拆分后留有空隙", en: "gap in what was one parcel"), .warning,
    threshold: RuleThreshold(
      0.005, Bilingual(zh: "空隙占原面积之比", en: "gap over the area before"),
      source: Bilingual(zh: "与沿革的 same 相同（计算方法第 21 条）", en: "that of `same` (Method §7.21)")),
    reason: Bilingual(
      zh: "拆分后有地不属任何一宗，其面积与产出便从账上消失。",
      en: "Ground of a split that is in no part has vanished from the account."),
    passes: RuleExample(
      Bilingual(zh: "一宗拆为两宗，空隙 0.2 %", en: "one became two, 0.2 % uncovered"),
      .with { $0.parcels.gaps = [GroundLine(ids: ["A"], area: 20, whole: 10_000)] }),
    fails: RuleExample(
      Bilingual(zh: "空隙 5 %", en: "5 % uncovered"),
      .with { $0.parcels.gaps = [GroundLine(ids: ["A"], area: 500, whole: 10_000)] }),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.gaps.filter { $0.area / $0.whole > threshold }.map {
          FindingDraft(
            layer.role, $0, value: $0.area / $0.whole,
            Bilingual(
              zh: "上年的 \($0.ids.joined(separator: "、")) 有 \(figure($0.area)) m² 今年不属任何一宗",
              en: "\(figure($0.area)) m² of what was \($0.ids.joined(separator: ", ")) are in no parcel now"))
        }
      }
    })
}
