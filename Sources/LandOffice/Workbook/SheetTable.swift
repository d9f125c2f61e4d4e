import LandKit

/// A column of a table in a workbook.
struct SheetColumnHead: Sendable {
  /// What it holds, with its unit.
  let title: Bilingual
  /// Its unit; empty for what has none.
  let unit: String
  /// In characters.
  let width: Double

  init(_ zh: String, _ en: String, unit: String = "", width: Double = 12) {
    (title, self.unit, self.width) = (Bilingual(zh: zh, en: en), unit, width)
  }

  /// The head in a language: `地均税收（亿元/km²）`, `tax per area (亿元/km²)`.
  func text(_ language: Language) -> String {
    if unit.isEmpty { return title(language) }
    return language == .zh ? "\(title.zh)（\(unit)）" : "\(title.en) (\(unit))"
  }
}

/// A table that begins on a new sheet and goes on to further ones when a sheet is full: a head that stays in sight,
/// filters, and colours by rules.
final class SheetTable {
  /// A colour for cells of a column: `formula` is about its first cell, which `$` stands for.
  struct Rule {
    let column: Int
    let formula: String
    let fill: String
    let text: String
  }

  /// Rows a sheet has at most (Excel's limit), its head included.
  static let rowLimit = 1_048_576

  private let workbook: WorkbookFile
  private let name: String
  private let head: [String]
  private let widths: [Double]
  private let frozenColumns: Int
  private let rules: [Rule]
  private let rowLimit: Int
  private(set) var sheets: [SheetFile] = []
  /// Rows below the head, on all sheets.
  private(set) var count = 0

  init(
    _ workbook: WorkbookFile, name: String, columns: [SheetColumnHead], language: Language,
    frozenColumns: Int = 0, rules: [Rule] = [], rowLimit: Int = SheetTable.rowLimit
  ) throws(FileError) {
    (self.workbook, self.name, self.rules, self.frozenColumns) = (workbook, name, rules, frozenColumns)
    head = columns.map { $0.text(language) }
    widths = columns.map(\.width)
    self.rowLimit = rowLimit
    try begin()
  }

  private func begin() throws(FileError) {
    let sheet = try workbook.addSheet(name)
    sheet.setWidths(widths)
    sheet.freeze(rows: 1, columns: frozenColumns)
    try sheet.append(head.map { .text($0, .header) }, height: 46)
    sheets.append(sheet)
  }

  /// Adds a row.
  func append(_ cells: [SheetCell]) throws(FileError) {
    if let sheet = sheets.last, sheet.rows >= rowLimit {
      finish(sheet)
      try begin()
    }
    try sheets.last?.append(cells)
    count += 1
  }

  /// Ends the table, and tells what a reader must know of it.
  func finish() -> [Bilingual] {
    if let sheet = sheets.last { finish(sheet) }
    return notes
  }

  private func finish(_ sheet: SheetFile) {
    sheet.filter(columns: head.count)
    for rule in rules {
      let first = SheetColumn.name(rule.column + 1) + "2"
      sheet.colour(
        column: rule.column, where: rule.formula.replacing("$", with: first), rule.fill, text: rule.text)
    }
  }

  private var notes: [Bilingual] {
    var notes: [Bilingual] = []
    if sheets.count > 1 {
      let names = sheets.map(\.name).joined(separator: ", ")
      notes.append(
        Bilingual(
          zh: "“\(name)”共 \(count) 行，超过一张工作表的 \(rowLimit) 行，续于：\(names)",
          en: "\"\(name)\" has \(count) rows, more than a sheet's \(rowLimit); it goes on: \(names)"))
    }
    notes += SheetTable.notes(on: sheets, name: name)
    return notes
  }

  /// What was done to texts.
  static func notes(on sheets: [SheetFile], name: String) -> [Bilingual] {
    var notes: [Bilingual] = []
    let cut = sheets.reduce(0) { $0 + $1.cutTexts }
    if cut > 0 {
      notes.append(
        Bilingual(
          zh: "“\(name)”有 \(cut) 个文本超过一格的 32,767 个字符，末尾未写出",
          en:
            "\(cut) texts of \"\(name)\" are longer than the 32,767 characters of a cell; their ends are left out"
        ))
    }
    let asText = sheets.reduce(0) { $0 + $1.numbersAsText }
    if asText > 0 {
      notes.append(
        Bilingual(
          zh: "“\(name)”有 \(asText) 个数超出表格软件的范围，写作文本",
          en: "\(asText) numbers of \"\(name)\" are beyond what spreadsheets hold and are written as text"))
    }
    let escaped = sheets.reduce(0) { $0 + $1.escapedTexts }
    if escaped > 0 {
      notes.append(
        Bilingual(
          zh: "“\(name)”有 \(escaped) 个文本含控制字符，写作 _xHHHH_",
          en: "\(escaped) texts of \"\(name)\" have control characters, written _xHHHH_"))
    }
    return notes
  }
}
