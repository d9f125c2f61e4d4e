import LandKit

/// Everything that was wrong with the input, in the order of the run.
struct ProblemsSheet {
  let context: ExportContext

  func write() throws {
    let (counts, problems) = try context.results.problems()
    var titles: [String: Bilingual] = [:]
    for count in counts { titles[count.kind] = count.title }
    try context.table(
      "问题清单", "Problems",
      Bilingual(zh: "输入数据的全部问题及其位置", en: "everything that was wrong with the input, and where"),
      columns(titles), frozenColumns: 2, rules: colours
    ) { row in for problem in problems { try row(problem) } }
  }

  private func colours(_ columns: [ExportColumn<ResultProblem>]) -> [SheetTable.Rule] {
    SeverityColours.rules(columns.firstIndex { $0.field == "severity" }, context.words)
  }

  /// Whether what a problem says exactly may hold an amount that is redacted.
  private func isHidden(_ problem: ResultProblem) -> Bool {
    !context.rules.redaction.isEmpty
      && ["amount:", "benchmark:", "plan:", "table:"].contains { problem.kind.hasPrefix($0) }
  }

  private typealias Column = ExportColumn<ResultProblem>

  private func text(
    _ zh: String, _ en: String, _ field: String, width: Double = 10,
    _ cell: @escaping (ResultProblem) -> SheetCell
  ) -> ExportColumn<ResultProblem> {
    Column(
      SheetColumnHead(zh, en, width: width), field,
      Bilingual(zh: "见 docs/results.md", en: "see docs/results.md"), cell)
  }

  private func columns(_ titles: [String: Bilingual]) -> [ExportColumn<ResultProblem>] {
    let words = context.words
    let language = context.language
    return [
      text("级别", "Severity", "severity") { words.cell($0.severity) },
      text("类别", "Class", "class", width: 22) { .text($0.kind) },
      text("名称", "Title", "title", width: 20) { .text(titles[$0.kind]?(language)) },
      text("图层", "Layer", "layer") { words.cell($0.layer) },
      text("文件", "File", "file", width: 24) { .text($0.file) },
      text("工作表", "Sheet", "sheet") { .text($0.sheet) },
      text("单元格", "Cell", "cell") { .text($0.cell) },
      text("行", "Line", "line") { .number($0.line) },
      text("要素", "Feature", "feature") { .number($0.feature) },
      text("编号", "Id", "id", width: 16) { $0.id.map { $0.isEmpty ? .blank : .text($0, .id) } ?? .blank },
      text("部分", "Part", "part", width: 7) { .number($0.part) },
      text("环", "Ring", "ring", width: 7) { .number($0.ring) },
      text("节点", "Vertex", "vertex", width: 7) { .number($0.vertex) },
      text("经度（°）", "Longitude (°)", "lon", width: 13) { .number($0.lon, decimals: 7) },
      text("纬度（°）", "Latitude (°)", "lat", width: 13) { .number($0.lat, decimals: 7) },
      text("修复前面积（m²）", "Area before (m²)", "area_before_m2", width: 14) {
        .number($0.areaBefore, decimals: 2)
      },
      text("修复后面积（m²）", "Area after (m²)", "area_after_m2", width: 14) { .number($0.areaAfter, decimals: 2) },
      text("具体情况", "What exactly", "detail", width: 80) {
        isHidden($0) ? .text(context.say("（已略去）", "(redacted)"), .text) : .text($0.detail(language), .wrapped)
      },
    ]
  }
}
