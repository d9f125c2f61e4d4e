import Foundation

/// The README that a sample carries.
enum ReadmeText {
  static func text(_ options: SampleOptions, _ s: SampleSummary, faults: [PlantedFault]) -> String {
    let years = s.years.indices.map { i in
      "| parcels \(s.years[i]) · 三旧地块 | \(s.parcels[i]) | \(squareKilometres(s.gross[i])) | \(decimal(s.output[i], 2)) |"
    }
    let parks = zip(Park.catalogue, s.parks).map { park, area in
      "| \(park.id) | \(park.name) | \(park.belt) | \(park.status) | \(squareKilometres(area)) |"
    }
    let scaled =
      options.parcels > 20_000
      ? "\nAbove 20,000 parcels areas scale: 51.72 and 18.47 km² times √(N / 20,000); there are N/20 zones (521 to 20,000).\n"
      : ""
    return """
      # 合成样例数据 · A synthetic study

      **图形与数字全部为虚构**：园区、村级工业园、三旧地块和区界都由程序按种子 \(options.seed) 生成，不是任何真实地块、企业或行政界线。\
      园区名称、地块总面积 51.72 km² 和 2018–2020 年产值序列取自公开规划；521 个村级工业园、18.47 km² 取自公开调查。

      **Neither shapes nor figures are real.** All of it was drawn by \
      `landcli sample DIR --seed \(options.seed) --parcels \(options.parcels) --years \(yearText(options))\
      \(options.faults ? " --faults" : "")`. The names of the parks, the 51.72 km² and the yearly series of output are the \
      public plan's; 521 zones and 18.47 km² are a public survey's. Village names are invented; the outline of the \
      district is a sketch and no legal boundary. Licence: as the project's.

      ## Known totals
      CRS: longitude, latitude of CGCS2000 (EPSG:4490), 9 decimals. Areas are geodesic on CGCS2000. Output: the known \
      figures of parks, zones and parcels added, 亿元; they are separate draws and stand for different firms.

      | layer | features | gross km² | output, all layers |
      |---|---|---|---|
      \(years.joined(separator: "\n"))
      | zones · 村级工业园 | \(s.zones) | \(squareKilometres(s.zoneArea)) | |
      | district · 区界 | 1 | \(squareKilometres(s.districtArea)) | |

      No two parcels of a year overlap, nor two zones, nor two parks: gross is net. \
      Parcels do lie on zones and in parks.\(options.faults ? " The planted faults below come on top of these totals." : "")
      \(scaled)
      | park | name | belt | status | km² |
      |---|---|---|---|---|
      \(parks.joined(separator: "\n"))

      ## How it was made
      Villages are scattered over the district, each with a bent frame of lanes. Blocks lie between lanes, cells divide \
      blocks, and a parcel or a zone is a set of cells: neighbours share the very same vertices and cannot overlap. \
      Zones have frames of their own, so that they match parcels only in part. Blocks shrink about their middles until \
      the geodesic total is met. Between years parcels split, merge, move, vanish, appear, are redrawn, renumbered or \
      surveyed again, and numbers are used again on other ground; `lineage-truth.csv` lists every change by the method's \
      definitions, and what it does not list stayed as it was.

      ## Figures
      万元 a year, in `stats-*.csv` and, for \(options.years.upperBound), in the layers' own `output_wan` and `tax_wan`. \
      Parks: 8–30 亿元/km² output, 0.3–1.5 tax. Zones: tax about 0.75 亿元/km² (5 万元/亩). Parcels: log-normal, mostly \
      below their park. `***` is withheld, blank is absent, `--` does not apply; none of them is 0. \
      `estimated` = 1 marks an estimate (预估数). The sum stays under the plan's series (2546.92, 2625.85 and 2668.21 亿元 \
      for 2018–2020)\(options.parcels > 20_000 ? ", for which zones and parcels are lowered" : "").
      \(faultTable(faults))
      """
  }

  private static func faultTable(_ faults: [PlantedFault]) -> String {
    guard !faults.isEmpty else { return "" }
    let rows = faults.map { "| `\($0.kind)` | \($0.file) | \($0.id ?? "") | \($0.note) |" }
    return """

      ## Planted faults
      Also in `planted.json`, with the places.

      | class | file | id | what |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  private static func yearText(_ options: SampleOptions) -> String {
    options.years.count > 1
      ? "\(options.years.lowerBound)-\(options.years.upperBound)" : "\(options.years.lowerBound)"
  }

  /// km² with six decimals, trailing zeros trimmed.
  static func squareKilometres(_ squareMetres: Double) -> String { decimal(squareMetres / 1e6, 6) }

  static func decimal(_ value: Double, _ places: Int) -> String {
    var text = ByteText()
    text.add(fixed: Int64((value * pow(10, Double(places))).rounded()), decimals: places)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
