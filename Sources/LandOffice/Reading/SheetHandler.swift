import LandKit

/// Takes a sheet's rows and cells as the parser meets them, and puts rows together.
final class SheetHandler: PartHandler {
  /// Takes a row: its number, its cells' bytes and ends.
  typealias RowBody = (Int, [UInt8], [Int]) -> Void

  var notes = SheetNotes()
  private let cells: SheetCells
  private let sheet: Place
  /// Columns that are taken: those of the header, or all that a sheet can have.
  private let width: Int
  private let body: RowBody
  private var isRoot = true
  private var isInData = false
  private var row = 0
  private var column = 0
  private var rowBytes: [UInt8] = []
  private var rowEnds: [Int] = []
  private var hasText = false
  // The cell that is open.
  private var type = "n"
  private var format = 0
  private var value: [UInt8] = []
  private var takesText = false
  private var phonetic = false
  private var hasFormula = false
  private var hasValue = false

  init(_ cells: SheetCells, sheet: Place, width: Int, _ body: @escaping RowBody) {
    (self.cells, self.sheet, self.width, self.body) = (cells, sheet, width, body)
  }

  override func begin(_ name: String, _ attributes: [String: String]) {
    if isRoot {
      isRoot = false
      if name != "worksheet" { fail(sheet, zh: "不是工作表，而是 \(name)", en: "no worksheet but a \(name)") }
      return
    }
    switch name {
    case "sheetData": isInData = true
    case "row" where isInData: beginRow(attributes)
    case "c" where isInData: beginCell(attributes)
    case "v" where isInData: (takesText, hasValue) = (true, true)
    case "t" where isInData: (takesText, hasValue) = (!phonetic && type == "inlineStr", true)
    case "f" where isInData: hasFormula = true
    case "rPh": phonetic = true
    case "mergeCell": merge(attributes["ref"] ?? "")
    case "col": hiddenColumns(attributes)
    default: break
    }
  }

  override func end(_ name: String) {
    switch name {
    case "sheetData": isInData = false
    case "row" where isInData: endRow()
    case "c" where isInData: endCell()
    case "v", "t": takesText = false
    case "rPh": phonetic = false
    default: break
    }
  }

  override func text(_ text: String) {
    if takesText { value += text.utf8 }
  }

  private func beginRow(_ attributes: [String: String]) {
    let number = attributes["r"].map { Int($0) ?? 0 } ?? row + 1
    guard number <= CellReference.lastRow, number > 0 else {
      return fail(
        sheet, zh: "行号 \(attributes["r"] ?? "") 超出工作表的 \(CellReference.lastRow) 行",
        en: "row \(attributes["r"] ?? "") is beyond a sheet's \(CellReference.lastRow) rows")
    }
    guard number > row else {
      return fail(
        place(row: number, column: nil), zh: "第 \(number) 行出现在第 \(row) 行之后：行重复或次序错乱",
        en: "row \(number) stands after row \(row): rows are repeated or out of order")
    }
    (row, column, hasText) = (number, 0, false)
    rowBytes.removeAll(keepingCapacity: true)
    rowEnds.removeAll(keepingCapacity: true)
    if let hidden = attributes["hidden"], hidden == "1" || hidden == "true" {
      notes.hiddenRow(place(row: row, column: nil))
    }
  }

  private func beginCell(_ attributes: [String: String]) {
    var next = column + 1
    if let text = attributes["r"] {
      guard let reference = CellReference(text), reference.row == row else {
        return fail(
          place(row: row, column: nil), zh: "第 \(row) 行中有单元格 \(text)，不存在或不在该行",
          en: "row \(row) has a cell \(text), which does not exist or is not of that row")
      }
      next = reference.column
    }
    guard next > column, next <= CellReference.lastColumn else {
      return fail(
        place(row: row, column: next), zh: "单元格重复或次序错乱", en: "cells are repeated or out of order")
    }
    column = next
    type = attributes["t"] ?? "n"
    format = attributes["s"].flatMap { Int($0) } ?? 0
    value.removeAll(keepingCapacity: true)
    (hasFormula, hasValue, phonetic) = (false, false, false)
  }

  private func endCell() {
    let here = place(row: row, column: column)
    if hasFormula && !hasValue { notes.uncomputed(here) }
    guard hasValue else { return }
    guard let text = cells.text(type: type, format: format, value: value) else {
      return fail(
        here, zh: "单元格的类型“\(type)”或共享文本序号无效",
        en: "the cell's type \"\(type)\" or the number of its shared text is not valid")
    }
    if text.isEmpty { return }
    guard column <= width else { return notes.beyondHeader(here) }
    if type == "n", SheetCells.isRounded(text) { notes.rounded(here) }
    while rowEnds.count < column - 1 { rowEnds.append(rowBytes.count) }
    rowBytes += text
    rowEnds.append(rowBytes.count)
    hasText = true
    if rowBytes.count > 16 << 20 {
      fail(here, zh: "一行超过 16 MiB", en: "a row of more than 16 MiB")
    }
  }

  private func endRow() {
    if hasText { body(row, rowBytes, rowEnds) }
  }

  private func merge(_ range: String) {
    let first = range.split(separator: ":").first.flatMap { CellReference($0) }
    notes.merge(place(row: first?.row, column: first?.column))
  }

  private func hiddenColumns(_ attributes: [String: String]) {
    guard ["1", "true"].contains(attributes["hidden"] ?? ""),
      let low = attributes["min"].flatMap({ Int($0) }),
      let high = attributes["max"].flatMap({ Int($0) }), low > 0, low <= high
    else { return }
    notes.hiddenColumns(low...high)
  }

  private func place(row: Int?, column: Int?) -> Place {
    var place = sheet
    (place.line, place.column) = (row, column)
    return place
  }

  private func fail(_ place: Place, zh: String, en: String) {
    if fault == nil { fault = WorkbookFault(place, zh: zh, en: en) }
  }
}
