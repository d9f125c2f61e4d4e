import LandKit

/// The figures of a feature that the ledger keeps, by layer.
struct AuditFigures {
  let role: LayerRole

  /// What the layer is called in the ledger.
  var title: Bilingual {
    switch role {
    case .zones: Bilingual(zh: "村级工业园", en: "village industrial zones")
    case .parks: Bilingual(zh: "园区", en: "parks")
    default: Bilingual(zh: "三旧地块", en: "renewal parcels")
    }
  }

  /// The figures, in the order of `cells`.
  var figures: [LedgerFigure] {
    Self.numbers + texts.map { LedgerFigure($0.name, kind: .text, $0.title) }
  }

  private static let numbers = [
    LedgerFigure("area", unit: "m²", Bilingual(zh: "椭球面积", en: "ellipsoidal area")),
    LedgerFigure("registered_area", unit: "m²", Bilingual(zh: "登记面积", en: "registered area")),
    LedgerFigure("output", unit: "亿元", Bilingual(zh: "产出", en: "output")),
    LedgerFigure("tax", unit: "亿元", Bilingual(zh: "税收", en: "tax")),
    LedgerFigure("yield", unit: "亿元/km²", Bilingual(zh: "地均产出", en: "output per km²")),
    LedgerFigure("tax_intensity", unit: "亿元/km²", Bilingual(zh: "地均税收", en: "tax per km²")),
    LedgerFigure("standing_yield", Bilingual(zh: "地均产出在规划园区中的位次", en: "standing by output per km²")),
    LedgerFigure("standing_tax", Bilingual(zh: "地均税收在规划园区中的位次", en: "standing by tax per km²")),
  ]

  private struct Text {
    let name: String
    let title: Bilingual
    let value: (AuditMember) -> String
  }

  private var texts: [Text] {
    let town = Text(name: "town", title: Bilingual(zh: "镇街", en: "town"), value: { $0.town })
    let category = Text(name: "category", title: Bilingual(zh: "类别", en: "category"), value: { $0.category })
    let belt = Text(name: "belt", title: Bilingual(zh: "产业带", en: "belt"), value: { $0.belt })
    let named = Text(
      name: "named_park", title: Bilingual(zh: "自报园区", en: "park by its record"), value: { $0.namedPark })
    switch role {
    case .parks:
      return [Text(name: "status", title: Bilingual(zh: "规划状态", en: "status"), value: { $0.status }), belt]
    case .zones: return [category, town, named]
    default:
      return [
        category, town, belt, named,
        Text(name: "reference_park", title: Bilingual(zh: "对标园区", en: "reference park"), value: { $0.park }),
      ]
    }
  }

  /// The cells of `member`: a number and its state, or why there is none.
  func cells(_ member: AuditMember) -> [LedgerCell] {
    let area =
      member.isUsable ? LedgerCell.number(member.area, state: "measured") : .unknown(state: "unusable")
    let numbers =
      [area, Self.cell(member.registeredArea, "registered")]
      + Measure.allCases.map { Self.amount(member.amounts[$0]) }
      + Measure.allCases.map { Self.intensity(member, $0) }
      + Measure.allCases.map { Self.standing(member.standings[$0]) }
    return numbers
      + texts.map { $0.value(member) }.map { $0.isEmpty ? LedgerCell.noText : .text($0) }
  }

  private static func cell(_ value: Double?, _ state: String) -> LedgerCell {
    guard let value, value.isFinite else { return .unknown(state: "absent") }
    return .number(value, state: state)
  }

  private static func amount(_ amount: Amount) -> LedgerCell {
    guard let value = amount.value, value.isFinite else { return .unknown(state: amount.state.rawValue) }
    return .number(value, state: amount.state.rawValue)
  }

  private static func intensity(_ member: AuditMember, _ measure: Measure) -> LedgerCell {
    guard member.isUsable else { return .unknown(state: "unusable") }
    guard let value = member.intensity(measure), value.isFinite else {
      return .unknown(state: member.amounts[measure].state.rawValue)
    }
    return .number(value, state: member.amounts[measure].state.rawValue)
  }

  private static func standing(_ standing: Int) -> LedgerCell {
    standing > 0 ? .number(Double(standing), state: "measured") : .unknown(state: "unknown")
  }
}
