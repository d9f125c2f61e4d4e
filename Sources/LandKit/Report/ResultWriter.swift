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
    try RankedGeoJSON(study: study, progress: progress).write(to: folder.file("ranked.geojson"))
    progress.begin(.tabulating)
    try RankedCSV(study: study).write(to: folder.file("ranked.csv"))
    try folder.write(ParksCSV.document(study.measured), to: "parks.csv")
    if study.measured.request.wantsMatrix { try MatrixCSV(study: study).write(to: folder.file("matrix.csv")) }
    try folder.write(AccountJSON.document(study.measured), to: "account.json")
    try folder.write(ProblemsJSON.document(study.measured.problems), to: "problems.json")
    try folder.write(ProblemsJSON.places(study.measured.problems), to: "problems.geojson")
    try folder.write(ManifestJSON.document(study), to: "manifest.json")
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
