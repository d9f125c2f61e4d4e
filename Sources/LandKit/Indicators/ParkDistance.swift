/// d_i: the plane distance to the reference park, and the nearness that the score takes from it.
enum ParkDistance {
  /// 1/(1 + d/1000), d in metres.
  @inline(__always)
  static func proximity(_ distance: Double) -> Double { 1 / (1 + distance / 1000) }

  static let indicator = Indicator(
    id: "dist_m", title: Bilingual(zh: "到参照园区的距离", en: "distance to the reference park"), unit: "m",
    formula: "d_i = plane distance(p_i, K_r); proximity = 1/(1 + d_i/1000)", clause: "§3.13, §4.16",
    substituted: { "= \(ecmaNumber($0.figures.distance)) m; \(ecmaNumber(proximity($0.figures.distance)))" },
    value: { $0.figures.distance }, example: (computed: proximity(1000), expected: 0.5))
}
