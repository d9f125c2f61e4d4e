extension AuditScene {
  /// Adds a parcel whose ground is `old` up to 2019 and `new` in 2020; nil where it is not there.
  private mutating func change(_ id: String, _ old: [PlanePoint]?, _ new: [PlanePoint]?) {
    plot(id, old ?? new ?? [], years: []) { _ in }
    let place = plots.count - 1
    if let old {
      let ground = ground(old)
      (plots[place].grounds[2018], plots[place].grounds[2019]) = (ground, ground)
    }
    if let new { plots[place].grounds[2020] = ground(new) }
  }

  /// Every class of lineage (method §7.21), and the thresholds on both sides.
  mutating func drawLineage() {
    drawSplitsAndMerges()
    drawBoundaries()
    drawLinks()
    drawEarlierYear()
  }

  private mutating func drawSplitsAndMerges() {
    var at = slot()
    let r = Self.rectangle
    change("L01", r(at, 0, 0, 100, 100), r(at, 0, 0, 50, 100))
    change("L01b", nil, r(at, 50, 0, 50, 100))
    component("split", ["L01"], ["L01", "L01b"], "kept")

    at = slot()
    change("L02", r(at, 0, 0, 50, 100), r(at, 0, 0, 100, 100))
    change("L03", r(at, 50, 0, 50, 100), nil)
    component("merged", ["L02", "L03"], ["L02"], "kept")

    at = slot()
    change("L04", r(at, 0, 0, 50, 100), r(at, 0, 0, 70, 100))
    change("L05", r(at, 50, 0, 50, 100), r(at, 70, 0, 30, 100))
    component("reallocated", ["L04", "L05"], ["L04", "L05"], "kept")

    // 5 m of 100 are in no part; of the other split 0.4 m.
    at = slot()
    change("L10", r(at, 0, 0, 100, 100), r(at, 0, 0, 50, 100))
    change("L10b", nil, r(at, 55, 0, 45, 100))
    component("split", ["L10"], ["L10", "L10b"], "kept")
    find("geometry:gap", "L10")
    at = slot()
    change("L11", r(at, 0, 0, 100, 100), r(at, 0, 0, 50, 100))
    change("L11b", nil, r(at, 50.4, 0, 49.6, 100))
    component("split", ["L11"], ["L11", "L11b"], "kept")
    near("geometry:gap", "L11", "a gap of 0.4 %, the limit is 0.5 %")

    // A split of which no part keeps the id: no id changed on the same ground.
    at = slot()
    change("L18", r(at, 0, 0, 100, 100), nil)
    change("L18a", nil, r(at, 0, 0, 50, 100))
    change("L18b", nil, r(at, 50, 0, 50, 100))
    component("split", ["L18"], ["L18a", "L18b"], "changed")
    near("identity:changed", "L18", "a split of which no part keeps the id")
  }

  private mutating func drawBoundaries() {
    let r = Self.rectangle
    var at = slot()
    change("L06", r(at, 0, 0, 100, 100), r(at, 0, 0, 99.4, 100))
    component("redrawn", ["L06"], ["L06"], "kept")
    at = slot()
    change("L07", r(at, 0, 0, 100, 100), r(at, 0, 0, 99.6, 100))
    near("lineage:redrawn", "L07", "0.4 % changed, the same up to 0.5 %")
    change("L08", r(slot(), 0, 0, 100, 100), nil)
    component("gone", ["L08"], [])
    change("L09", nil, r(slot(), 0, 0, 100, 100))
    component("new", [], ["L09"])

    // Surveyed again: every corner moved by 2 cm.
    at = slot()
    let moved = zip(r(at, 0, 0, 100, 100), [(0.02, -0.02), (-0.02, 0.02), (0.02, 0.02), (-0.02, -0.02)])
    change("L19", r(at, 0, 0, 100, 100), moved.map { $0 + PlanePoint(x: $1.0, y: $1.1) })
    near("lineage:redrawn", "L19", "every corner moved by 2 cm")
    // Four centimetres of a hut are 0.8 % of it, and a sliver.
    at = slot()
    change("L20", r(at, 0, 0, 5, 5), r(at, 0, 0, 4.96, 5))
    near("lineage:redrawn", "L20", "0.8 % changed, by a strip of 4 cm; slivers are narrower than 5 cm")
  }

  private mutating func drawLinks() {
    let r = Self.rectangle
    var at = slot()
    change("L12", r(at, 0, 0, 100, 100), r(at, 89.8, 0, 100, 100))
    component("redrawn", ["L12"], ["L12"], "kept")
    at = slot()
    change("L13", r(at, 0, 0, 100, 100), nil)
    change("L13x", nil, r(at, 90.2, 0, 100, 100))
    component("gone", ["L13"], [])
    component("new", [], ["L13x"])
    find("geometry:versions", "L13;L13x")
    near("lineage:link", "L13;L13x", "9.8 % of the smaller is shared, 10 % link")

    // 5 m of what was L14 are L15's now; of L16's 0.4 m are L17's.
    at = slot()
    change("L14", r(at, 0, 0, 100, 100), r(at, 0, 0, 95, 100))
    change("L15", nil, r(at, 95, 0, 100, 100))
    component("redrawn", ["L14"], ["L14"], "kept")
    component("new", [], ["L15"])
    find("geometry:versions", "L14;L15")
    at = slot()
    change("L16", r(at, 0, 0, 100, 100), r(at, 0, 0, 99.6, 100))
    change("L17", nil, r(at, 99.6, 0, 100, 100))
    component("new", [], ["L17"])
    near("geometry:versions", "L16;L17", "0.4 % is shared, the limit is 0.5 %")
  }

  /// Changes between 2018 and 2019, for the lineage of that pair of years.
  private mutating func drawEarlierYear() {
    let r = Self.rectangle, at = slot()
    plot("M01", r(at, 0, 0, 100, 100), years: [2018])
    let half = ground(r(at, 0, 0, 50, 100))
    (plots[plots.count - 1].grounds[2019], plots[plots.count - 1].grounds[2020]) = (half, half)
    plot("M01b", r(at, 50, 0, 50, 100), years: [2019, 2020])
    component("split", ["M01"], ["M01", "M01b"], "kept", year: 2019)
    plot("M02", r(slot(), 0, 0, 100, 100), years: [2018])
    component("gone", ["M02"], [], year: 2019)
    plot("M03", r(slot(), 0, 0, 100, 100), years: [2019, 2020])
    component("new", [], ["M03"], year: 2019)
  }
}
