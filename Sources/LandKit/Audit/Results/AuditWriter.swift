/// Writes all results of an audit into a folder.
public struct AuditWriter: Sendable {
  let result: AuditResult
  let language: Language

  /// A writer of `result`; the report is in `language`.
  public init(_ result: AuditResult, language: Language) { (self.result, self.language) = (result, language) }

  /// Writes every file into `folder`, which the caller commits.
  public func write(to folder: AtomicFolder) throws {
    try folder.write(FindingsJSON.document(result), to: "findings.json")
    try folder.write(FindingsCSV.document(result), to: "findings.csv")
    try folder.write(FindingsCSV.places(result), to: "findings.geojson")
    try ChangeCSV.write(result, to: folder.output("change.csv"))
    try folder.write(SeriesCSV.document(result), to: "series.csv")
    try folder.write(ControlCSV.document(result), to: "control.csv")
    try folder.write(LineageCSV.document(result), to: "lineage.csv")
    try LineageGeoJSON(result: result).write(to: folder.output("lineage.geojson"))
    try folder.write(AuditReport(result, language).document(), to: "audit.md")
    try folder.write(ProblemsJSON.document(result.year.problems), to: "problems.json")
    try folder.write(AuditManifest.document(result), to: "manifest.json")
  }

  /// The files written, with what each holds.
  public static let contents: [(file: String, what: Bilingual)] = [
    ("audit.md", Bilingual(zh: "报告", en: "the report")),
    ("findings.json", Bilingual(zh: "全部发现", en: "all findings")),
    ("findings.csv", Bilingual(zh: "发现清单", en: "the findings as a table")),
    ("findings.geojson", Bilingual(zh: "发现的位置", en: "where they are")),
    ("change.csv", Bilingual(zh: "变化及其原因", en: "what changed, and why")),
    ("series.csv", Bilingual(zh: "历年序列与位次", en: "all years, with standings")),
    ("control.csv", Bilingual(zh: "控制总数与平差", en: "control totals, levelled tables")),
    ("lineage.csv", Bilingual(zh: "沿革", en: "what became of every parcel")),
    ("lineage.geojson", Bilingual(zh: "有变化的地块，两年", en: "what changed on the ground, in both years")),
    ("problems.json", Bilingual(zh: "审计年份数据的全部问题", en: "everything that was wrong with the year's data")),
    ("manifest.json", Bilingual(zh: "来源、设置与规则", en: "inputs, settings, rules")),
  ]
}
