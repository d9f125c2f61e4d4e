import LandKit

/// A layer's table as a workbook: one sheet of rows with a frozen head and filters, and one that tells what they are.
///
/// Text stays text, whatever it looks like; numbers are numbers; what is unknown is blank. Whole numbers beyond the 15
/// digits of a spreadsheet are text. Rows go out as they come: memory does not grow with them.
public struct LayerWorkbook: Sendable {
  private let language: Language
  /// Rows a sheet takes, its head included; Excel's limit but in tests.
  var rowLimit = SheetTable.rowLimit
  private static let columnLimit = 16_384
  private static let longest: Int64 = 999_999_999_999_999

  /// A workbook whose heads and notes are in `language`.
  public init(language: Language) { self.language = language }

  /// The features that a sheet has rows for.
  public var limit: FeatureLimit {
    FeatureLimit(
      rowLimit - 1,
      UsageFailure(
        Bilingual(
          zh: "要素多于 XLSX 一张工作表的 \(rowLimit - 1) 行；请改用 --format csv 或 gpkg",
          en:
            "there are more features than the \(rowLimit - 1) rows of an XLSX sheet; use --format csv or gpkg"
        )))
  }

  /// Refuses a table that no sheet holds. **Throws** `UsageFailure`.
  public func check(_ table: FlatLayer) throws(UsageFailure) {
    try limit.check(table.rows)
    if table.heads.count > Self.columnLimit {
      throw UsageFailure(
        Bilingual(
          zh: "\(table.heads.count) 列超过 XLSX 一张工作表的 \(Self.columnLimit) 列；请改用 --format csv",
          en:
            "\(table.heads.count) columns are more than the \(Self.columnLimit) of an XLSX sheet; use --format csv"
        ))
    }
  }

  /// Writes the workbook to `path`, which the caller puts in its place, and tells what a reader must know.
  ///
  /// - Throws: `UsageFailure` for more rows or columns than a sheet has, `StudyFailure`, `FileError`.
  public func write(_ table: FlatLayer, to path: String) throws -> [Bilingual] {
    try check(table)
    let workbook = try WorkbookFile(path, title: table.name)
    let heads = table.heads.map { SheetColumnHead($0, $0, width: 14) }
    let sheet = try SheetTable(
      workbook, name: table.name, columns: heads, language: language, rowLimit: rowLimit)
    var (longNumbers, longShapes) = (0, 0)
    let shape = table.geometry == .wkt ? table.heads.count - 1 : -1
    try table.forEachRow { cells in
      var row: [SheetCell] = []
      row.reserveCapacity(cells.count)
      for (column, cell) in cells.enumerated() {
        if column == shape, case .text(let text) = cell, text.utf8.count > CellText.limit {
          // Half a geometry is none.
          longShapes += 1
          row.append(.blank)
        } else {
          if case .integer(let number) = cell, number.magnitude > Self.longest { longNumbers += 1 }
          row.append(Self.cell(cell))
        }
      }
      try sheet.append(row)
    }
    let notes = table.notes + notes(longNumbers, longShapes) + sheet.finish()
    try about(table, notes, workbook)
    try workbook.close()
    return notes
  }

  private static func cell(_ cell: LayerCell) -> SheetCell {
    switch cell {
    case .null: .blank
    case .boolean(let flag): .text(flag ? "true" : "false", .id)
    case .integer(let number) where number.magnitude > longest: .text("\(number)", .id)
    case .integer(let number): .number(Double(number), .whole)
    case .real(let number): .number(number, .general)
    case .text(let text): text.isEmpty ? .blank : .text(text, .id)
    }
  }

  private func notes(_ longNumbers: Int, _ longShapes: Int) -> [Bilingual] {
    var notes: [Bilingual] = []
    if longNumbers > 0 {
      notes.append(
        Bilingual(
          zh: "\(longNumbers) 个超过 15 位的整数写作文本，以免丢失末位",
          en: "\(longNumbers) whole numbers of more than 15 digits are text, lest the last ones be lost"))
    }
    if longShapes > 0 {
      notes.append(
        Bilingual(
          zh: "\(longShapes) 个几何的 WKT 超过一格的 32,767 个字符，留空；csv、gpkg 不受此限",
          en:
            "the WKT of \(longShapes) geometries is longer than the 32,767 characters of a cell and left blank; csv and gpkg hold it"
        ))
    }
    return notes
  }

  /// The second sheet: programs that read a table take the first.
  private func about(_ table: FlatLayer, _ notes: [Bilingual], _ workbook: WorkbookFile) throws(FileError) {
    let sheet = try workbook.addSheet(language == .zh ? "说明" : "About")
    sheet.setWidths([34, 30, 68])
    try sheet.append([.text(table.name, .title)], height: 26)
    try sheet.append([.text(language == .zh ? "行数" : "Rows", .text), .number(table.rows)])
    let always = Bilingual(
      zh: "空白表示未知，绝不是 0；数字保留 16 位有效数字。",
      en: "A blank is unknown, never 0; numbers have 16 significant digits.")
    for note in [always] + notes { try sheet.appendNotice(note(language), columns: 3, width: 132) }
  }
}
