/// A_i: the ellipsoidal area of a parcel.
enum GroundArea {
  static let indicator = Indicator(
    id: "area_m2", title: Bilingual(zh: "椭球面积", en: "ellipsoidal area"), unit: "m²",
    formula: "A(g) = |Σ geodesic polygon area|, holes subtracted, CGCS2000", clause: "§1.3",
    substituted: { "= \(ecmaNumber($0.figures.area)) m² = \(fixed($0.figures.area * 3 / 2000, 3)) 亩" },
    value: { $0.figures.area },
    example: (computed: AreaUnit.mu.squareMetres(1500), expected: 1_000_000))
}
