import LandKit

/// Where the amounts of a study's parcels stand: files, columns, year.
struct AmountSources: Sendable {
  /// The parcels' file, when there is one alone.
  var file: String?
  /// Whether every feature of it is a parcel of the results.
  var isWhole = false
  /// The table of amounts; nil when they are properties of the parcels.
  var statsFile: String?
  /// Columns or properties.
  var columns = PerMeasure<String>(output: "", tax: "")
  var year: Int?

  init() {}

  init(_ manifest: ResultManifest) {
    let own = manifest.inputs.filter { $0.layer == LayerRole.parcels.rawValue }
    let files = own.filter { $0.crs != nil }.map(\.file)
    file = files.count == 1 ? files[0] : nil
    isWhole = manifest.counts.leftOut == 0
    statsFile = own.first { $0.crs == nil }?.file
    year = manifest.settings.year
    let origin = statsFile == nil ? "properties" : "stats"
    for measure in Measure.allCases {
      columns[measure] =
        manifest.columns.first {
          $0.layer == LayerRole.parcels.rawValue && $0.role == (measure == .output ? "output" : "tax")
            && $0.from == origin
        }?.names.joined(separator: " | ") ?? ""
    }
  }

  /// Where a parcel stands: its file and which feature it is.
  func place(of parcel: ReportParcel, _ language: Language) -> String? {
    guard let file = parcel.file ?? file else { return nil }
    guard let feature = parcel.feature ?? (isWhole ? parcel.number + 1 : nil) else { return file }
    return language == .zh ? "\(file)，第 \(feature) 个要素" : "\(file), feature \(feature)"
  }

  /// Where one of its amounts stands, in brackets.
  func amount(_ measure: Measure, of parcel: ReportParcel, _ language: Language) -> String {
    let state = measure == .output ? parcel.outputState : parcel.taxState
    if state == "estimated", parcel.statsLine == nil {
      return language == .zh ? "由村级工业园估算" : "apportioned from village zones"
    }
    guard let statsFile else {
      return language == .zh ? "属性 \(columns[measure])" : "property \(columns[measure])"
    }
    let line = parcel.statsLine.map(String.init)
    guard let line else { return language == .zh ? "\(statsFile)，没有该地块的行" : "\(statsFile) has no row of it" }
    let when = year.map { language == .zh ? "，\($0) 年" : ", year \($0)" } ?? ""
    return language == .zh
      ? "\(statsFile)，第 \(line) 行，列 \(columns[measure])\(when)"
      : "\(statsFile), line \(line), column \(columns[measure])\(when)"
  }
}
