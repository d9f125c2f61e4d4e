/// in_park and in_zone: the share of a parcel in the union of the planned parks, and of the zones.
enum LayerShare {
  static let inPark = Indicator(
    id: "inpark", title: Bilingual(zh: "在规划园区内的比例", en: "share in planned parks"), unit: "",
    formula: "in_park = A(p_i ∩ ∪planned K)/A_i", clause: "§4.16",
    substituted: {
      "= \(ecmaNumber($0.figures.inPark * $0.figures.area)) m² ÷ \(ecmaNumber($0.figures.area)) m²"
    },
    value: { $0.figures.inPark }, example: (computed: 100_000.0 / 200_000, expected: 0.5))

  static let inZone = Indicator(
    id: "inzone", title: Bilingual(zh: "在村级工业园内的比例", en: "share in village zones"), unit: "",
    formula: "in_zone = A(p_i ∩ ∪z)/A_i", clause: "§4.16",
    substituted: {
      "= \(ecmaNumber($0.figures.inZone * $0.figures.area)) m² ÷ \(ecmaNumber($0.figures.area)) m²"
    },
    value: { $0.figures.inZone }, example: (computed: 150_000.0 / 200_000, expected: 0.75))
}
