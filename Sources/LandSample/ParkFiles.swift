import Foundation

/// Writes the parks, their figures, and the district.
struct ParkFiles {
  let plan: StudyPlan
  let folder: URL
  private(set) var areas: [Double] = []
  private(set) var districtArea = 0.0
  private(set) var output: [Double]

  init(_ plan: StudyPlan, _ folder: URL) {
    self.plan = plan
    self.folder = folder
    output = plan.options.years.map { _ in 0 }
  }

  mutating func write() throws(SampleError) {
    let file = try OutputFile(folder, "parks.geojson")
    file.text.beginCollection("parks")
    let stats = try OutputFile(folder, "stats-parks.csv")
    stats.text.addStatsHeader()
    let drawing = ParkDrawing(parks: plan.parks, seed: plan.options.seed)
    var measure = ShapeMeasure()
    for (i, park) in plan.parks.enumerated() {
      let shape = drawing.shape(i)
      let area = measure.squareMetres(shape)
      areas.append(area)
      var last = Figures(output: .blank, tax: .blank, estimated: false)
      for (step, year) in plan.options.years.enumerated() {
        last = plan.figures.park(i, park, area: area, year: year)
        stats.text.addStats(park.id, year, last)
        output[step] += Double(last.output.value ?? 0) / 1e7
      }
      if i > 0 { file.text.add(",\n") }
      write(park, shape, area, last, file)
    }
    file.text.endCollection()
    try file.close()
    try stats.close()
    try writeDistrict(&measure)
  }

  private func write(_ park: Park, _ shape: Shape, _ area: Double, _ figures: Figures, _ file: OutputFile) {
    file.text.beginFeature()
    file.text.property("id", park.id, first: true)
    file.text.property("name", park.name)
    file.text.property("belt", park.belt)
    file.text.property("belt_name", park.beltName)
    file.text.property("status", park.status)
    file.text.property("industry", park.industries)
    file.text.property("clusters", park.clusters)
    file.text.property("aliases", park.aliases)
    file.text.property("area_mu", fixed: Int64((area * 1.5).rounded()), decimals: 3)
    file.text.property("year", fixed: Int64(plan.options.years.upperBound), decimals: 0)
    file.text.property("output_wan", figures.output)
    file.text.property("tax_wan", figures.tax)
    file.text.endFeature(shape)
  }

  private mutating func writeDistrict(_ measure: inout ShapeMeasure) throws(SampleError) {
    let file = try OutputFile(folder, "district.geojson")
    let shape = plan.district.shape
    districtArea = measure.squareMetres(shape)
    file.text.beginCollection("district")
    file.text.beginFeature()
    file.text.property("id", "440114", first: true)
    file.text.property("name", "花都区")
    file.text.property("note", "示意轮廓，非法定界线")
    file.text.endFeature(shape)
    file.text.endCollection()
    try file.close()
  }
}
