/// The plan file of a sample.
enum PlanText {
  static func plan(_ options: SampleOptions, unit: String = "万元") -> String {
    let year = options.years.upperBound
    let years = options.years.map { "\($0): parcels-\($0).geojson" }.joined(separator: ", ")
    let source = options.years.count > 1 ? "years: {\(years)}" : "file: parcels-\(year).geojson"
    return """
      # 合成样例：图形与数字均为虚构。Synthetic: neither shapes nor figures are real.
      study: 花都区三旧改造对标（合成样例）
      year: \(year)
      crs: EPSG:4490
      work_crs: EPSG:4547
      layers:
        parcels:
          \(source)
          columns:
            id: id
            name: name
            category: category
            town: town
      \(money(unit, indent: "      "))
            area: {column: area_mu, unit: 亩}
          stats: \(stats("parcels", unit))
        zones:
          file: zones.geojson
          columns:
            id: id
            name: name
            town: town
      \(money(unit, indent: "      "))
            area: {column: area_mu, unit: 亩}
          stats: \(stats("zones", unit))
        parks:
          file: parks.geojson
          columns:
            id: id
            name: name
            status: status
            belt: belt
      \(money(unit, indent: "      "))
            area: {column: area_mu, unit: 亩}
          stats: \(stats("parks", unit))
        district:
          file: district.geojson
      parks:
        P10: {status: disputed}
      control_totals:
        - {layer: parcels, measure: gross, value: \(ReadmeText.squareKilometres(options.parcelArea)), \
      unit: km², tolerance: 1e-6, source: "\(origin(options))"}

      """
  }

  private static func origin(_ options: SampleOptions) -> String {
    options.parcels <= 20_000 ? "L119" : "L119 × √(N/20000)"
  }

  private static func money(_ unit: String, indent: String) -> String {
    "\(indent)output: {column: output_wan, unit: \(unit)}\n\(indent)tax: {column: tax_wan, unit: \(unit)}"
  }

  private static func stats(_ layer: String, _ unit: String) -> String {
    "{file: stats-\(layer).csv, key: id, year: year, output: {column: output_wan, unit: \(unit)}, "
      + "tax: {column: tax_wan, unit: \(unit)}, estimated: estimated}"
  }
}
