/// Where each parcel and its amounts stand in the study's files: what an explanation that is made from the results
/// alone cannot know otherwise.
struct SourcesCSV {
  let study: MeasuredStudy

  /// The name of the file.
  static let fileName = "sources.csv"

  /// Whether it tells anything: not when parcels are those of one file, all of them, with their amounts in their
  /// properties.
  var isNeeded: Bool {
    table != nil || study.request.filter != nil || files.count > 1
  }

  /// The inputs as they were recorded, which a ranking of records of `measure` has as well.
  private var own: [InputRecord] { study.inputs.filter { $0.layer == LayerRole.parcels.rawValue } }
  private var files: [String] { own.filter { $0.crs != nil }.map(\.file) }
  private var table: String? { own.first { $0.crs == nil }?.file }

  /// Writes a row a parcel, in the order of `ranked.geojson`.
  func write(to output: OutputFile) throws {
    var csv = CSVWriter(header: ["id", "file", "feature", "stats_file", "stats_line"])
    let files = files
    let stats = table ?? ""
    for index in 0..<study.table.count {
      let figures = study.table[index]
      csv.text(utf8: study.table.id(index))
      csv.text(Int(figures.source.file) < files.count ? files[Int(figures.source.file)] : "")
      csv.number(Double(figures.source.feature + 1))
      csv.text(figures.statsLine >= 0 ? stats : "")
      csv.number(figures.statsLine >= 0 ? Double(figures.statsLine) : .nan)
      csv.endRow()
      try csv.drain(into: output, from: 1 << 20)
    }
    try csv.drain(into: output)
    try output.finish()
  }
}
