/// Holds rows against the header's length.
struct CSVShape {
  let file: String
  let columns: Int
  private var blankRows = 0
  private var firstBlank = 0

  init(file: String, columns: Int) { (self.file, self.columns) = (file, columns) }

  /// Whether the row can be used; why not, or what was let pass, goes to `ledger`.
  mutating func accepts(_ row: TableRow, into ledger: inout ProblemLedger) -> Bool {
    if row.isBlank() {
      if row.count > 1 {
        blankRows += 1
        if firstBlank == 0 { firstBlank = row.line }
      }
      return false
    }
    if row.count == columns { return true }
    let place = Place(file: file, line: row.line)
    if row.count > columns && row.isBlank(from: columns) {
      ledger.add(
        Problem(
          .tableShape, severity: .warning, at: place,
          Bilingual(
            zh: "该行有 \(row.count) 格，表头有 \(columns) 列；多出的均为空，已略去",
            en: "\(row.count) cells where the header has \(columns); those beyond are blank and were left out"
          )))
      return true
    }
    ledger.add(
      Problem(
        .tableShape, at: place,
        Bilingual(
          zh: "该行有 \(row.count) 格，表头有 \(columns) 列；该行未使用",
          en: "\(row.count) cells where the header has \(columns); the row is not used")))
    return false
  }

  /// Says what was passed over.
  func finish(into ledger: inout ProblemLedger) {
    guard blankRows > 0 else { return }
    ledger.add(
      Problem(
        .tableShape, severity: .warning, at: Place(file: file, line: firstBlank),
        Bilingual(
          zh: "\(blankRows) 行全为空格，已略去；首行在此",
          en: "\(blankRows) rows have only blank cells and were passed over; the first is here")))
  }
}
