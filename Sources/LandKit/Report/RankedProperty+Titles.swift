extension RankedProperty {
  /// What a column of it holds.
  public enum Kind: Sendable { case integer, number, text }

  /// What its cells are.
  public var kind: Kind {
    switch self {
    case .rank, .yieldStanding, .taxStanding: .integer
    case .state, .why, .outputState, .taxState, .park, .bench: .text
    default: .number
    }
  }

  /// Its unit; empty when it has none.
  public var unit: Bilingual {
    switch self {
    case .area: Bilingual(zh: "m²", en: "m²")
    case .yield, .tax: Bilingual(zh: "亿元/km²·年", en: "亿元/km² a year")
    case .distance: Bilingual(zh: "m", en: "m")
    case .yieldUplift, .taxUplift: Bilingual(zh: "亿元/年", en: "亿元 a year")
    case .score, .lo, .hi: Bilingual(zh: "0–100", en: "0–100")
    case .share, .inPark, .inZone: Bilingual(zh: "0–1", en: "0–1")
    default: Bilingual(zh: "", en: "")
    }
  }

  /// What it is called.
  public var title: Bilingual {
    switch self {
    case .rank: Bilingual(zh: "名次", en: "Rank")
    case .score: Bilingual(zh: "得分", en: "Score")
    case .lo: Bilingual(zh: "得分下限", en: "Score, lower bound")
    case .hi: Bilingual(zh: "得分上限", en: "Score, upper bound")
    case .state: Bilingual(zh: "状态", en: "State")
    case .why: Bilingual(zh: "未排名原因", en: "Reasons")
    case .outputState: Bilingual(zh: "产值状态", en: "State of output")
    case .taxState: Bilingual(zh: "税收状态", en: "State of tax")
    case .area: Bilingual(zh: "椭球面积", en: "Ellipsoidal area")
    case .yield: Bilingual(zh: "地均产出", en: "Output per area")
    case .tax: Bilingual(zh: "地均税收", en: "Tax per area")
    case .park: Bilingual(zh: "参照园区", en: "Reference park")
    case .bench: Bilingual(zh: "标杆来源", en: "Origin of the benchmark")
    case .distance: Bilingual(zh: "到参照园区的距离", en: "Distance to the reference park")
    case .share: Bilingual(zh: "在参照园区内的比例", en: "Share in the reference park")
    case .inPark: Bilingual(zh: "在规划园区内的比例", en: "Share in planned parks")
    case .inZone: Bilingual(zh: "在村级工业园内的比例", en: "Share in village zones")
    case .yieldGap: Bilingual(zh: "产出差距", en: "Output gap")
    case .taxGap: Bilingual(zh: "税收差距", en: "Tax gap")
    case .yieldUplift: Bilingual(zh: "产出增量", en: "Output uplift")
    case .taxUplift: Bilingual(zh: "税收增量", en: "Tax uplift")
    case .yieldStanding: Bilingual(zh: "产出位次", en: "Standing by output")
    case .taxStanding: Bilingual(zh: "税收位次", en: "Standing by tax")
    }
  }
}
