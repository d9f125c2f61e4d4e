extension AuditScene {
  /// Faults of ids and names (rules `identity:`).
  mutating func drawIdentity() {
    let r = Self.rectangle
    hectare("D1")
    hectare("D1")
    find("identity:duplicate", "D1")
    for year in [2019, 2020] {
      for _ in 0..<2 { component("same", ["D1"], ["D1"], "reused", year: year) }
    }
    hectare("7")
    hectare("007")
    near("identity:duplicate", "007", "7 and 007 are two ids")

    plot("R1", r(slot(), 0, 0, 100, 100), years: [2018, 2019])
    plot("R1", r(slot(), 0, 0, 100, 100), years: [2020])
    component("gone", ["R1"], [], "reused")
    component("new", [], ["R1"], "reused")
    find("identity:reused", "R1")

    let at = slot()
    plot("C1", r(at, 0, 0, 100, 100), years: [2018, 2019])
    plot("C2", r(at, 0, 0, 100, 100), years: [2020])
    component("same", ["C1"], ["C2"], "changed")
    find("identity:changed", "C2", kind: "unit")

    for (id, name) in [("K1", "花都高新区"), ("K2", "原汽车产业基地"), ("K3", "花都高新技术产业园"), ("K4", "P03")] {
      hectare(id) { $0.park = name }
    }
    find("identity:alias", "K1")
    near("identity:alias", "K2", "an alias of the plan")
    near("identity:alias", "K3", "another park's name to the letter")

    // Across the side that P01 and P02 share: half, 6 cm, 2 cm.
    let side = PlanePoint(x: -5000, y: 2000)
    plot("T1", r(side, -50, 200, 100, 100))
    find("identity:two-parks", "T1")
    plot("T2", r(side, -39.94, 500, 40, 10))
    near("identity:two-parks", "T2", "0.6 m² in the second park, the limit is 1 m²")
    plot("T3", r(side, -39.98, 800, 40, 10))
    find("geometry:sliver", layer: nil, "study", "")
  }
}
