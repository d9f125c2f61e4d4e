/// s_i,r(i): the share of a parcel that lies in its reference park, slivers not counted.
enum ParkShare {
  static let indicator = Indicator(
    id: "share", title: Bilingual(zh: "在参照园区内的比例", en: "share in the reference park"), unit: "",
    formula: "s_ir = Σ A(non-sliver pieces of p_i ∩ K_r)/A_i", clause: "§3.13",
    substituted: {
      "= \(ecmaNumber($0.figures.share * $0.figures.area)) m² ÷ \(ecmaNumber($0.figures.area)) m²"
    },
    value: { $0.figures.share }, example: (computed: 50_000.0 / 200_000, expected: 0.25))
}
