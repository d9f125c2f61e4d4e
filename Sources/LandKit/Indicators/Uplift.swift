/// U_y and U_t: what would come each year if the parcel did as well as its reference park.
enum Uplift {
  /// A_i·max(0, benchmark − intensity), 亿元 a year; NaN when the intensity is unknown.
  @inline(__always)
  static func value(_ intensity: Double, benchmark: Double, area: Double) -> Double {
    intensity.isNaN ? .nan : area / 1e6 * max(0, benchmark - intensity)
  }

  static let yield = indicator(
    .output, id: "up_y", title: Bilingual(zh: "产出增量", en: "output uplift"),
    symbol: "U_y = A_i·max(0, Y_r − y_i)")
  static let tax = indicator(
    .tax, id: "up_t", title: Bilingual(zh: "税收增量", en: "tax uplift"), symbol: "U_t = A_i·max(0, τ_r − t_i)")

  private static func indicator(
    _ measure: Measure, id: String, title: Bilingual, symbol: String
  ) -> Indicator {
    Indicator(
      id: id, title: title, unit: "亿元/a", formula: symbol, clause: "§4.15",
      substituted: {
        let y = measure == .output ? $0.assessment.yield : $0.assessment.tax
        let km2 = ecmaNumber($0.figures.area / 1e6)
        return "= \(km2) × max(0, \(ecmaNumber($0.benchmark(measure))) − \(ecmaNumber(y)))"
      },
      value: { measure == .output ? $0.assessment.yieldUplift : $0.assessment.taxUplift },
      example: (computed: value(5, benchmark: 20, area: 200_000), expected: 3))
  }
}
