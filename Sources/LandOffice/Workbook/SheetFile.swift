import CXLSXWriter
import LandKit

/// A cell to be written.
enum SheetCell {
  /// Nothing is known.
  case blank
  /// Text; never taken for a number, a formula or an address, whatever it begins with.
  case text(String, CellStyle)
  /// A number; blank when it is not finite, and text where a spreadsheet cannot hold it.
  case number(Double, CellStyle)

  /// Text that may be missing.
  static func text(_ text: String?) -> SheetCell {
    text.map { $0.isEmpty ? .blank : .text($0, .text) } ?? .blank
  }

  /// A number that may be missing.
  static func number(_ value: Double?, decimals: Int) -> SheetCell {
    value.map { .number($0, .number(decimals: decimals)) } ?? .blank
  }

  /// A whole number that may be missing.
  static func number(_ value: Int?) -> SheetCell { number(value.map(Double.init), decimals: 0) }

  /// A share that may be missing.
  static func share(_ value: Double?) -> SheetCell { value.map { .number($0, .percent) } ?? .blank }
}

/// A sheet being written, row after row from the top.
final class SheetFile {
  /// Its name.
  let name: String
  /// Rows that were begun.
  private(set) var rows = 0
  /// Texts of which the end had to be left out, and texts with characters that had to be escaped.
  private(set) var (cutTexts, escapedTexts) = (0, 0)
  /// Numbers that are written as text, because Excel would make them infinite or 0.
  private(set) var numbersAsText = 0
  /// Excel's largest number, and the least that it does not take for 0.
  private static let range = 2.3e-308...9.99e307
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private unowned let workbook: WorkbookFile

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, of workbook: WorkbookFile) {
    (self.sheet, self.name, self.workbook) = (sheet, name, workbook)
    // What is text is meant to be: no green corner at an id of digits.
    worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
    // A3, on its side, as wide as the sheet.
    worksheet_set_paper(sheet, 8)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_landscape(sheet)
  }

  /// Writes a row below the last. **Throws** `FileError.write`.
  func append(_ cells: [SheetCell], height: Double? = nil) throws(FileError) {
    let row = lxw_row_t(rows)
    if let height { worksheet_set_row(sheet, row, height, nil) }
    for (column, cell) in cells.enumerated() {
      let code: lxw_error
      switch cell {
      case .blank: continue
      case .number(let value, let style):
        guard value.isFinite else { continue }
        if value == 0 || Self.range.contains(abs(value)) {
          code = worksheet_write_number(sheet, row, lxw_col_t(column), value, workbook.format(style))
        } else {
          numbersAsText += 1
          code = worksheet_write_string(sheet, row, lxw_col_t(column), "\(value)", workbook.format(.text))
        }
      case .text(let text, let style):
        let written = CellText.written(text)
        if written.change.contains(.cut) { cutTexts += 1 }
        if written.change.contains(.escaped) { escapedTexts += 1 }
        code = worksheet_write_string(sheet, row, lxw_col_t(column), written.text, workbook.format(style))
      }
      guard code == LXW_NO_ERROR else {
        let words = lxw_strerror(code).map { String(cString: $0) } ?? ""
        throw FileError(.write, workbook.path, Bilingual(zh: "\(name)：\(words)", en: "\(name): \(words)"))
      }
    }
    rows += 1
  }

  /// Writes a text below the last row, over the first `columns` columns and as high as its lines need.
  func appendNotice(_ text: String, columns: Int, width: Double) throws(FileError) {
    let written = CellText.written(text)
    // A Chinese character is about two Latin ones wide.
    let units = written.text.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2E80 ? 1.05 : 2.1) }
    worksheet_set_row(sheet, lxw_row_t(rows), 16 * max(1, (units / width).rounded(.up)), nil)
    let code = worksheet_merge_range(
      sheet, lxw_row_t(rows), 0, lxw_row_t(rows), lxw_col_t(columns - 1), written.text,
      workbook.format(.notice))
    guard code == LXW_NO_ERROR else {
      let words = lxw_strerror(code).map { String(cString: $0) } ?? ""
      throw FileError(.write, workbook.path, Bilingual(zh: "\(name)：\(words)", en: "\(name): \(words)"))
    }
    rows += 1
  }

  /// Sets the widths of the columns, in characters.
  func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil)
    }
  }

  /// Keeps the first rows and columns in sight.
  func freeze(rows: Int, columns: Int) {
    worksheet_freeze_panes(sheet, lxw_row_t(rows), lxw_col_t(columns))
    if rows > 0 { worksheet_repeat_rows(sheet, 0, lxw_row_t(rows - 1)) }
  }

  /// Puts filters on the header of a table that ends with the last row.
  func filter(columns: Int) {
    guard rows > 0, columns > 0 else { return }
    worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows - 1), lxw_col_t(columns - 1))
  }

  /// Colours the cells of a column, below the header, for which the formula about its first holds; the first rule
  /// that holds counts.
  func colour(column: Int, where formula: String, _ fill: String, text: String) {
    guard rows > 1, let format = workbook.fill(fill, text: text) else { return }
    formula.withCString { formula in
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      rule.value_string = UnsafeMutablePointer(mutating: formula)
      rule.format = format
      rule.stop_if_true = 1
      worksheet_conditional_format_range(
        sheet, 1, lxw_col_t(column), lxw_row_t(rows - 1), lxw_col_t(column), &rule)
    }
  }
}
