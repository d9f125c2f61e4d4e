/// S_i: the weighted sum of the components, 0–100; an interval when one of them is unknown.
enum Score {
  /// A component's part: `value` held to 0…1.
  @inline(__always)
  static func clamp(_ value: Double) -> Double { max(0, min(1, value)) }

  static let indicator = Indicator(
    id: "score", title: Bilingual(zh: "得分", en: "score"), unit: "0–100",
    formula: "S_i = 100·Σ w_c f_c, w normalised, f in [0, 1]", clause: "§4.16–17",
    substituted: { explanation in
      let terms = explanation.terms.map { term in
        let value = term.value.isNaN ? "?" : ecmaNumber(clamp(term.value))
        return "\(ecmaNumber(term.weight)) × \(value) (\(term.component.rawValue))"
      }
      return "= 100 × (" + terms.joined(separator: " + ") + ")"
    },
    value: { $0.assessment.score ?? .nan },
    example: (computed: 100 * (0.5 * clamp(0.75) + 0.5 * clamp(-0.2)), expected: 37.5))
}
