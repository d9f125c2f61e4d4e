import Foundation

/// Writes the planted study.
struct AuditFiles {
  let scene: AuditScene
  let folder: URL

  /// All files.
  func write() throws(SampleError) {
    for year in AuditScene.years { try parcels(year) }
    try parcelTable()
    try sites(scene.parks, "parks")
    try sites(scene.zones, "zones")
    try district()
    try OutputFile.write(folder, "plan.yaml", AuditPlanText.plan(scene))
    try OutputFile.write(folder, "planted.json", scene.planted.document())
    try OutputFile.write(folder, "README.md", AuditPlanText.readme(scene.planted))
  }

  private func collection(_ name: String, _ body: (OutputFile) -> Void) throws(SampleError) {
    let file = try OutputFile(folder, name + ".geojson")
    file.text.beginCollection(name)
    body(file)
    file.text.endCollection()
    try file.close()
  }

  /// Thousandths of a 亩; 1,500 to the square kilometre.
  private func mu(_ area: Double) -> Int64 { Int64((area * 1.5).rounded()) }

  private func parcels(_ year: Int) throws(SampleError) {
    try collection("parcels-\(year)") { file in
      var isFirst = true
      for plot in scene.plots {
        guard let ground = plot.grounds[year] else { continue }
        if !isFirst { file.text.add(",\n") }
        isFirst = false
        file.text.beginFeature()
        file.text.property("id", plot.id, first: true)
        file.text.property("name", "审计样例地块 \(plot.id)")
        file.text.property("category", plot.category)
        file.text.property("town", plot.town)
        file.text.property("belt", "west")
        if !plot.park.isEmpty { file.text.property("park", plot.park) }
        let factor = year == AuditScene.last ? plot.registered : 1
        file.text.property("area_mu", fixed: mu(ground.area * factor), decimals: 3)
        file.text.property("year", fixed: Int64(year), decimals: 0)
        if let shape = ground.shape {
          file.text.endFeature(shape)
        } else {
          file.text.add("}, \"geometry\": null}")
        }
      }
    }
  }

  private func parcelTable() throws(SampleError) {
    let table = try OutputFile(folder, "stats-parcels.csv")
    table.text.addStatsHeader()
    for year in AuditScene.years {
      var seen = Set<String>()
      for plot in scene.plots where plot.grounds[year] != nil && seen.insert(plot.id).inserted {
        table.text.addStats(plot.id, year, plot.figures(year, last: AuditScene.last))
      }
    }
    try table.close()
  }

  private func sites(_ sites: [AuditSite], _ name: String) throws(SampleError) {
    try collection(name) { file in
      for (i, site) in sites.enumerated() {
        if i > 0 { file.text.add(",\n") }
        file.text.beginFeature()
        file.text.property("id", site.id, first: true)
        file.text.property("name", site.name)
        if !site.town.isEmpty { file.text.property("town", site.town) }
        if !site.belt.isEmpty { file.text.property("belt", site.belt) }
        if !site.status.isEmpty { file.text.property("status", site.status) }
        file.text.property("area_mu", fixed: mu(site.area), decimals: 3)
        file.text.endFeature(site.shape)
      }
    }
    let table = try OutputFile(folder, "stats-\(name).csv")
    table.text.addStatsHeader()
    for site in sites {
      for year in AuditScene.years {
        let blank = Worth.cell(.blank)
        table.text.addStats(
          site.id, year,
          Figures(
            output: (site.output[year] ?? blank).cell(area: site.area),
            tax: (site.tax[year] ?? blank).cell(area: site.area), estimated: false))
      }
    }
    try table.close()
  }

  private func district() throws(SampleError) {
    let east = AuditScene.eastCorners.map { PlanePoint(x: AuditScene.eastSide, y: $0) }
    let outline =
      [PlanePoint(x: -8000, y: -5000), PlanePoint(x: AuditScene.eastSide, y: -5000)] + east
      + [PlanePoint(x: AuditScene.eastSide, y: 4000), PlanePoint(x: -8000, y: 4000)]
    try collection("district") { file in
      file.text.beginFeature()
      file.text.property("id", "440114", first: true)
      file.text.property("name", "花都区")
      file.text.endFeature(Shape(plane: [outline]))
    }
  }
}
