/// gap_y and gap_t: how far a parcel lies below its reference park; negative when it does better.
enum Gap {
  /// 1 − intensity/benchmark.
  @inline(__always)
  static func value(_ intensity: Double, benchmark: Double) -> Double { 1 - intensity / benchmark }

  static let yield = indicator(
    .output, id: "gap_y", title: Bilingual(zh: "产出差距", en: "yield gap"), symbol: "gap_y = 1 − y_i/Y_r")
  static let tax = indicator(
    .tax, id: "gap_t", title: Bilingual(zh: "税收差距", en: "tax gap"), symbol: "gap_t = 1 − t_i/τ_r")

  private static func indicator(
    _ measure: Measure, id: String, title: Bilingual, symbol: String
  ) -> Indicator {
    Indicator(
      id: id, title: title, unit: "", formula: symbol, clause: "§4.14",
      substituted: {
        let y = measure == .output ? $0.assessment.yield : $0.assessment.tax
        return "= 1 − \(ecmaNumber(y)) ÷ \(ecmaNumber($0.benchmark(measure)))"
      },
      value: { measure == .output ? $0.assessment.yieldGap : $0.assessment.taxGap },
      example: (computed: value(5, benchmark: 20), expected: 0.75))
  }
}
