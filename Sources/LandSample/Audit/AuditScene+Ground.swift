extension AuditScene {
  /// Faults of drawing (rules `geometry:`).
  mutating func drawGround() {
    drawOverlaps()
    drawLoops()
    drawOutside()
    hectare("G11") { plot in for year in plot.grounds.keys { plot.grounds[year]?.shape = nil } }
    find("geometry:unusable", "G11")
    for (id, factor) in [("G12", 1.5), ("G13", 1.08), ("G14", 0.92)] {
      hectare(id) { $0.registered = factor }
    }
    find("geometry:registered", "G12")
    near("geometry:registered", "G13", "registered 8 % too large, the limit is 10 %")
    near("geometry:registered", "G14", "registered 8 % too small, the limit is 10 %")
  }

  private mutating func drawOverlaps() {
    let r = Self.rectangle
    var at = slot()
    plot("G01", r(at, 0, 0, 100, 100))
    plot("G02", r(at, 99.88, 0, 100, 100))
    find("geometry:overlap", "G01;G02")
    at = slot()
    plot("G03", r(at, 0, 0, 40, 10))
    plot("G04", r(at, 39.94, 0, 40, 10))
    near("geometry:overlap", "G03;G04", "0.6 m² shared, the limit is 1 m²")
    near("geometry:sliver", "G03;G04", "a strip of 6 cm; slivers are narrower than 5 cm")
    // Two centimetres, in every year: a sliver within the layer, and one with the other year either way.
    at = slot()
    plot("G05", r(at, 0, 0, 100, 100))
    plot("G06", r(at, 99.98, 0, 100, 100))
    find("geometry:sliver", "G05;G06")
    find("geometry:sliver", "all", kind: "all")
  }

  /// A loop beyond the west side: its ground counts against what is drawn, and for what is repaired.
  private mutating func drawLoops() {
    for (id, size) in [("G07", 1.0), ("G08", 0.5)] {
      let at = slot()
      let corners: [(Double, Double)] = [
        (0, 0), (100, 0), (100, 100), (0, 100), (0, 50 + 10 * size), (-4 * size, 50),
        (-4 * size, 50 + 10 * size),
        (0, 50),
      ]
      plot(id, corners.map { at + PlanePoint(x: $0.0, y: $0.1) })
    }
    find("geometry:repair", "G07")
    near("geometry:repair", "G08", "the repair adds 5 m² of 10,000, the limit is 0.1 %")
  }

  /// The east side of the district, with corners beside each parcel: no side is long enough to bend in the plane.
  static let eastSide = 9000.0
  static let eastCorners = stride(from: -3000.0, through: -2000, by: 100)

  private mutating func drawOutside() {
    let r = Self.rectangle
    plot("G09", r(PlanePoint(x: Self.eastSide, y: -3000), -96, 0, 100, 100))
    find("geometry:outside", "G09")
    plot("G10", r(PlanePoint(x: Self.eastSide, y: -2500), -39.94, 10, 40, 10))
    near("geometry:outside", "G10", "0.6 m² are outside, the limit is 1 m²")
  }
}
