/// y_i and t_i: an amount over the parcel's whole ellipsoidal area.
enum LandIntensity {
  /// 亿元/km² from 亿元 a year and m².
  @inline(__always)
  static func value(_ amount: Double, area: Double) -> Double { amount / (area / 1e6) }

  static let yield = indicator(
    .output, id: "yield", title: Bilingual(zh: "地均产出", en: "output per km²"), symbol: "y_i = O_i/A_i")
  static let tax = indicator(
    .tax, id: "tax", title: Bilingual(zh: "地均税收", en: "tax per km²"), symbol: "t_i = T_i/A_i")

  private static func indicator(
    _ measure: Measure, id: String, title: Bilingual, symbol: String
  ) -> Indicator {
    Indicator(
      id: id, title: title, unit: "亿元/km²", formula: symbol, clause: "§3.10",
      substituted: {
        "= \(ecmaNumber($0.figures[measure].yi)) 亿元 ÷ \(ecmaNumber($0.figures.area / 1e6)) km²"
      },
      value: { measure == .output ? $0.assessment.yield : $0.assessment.tax },
      example: (computed: value(3, area: 200_000), expected: 15))
  }
}
