import LandKit

/// What every column of the workbook means, and how its figures are computed.
struct GlossarySheet {
  let context: ExportContext

  func write() throws {
    let lines = context.glossary
    var methods: [String: Indicator] = [:]
    for indicator in IndicatorTable.all { methods[indicator.id] = indicator }
    typealias Column = ExportColumn<GlossaryLine>
    let what = Bilingual(zh: "各列的含义、单位与算法", en: "what the columns mean and how they are computed")
    let prefix = context.results.manifest.settings.prefix
    try context.table(
      "词汇", "Glossary", what,
      [
        Column(SheetColumnHead("工作表", "Sheet", width: 14), "glossary_sheet", what) { .text($0.table) },
        Column(SheetColumnHead("列", "Column", width: 32), "glossary_column", what) { .text($0.head) },
        Column(SheetColumnHead("结果文件中的名称", "Name in the result", width: 16), "glossary_name", what) {
          .text((RankedProperty(rawValue: $0.field) == nil ? "" : prefix) + $0.field, .id)
        },
        Column(SheetColumnHead("含义", "Meaning", width: 60), "glossary_meaning", what) {
          .text($0.meaning, .wrapped)
        },
        Column(SheetColumnHead("公式", "Formula", width: 50), "glossary_formula", what) {
          .text(methods[$0.field].map { $0.formula })
        },
        Column(SheetColumnHead("计算方法条款", "Clause of the method", width: 12), "glossary_clause", what) {
          .text(methods[$0.field].map { $0.clause })
        },
      ], frozenColumns: 2
    ) { row in for line in lines { try row(line) } }
  }
}
