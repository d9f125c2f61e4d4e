import LandKit

/// A sheet of a workbook as a table: the first row that is not blank is its header.
final class XLSXTable: RowTable {
  let file: String
  let sheet: String?
  let header: [String]
  private let workbook: Workbook
  private let part: WorkbookPart.Sheet
  private let cells: SheetCells
  private let headerRow: Int

  init(_ workbook: Workbook, sheet wanted: String?, into ledger: inout ProblemLedger) throws(WorkbookFault) {
    (self.workbook, file) = (workbook, workbook.file)
    part = try workbook.select(wanted, into: &ledger)
    sheet = part.name
    cells = try workbook.cells()
    let place = Place(layer: "stats", file: workbook.file, sheet: part.name)
    var found: (row: Int, names: [String])?
    let reader = HeaderReader()
    let handler = SheetHandler(cells, sheet: place, width: CellReference.lastColumn) { [weak reader] in
      reader?.take($0, $1, $2)
    }
    reader.handler = handler
    try workbook.parse(part, handler)
    found = reader.found
    guard let found else { throw WorkbookFault(place, zh: "没有表头", en: "there is no header") }
    (headerRow, header) = found
    reportDuplicates(place, into: &ledger)
  }

  func forEachRow(
    into ledger: inout ProblemLedger, _ body: (TableRow, inout ProblemLedger) -> Void
  ) throws(InputFailure) {
    let place = Place(layer: "stats", file: file, sheet: part.name)
    var taken = ledger
    let width = header.count
    do throws(WorkbookFault) {
      try withoutActuallyEscaping(body) { body throws(WorkbookFault) in
        let handler = SheetHandler(cells, sheet: place, width: width) { [headerRow] row, bytes, ends in
          if row <= headerRow { return }
          var ends = ends
          while ends.count < width { ends.append(bytes.count) }
          bytes.withUnsafeBufferPointer { bytes in
            ends.withUnsafeBufferPointer { body(TableRow(line: row, bytes: bytes, ends: $0), &taken) }
          }
        }
        try workbook.parse(part, handler)
        handler.notes.report(place, columns: width, into: &taken)
      }
    } catch {
      ledger = taken
      throw error.failure
    }
    ledger = taken
  }

  private func reportDuplicates(_ place: Place, into ledger: inout ProblemLedger) {
    var seen: [[UInt8]: Int] = [:]
    for (index, name) in header.enumerated() where !name.isEmpty {
      guard let first = seen[Array(name.utf8)] else {
        seen[Array(name.utf8)] = index
        continue
      }
      var here = place
      (here.line, here.column) = (headerRow, index + 1)
      ledger.add(
        Problem(
          .tableShape, at: here,
          Bilingual(
            zh: "列名“\(name)”重复：第 \(first + 1) 列与第 \(index + 1) 列；只用前者",
            en:
              "column name \"\(name)\" stands twice, as columns \(first + 1) and \(index + 1); the first is used"
          )))
    }
  }
}

/// Keeps the first row that is not blank, and stops the parser there.
private final class HeaderReader {
  weak var handler: SheetHandler?
  private(set) var found: (row: Int, names: [String])?

  func take(_ row: Int, _ bytes: [UInt8], _ ends: [Int]) {
    guard found == nil else { return }
    let cells = bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        let row = TableRow(line: row, bytes: bytes, ends: ends)
        return (0..<row.count).map { String(decoding: row.trimmed($0), as: UTF8.self) }
      }
    }
    guard let last = cells.lastIndex(where: { !$0.isEmpty }) else { return }
    found = (row, Array(cells[...last]))
    handler?.isDone = true
  }
}
