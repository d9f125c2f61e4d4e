extension AuditScene {
  /// Output of the parks in 2019 and 2020 and tax in 2020, 亿元/km²; nil where it is blank.
  private static let intensities: [(before: Double, after: Double, tax: Double?)] = [
    (20, 20.4, 1.01), (18, 18.36, 0.96), (16, 15.2, 0.91), (15, 14.775, 0.86), (14, 14.1, nil),
    (13.5, 14.5, nil),
    (13.2, 14.4, 0.71), (12, 12.1, 0.66), (10, 12.5, 0.61), (30, 16, 0.5),
  ]

  /// What the plan says of single parks, a line each.
  static let parkPlans = [
    "P01: {target_output: {value: 21, unit: 亿元/km²}, aliases: [原汽车产业基地]}",
    "P02: {target_output: {value: 18.3, unit: 亿元/km²}}",
    "P06: {bench_tax: {value: 0.76, unit: 亿元/km²}}",
    "P10: {status: disputed}",
  ]

  /// Ten parks of a square kilometre in a row, P01 and P02 side by side.
  mutating func drawParks() {
    for (i, park) in Park.catalogue.enumerated() {
      let x = i < 2 ? -6000 + Double(i) * 1000 : -3500 + Double(i - 2) * 1500
      let shape = Shape(plane: [Self.rectangle(PlanePoint(x: x, y: 2000), 0, 0, 1000, 1000)])
      var site = AuditSite(
        id: park.id, name: park.name, belt: park.belt, status: park.status, shape: shape, area: area(shape))
      let given = Self.intensities[i]
      site.output = [2018: .rate(given.before), 2019: .rate(given.before), 2020: .rate(given.after)]
      for year in Self.years {
        site.tax[year] = given.tax.map { .rate(year == 2020 ? $0 : $0 - 0.01) } ?? .cell(.blank)
      }
      parks.append(site)
    }
    find("performance:target", layer: "parks", "park", "P01", "output")
    near("performance:target", "P02", "18.36 亿元/km², the target is 18.3")
    find("performance:fell", layer: "parks", "park", "P03", "output")
    near("performance:fell", "P04", "1.5 % less, the limit is 2 %")
    near("performance:fell", "P10", "47 % less, and disputed: it does not count")
    find("performance:substituted", layer: "parks", "park", "P05", "tax")
    near("performance:substituted", "P06", "its tax is blank, and the plan fixes a benchmark")
    find("performance:standing", layer: "parks", "park", "P05", "output")
    near("performance:standing", "P08", "from 8th to 9th, two places are the limit")
  }

  /// Candidates against the parks: the lowest has 10 and then 12.1 亿元/km².
  mutating func drawPerformance() {
    for (id, before, after) in [
      ("B01", 10.5, 12.0), ("B02", 10.2, 9.9), ("B03", 10.5, 12.2), ("B04", 19, 15), ("B05", 19, 16),
    ] {
      hectare(id) { plot in
        plot.output = [2018: .rate(before), 2019: .rate(before), 2020: .rate(after)]
        for year in Self.years { plot.tax[year] = .rate(0.2) }
      }
    }
    for measure in ["output", "tax"] { find("performance:bottom", "all", measure, kind: "all") }
    find("performance:bottom", "B01", "output", kind: "unit")
    find("performance:bottom", "B02", "output", kind: "unit")
    near("performance:bottom", "B03", "12.2 亿元/km², the lowest park has 12.1")
    find("performance:standing", "B04", "output", kind: "unit")
    near("performance:standing", "B05", "from 2nd to 3rd, two places are the limit")
  }
}
