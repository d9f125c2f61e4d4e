/// Writes all results of a ranked study into a folder.
public struct ResultWriter: Sendable {
  let study: RankedStudy
  let progress: RunProgress

  /// A writer of `study`.
  public init(_ study: RankedStudy, progress: RunProgress = RunProgress()) {
    (self.study, self.progress) = (study, progress)
  }

  /// Writes every file into `folder`, which the caller commits.
  public func write(to folder: AtomicFolder) throws {
    progress.begin(.writing)
    let measured = study.measured
    let tables = SharedFile.single {
      try folder.write(ParksCSV.document(measured), to: "parks.csv")
      if measured.request.wantsMatrix { try MatrixCSV(study: study).write(to: folder.file("matrix.csv")) }
      try folder.write(AccountJSON.document(measured), to: "account.json")
      try ProblemsJSON.write(measured.problems, to: OutputFile(folder.file("problems.json")))
      try ProblemsJSON.writePlaces(measured.problems, to: OutputFile(folder.file("problems.geojson")))
      try folder.write(ManifestJSON.document(study), to: "manifest.json")
    }
    try SharedFile.make(
      [
        RankedGeoJSON(study: study, progress: progress).begin(folder.file("ranked.geojson")),
        RankedCSV(study: study).begin(folder.file("ranked.csv")), tables,
      ], threads: measured.request.threads)
  }

  /// The files written, with what each holds.
  public static let contents: [(file: String, what: Bilingual)] = [
    ("ranked.geojson", Bilingual(zh: "地块及排名", en: "the parcels with their ranks")),
    ("ranked.csv", Bilingual(zh: "排名表", en: "the ranked table")),
    ("parks.csv", Bilingual(zh: "园区标杆", en: "the parks and their benchmarks")),
    ("matrix.csv", Bilingual(zh: "地块 × 园区", en: "candidate × park")),
    ("account.json", Bilingual(zh: "土地账", en: "the land account")),
    ("problems.json", Bilingual(zh: "全部问题", en: "everything that was wrong")),
    ("problems.geojson", Bilingual(zh: "问题位置", en: "where it was wrong")),
    ("manifest.json", Bilingual(zh: "来源与设置", en: "inputs, settings, versions")),
  ]
}
