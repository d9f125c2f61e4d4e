import LandKit

/// A column of one of the tables of a result: its head, what it means, and the cell of a row.
struct ExportColumn<Row> {
  let head: SheetColumnHead
  /// The property or column of the result that it is made from, without prefix.
  let field: String
  let meaning: Bilingual
  let cell: (Row) -> SheetCell

  init(
    _ head: SheetColumnHead, _ field: String, _ meaning: Bilingual, _ cell: @escaping (Row) -> SheetCell
  ) {
    (self.head, self.field, self.meaning, self.cell) = (head, field, meaning, cell)
  }
}

/// A line of the glossary.
struct GlossaryLine {
  let table: String
  let head: String
  let field: String
  let meaning: String
}

/// What all sheets of an export are made with.
final class ExportContext {
  let results: ResultFolder
  let rules: RedactionRules
  let language: Language
  let words: Words
  let workbook: WorkbookFile
  let rowLimit: Int
  /// What a person must be told of the workbook.
  var notes: [Bilingual] = []
  /// The sheets in their order, with what each holds.
  var contents: [(name: String, what: Bilingual, rows: Int)] = []
  var glossary: [GlossaryLine] = []

  init(
    _ results: ResultFolder, _ redaction: Redaction, _ language: Language, _ workbook: WorkbookFile,
    rowLimit: Int
  ) {
    (self.results, self.language, self.workbook, self.rowLimit) = (results, language, workbook, rowLimit)
    rules = RedactionRules(redaction, in: results.manifest)
    words = Words(language: language)
  }

  /// A text in the language.
  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// Whether a figure falls away by redaction; also of those that are made of others here.
  func hides(_ field: String) -> Bool { rules.hides(figure: field) }

  /// Writes a table of columns, those left out that a redaction hides.
  func table<Row>(
    _ zh: String, _ en: String, _ what: Bilingual, _ columns: [ExportColumn<Row>], frozenColumns: Int = 0,
    rules: ([ExportColumn<Row>]) -> [SheetTable.Rule] = { _ in [] },
    fill: ((Row) throws -> Void) throws -> Void
  ) throws {
    let name = say(zh, en)
    let shown = columns.filter { !hides($0.field) }
    let table = try SheetTable(
      workbook, name: name, columns: shown.map(\.head), language: language, frozenColumns: frozenColumns,
      rules: rules(shown), rowLimit: rowLimit)
    try fill { row in try table.append(shown.map { $0.cell(row) }) }
    notes += table.finish()
    for sheet in table.sheets { contents.append((sheet.name, what, sheet.rows - 1)) }
    glossary += shown.map {
      GlossaryLine(table: name, head: $0.head.text(language), field: $0.field, meaning: $0.meaning(language))
    }
  }
}
