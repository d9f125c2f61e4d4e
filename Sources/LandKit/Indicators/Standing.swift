/// std_y and std_t: where the parcel would stand among the planned parks; 1 is above all.
enum Standing {
  /// 1 + how many of the ascending `benchmarks` are above `intensity`. **Complexity**: logarithmic.
  static func value(_ intensity: Double, among benchmarks: [Double]) -> Int {
    var low = 0
    var high = benchmarks.count
    while low < high {
      let middle = (low + high) / 2
      if benchmarks[middle] > intensity { high = middle } else { low = middle + 1 }
    }
    return 1 + benchmarks.count - low
  }

  static let yield = indicator(
    .output, id: "std_y", title: Bilingual(zh: "产出位次", en: "standing by yield"), symbol: "y_i", park: "Y_k")
  static let tax = indicator(
    .tax, id: "std_t", title: Bilingual(zh: "税收位次", en: "standing by tax"), symbol: "t_i", park: "τ_k")

  private static func indicator(
    _ measure: Measure, id: String, title: Bilingual, symbol: String, park: String
  ) -> Indicator {
    Indicator(
      id: id, title: title, unit: "",
      formula: "\(id) = 1 + #{planned k, own or fixed : \(park) > \(symbol)}", clause: "§4.19",
      substituted: { explanation in
        let above = explanation.parksAbove(measure)
        return above.isEmpty ? "= 1 + 0" : "= 1 + \(above.count) (\(above.joined(separator: ", ")))"
      },
      value: {
        let standing = measure == .output ? $0.assessment.yieldStanding : $0.assessment.taxStanding
        return standing > 0 ? Double(standing) : .nan
      },
      example: (computed: Double(value(10, among: [5, 10, 15, 20])), expected: 3))
  }
}
