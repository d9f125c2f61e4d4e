import Foundation

/// Writes all results of a ranked study into a folder.
public struct ResultWriter: Sendable {
  let study: RankedStudy
  let progress: RunProgress

  /// A writer of `study`.
  public init(_ study: RankedStudy, progress: RunProgress = RunProgress()) {
    (self.study, self.progress) = (study, progress)
  }

  /// Writes every file into `folder`, which the caller commits. Returns the study with what writing added to its
  /// problems.
  @discardableResult
  public func write(to folder: AtomicFolder) throws -> RankedStudy {
    progress.begin(.writing)
    let log = RoundingLog()
    // Only coordinates that come from another system are rounded, which may add to the problems.
    let mayRound =
      study.measured.opening.isReprojected || study.measured.layers.contains { $0.opening.isReprojected }
    try SharedFile.make(
      [
        RankedGeoJSON(study: study, progress: progress, log: log).begin(folder.output("ranked.geojson")),
        RankedCSV(study: study).begin(folder.output("ranked.csv")),
        SharedFile.single {
          try writeTables(to: folder, log)
          if !mayRound { try writeProblems(study, to: folder) }
        },
      ], threads: study.measured.request.threads)
    var written = study
    if mayRound {
      // Records of measure do not know where a file was that was named otherwise.
      let found = log.ledger
      written.measured.problems.add((try? LineNumbers.fill(found, study.measured.request)) ?? found)
      try writeProblems(written, to: folder)
    }
    try folder.write(ManifestJSON.document(written, files: try sizes(in: folder)), to: "manifest.json")
    return written
  }

  private func writeTables(to folder: AtomicFolder, _ log: RoundingLog) throws {
    let measured = study.measured
    try folder.write(ParksCSV.document(measured), to: "parks.csv")
    if measured.request.wantsMatrix { try MatrixCSV(study: study).write(to: folder.output("matrix.csv")) }
    let sources = SourcesCSV(study: measured)
    if sources.isNeeded { try sources.write(to: folder.output(SourcesCSV.fileName)) }
    try folder.write(AccountJSON.document(measured), to: "account.json")
    for layer in measured.layers {
      try LayerGeoJSON(study: measured, layer: layer, log: log).write(
        to: folder.output(LayerGeoJSON.fileName(layer.input.role)))
    }
  }

  private func writeProblems(_ study: RankedStudy, to folder: AtomicFolder) throws {
    let problems = study.measured.problems
    try ProblemsJSON.write(problems, to: folder.output("problems.json"))
    try ProblemsJSON.writePlaces(problems, to: folder.output("problems.geojson"))
  }

  /// The files so far and how long they are, so that a reader knows one that was cut off or exchanged.
  private func sizes(in folder: AtomicFolder) throws -> [(file: String, bytes: Int)] {
    try Self.contents.compactMap { file, _ in
      guard FileManager.default.fileExists(atPath: folder.file(file)) else { return nil }
      return (file, try ByteFile(folder.file(file)).size)
    }
  }

  /// The files written, with what each holds.
  public static let contents: [(file: String, what: Bilingual)] = [
    ("ranked.geojson", Bilingual(zh: "地块及排名", en: "the parcels with their ranks")),
    ("ranked.csv", Bilingual(zh: "排名表", en: "the ranked table")),
    ("parks.csv", Bilingual(zh: "园区标杆", en: "the parks and their benchmarks")),
    ("parks.geojson", Bilingual(zh: "园区图层", en: "the parks' layer")),
    ("zones.geojson", Bilingual(zh: "村级工业园图层", en: "the zones' layer")),
    ("district.geojson", Bilingual(zh: "行政区图层", en: "the district's layer")),
    ("matrix.csv", Bilingual(zh: "地块 × 园区", en: "candidate × park")),
    (SourcesCSV.fileName, Bilingual(zh: "地块与数额的出处", en: "where parcels and amounts stand")),
    ("account.json", Bilingual(zh: "土地账", en: "the land account")),
    ("problems.json", Bilingual(zh: "全部问题", en: "everything that was wrong")),
    ("problems.geojson", Bilingual(zh: "问题位置", en: "where it was wrong")),
    ("manifest.json", Bilingual(zh: "来源与设置", en: "inputs, settings, versions")),
  ]
}
