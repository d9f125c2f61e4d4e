import Foundation

/// Writes the village zones and their figures.
struct ZoneFiles {
  let plan: StudyPlan
  let folder: URL
  private(set) var area = 0.0
  private(set) var count = 0
  private(set) var output: [Double]

  init(_ plan: StudyPlan, _ folder: URL) {
    self.plan = plan
    self.folder = folder
    output = plan.options.years.map { _ in 0 }
  }

  /// Writes everything; `faults` may add to the file and to the table before they end.
  mutating func write(faults: (OutputFile, OutputFile) throws(SampleError) -> Void) throws(SampleError) {
    let file = try OutputFile(folder, "zones.geojson")
    file.text.beginCollection("zones")
    let stats = try OutputFile(folder, "stats-zones.csv")
    stats.text.addStatsHeader()
    var drawing = BlockDrawing()
    var measure = ShapeMeasure()
    for site in plan.zoneSites {
      drawing.draw(plan.zones, site)
      for mask in plan.zones.pieces(site).prefix(Int(site.pieces)) {
        let shape = drawing.shape(mask)
        let squareMetres = measure.squareMetres(shape)
        area += squareMetres
        let key = mix(site.hash(plan.options.seed, plan.zones.style.salt), mask.trailingZeroBitCount, 7)
        if count > 0 { file.text.add(",\n") }
        count += 1
        write(shape, squareMetres, key, plan.zones.villages[Int(site.village)], file, stats)
        try file.spill()
        try stats.spill()
      }
    }
    try faults(file, stats)
    file.text.endCollection()
    try file.close()
    try stats.close()
  }

  private mutating func write(
    _ shape: Shape, _ area: Double, _ key: UInt64, _ village: Village, _ file: OutputFile, _ stats: OutputFile
  ) {
    var random = SeededRandom(mix(key, 0x5A))
    let digits = String(count)
    let id = "Z" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    var last = Figures(output: .blank, tax: .blank, estimated: false)
    for (step, year) in plan.options.years.enumerated() {
      last = plan.figures.zone(key, area: area, year: year)
      stats.text.addStats(id, year, last)
      output[step] += Double(last.output.value ?? 0) / 1e7
    }
    file.text.beginFeature()
    file.text.property("id", id, first: true)
    file.text.property("name", "\(village.name)第\(1 + random.below(19))工业区")
    file.text.property("town", village.town)
    file.text.property("village", village.name)
    file.text.property("area_mu", fixed: Int64((area * 1.5).rounded()), decimals: 3)
    file.text.property("year", fixed: Int64(plan.options.years.upperBound), decimals: 0)
    file.text.property("output_wan", last.output)
    file.text.property("tax_wan", last.tax)
    file.text.property("enterprises", fixed: Int64(3 + Int(area / 2800) + random.below(6)), decimals: 0)
    file.text.property("industry", random.pick(Gazetteer.industries))
    file.text.property("built_year", fixed: Int64(1985 + random.below(30)), decimals: 0)
    file.text.endFeature(shape)
  }
}
