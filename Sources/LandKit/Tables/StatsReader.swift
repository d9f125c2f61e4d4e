extension StatsTable {
  /// Reads a table of statistics.
  ///
  /// - Parameters:
  ///   - source: the file, its columns and units.
  ///   - formats: the kinds of files that are known.
  ///   - year: only rows of this year are taken; nil takes all. Without a year column all rows are.
  ///   - ledger: takes what is wrong with single rows and cells: `table:shape`, `key:duplicate` (the first row
  ///     is kept), `amount:invalid`, `amount:negative`, `id:missing`.
  /// - Throws: what makes the whole table unusable; all missing columns are listed.
  public static func load(
    source: StatsSource, formats: TableFormats = .csv, year: Int?, into ledger: inout ProblemLedger
  ) throws(InputFailure) -> StatsTable {
    var found = ProblemLedger()
    let (table, form) = try formats.open(source, into: &found)
    let reader = try StatsReader(source: source, year: year, table: table)
    var stats = StatsTable(source: source, year: source.year == nil ? nil : year)
    (stats.form, stats.sheet) = (form, table.sheet)
    try table.forEachRow(into: &found) { row, ledger in reader.take(row, &stats, &ledger) }
    if stats.count == 0 {
      found.add(
        Problem(
          .layerEmpty, at: Place(file: source.file, sheet: table.sheet),
          Bilingual(
            zh: "统计表没有可用的行（其他年份 \(stats.otherYears) 行）",
            en: "the table has no usable row (\(stats.otherYears) of other years)")))
    }
    for var problem in found.problems {
      problem.place.layer = "stats"
      ledger.add(problem)
    }
    return stats
  }
}

/// Takes single rows of a table of statistics. A class, so that millions of rows copy none of its names.
private final class StatsReader {
  let source: StatsSource
  let wanted: Int?
  let sheet: String?
  let key: Int
  let year: Int?
  let output: Int?
  let tax: Int?
  let estimated: Int?

  init(source: StatsSource, year: Int?, table: any RowTable) throws(InputFailure) {
    (self.source, wanted, sheet) = (source, year, table.sheet)
    let missing = source.columns.filter { table.column($0) == nil }
    guard missing.isEmpty, let key = table.column(source.key) else {
      throw InputFailure(missing.map { StatsReader.missing($0, in: table) })
    }
    self.key = key
    self.year = source.year.flatMap(table.column)
    output = (source.output?.column).flatMap(table.column)
    tax = (source.tax?.column).flatMap(table.column)
    estimated = source.estimated.flatMap(table.column)
  }

  private static func missing(_ name: String, in table: any RowTable) -> Problem {
    let hint = NearestName.hint(for: name, among: table.header)
    let columns = table.header.joined(separator: ", ")
    return Problem(
      .columnMissing, severity: .error,
      at: Place(layer: "stats", file: table.file, line: table.sheet == nil ? 1 : nil, sheet: table.sheet),
      Bilingual(
        zh: "没有列“\(name)”\(hint.zh)；表头为 \(columns)",
        en: "no column \"\(name)\"\(hint.en); the header is \(columns)"))
  }

  func take(_ row: TableRow, _ stats: inout StatsTable, _ ledger: inout ProblemLedger) {
    let id = row.trimmed(key)
    guard !id.isEmpty else {
      let text = Bilingual(
        zh: "键列“\(source.key)”为空，该行未使用", en: "key column \"\(source.key)\" is blank; the row is not used")
      return ledger.add(Problem(.idMissing, at: place(row, key), text))
    }
    guard isWanted(row, &stats, &ledger) else { return }
    let isEstimated = flag(row, &ledger)
    let output = amount(row, output, source.output, isEstimated, &ledger)
    let tax = amount(row, tax, source.tax, isEstimated, &ledger)
    guard let first = stats.add(id, output, tax, line: row.line) else { return }
    let name = String(decoding: id, as: UTF8.self)
    let text = Bilingual(
      zh: "键 \(name) 重复，第 \(first) 行已有；只用前者",
      en: "key \(name) stands on line \(first) already; the first is kept")
    ledger.add(Problem(.keyDuplicate, at: place(row, key), text))
  }

  /// The row's line, its key when it has one, and the cell where the table has cells to point at.
  private func place(_ row: TableRow, _ column: Int) -> Place {
    let id = String(decoding: row.trimmed(key), as: UTF8.self)
    return Place(
      file: source.file, line: row.line, column: sheet == nil ? nil : column + 1, id: id.isEmpty ? nil : id,
      sheet: sheet)
  }

  /// Whether the row is of the wanted year. A year that is no whole number is an error.
  private func isWanted(
    _ row: TableRow, _ stats: inout StatsTable, _ ledger: inout ProblemLedger
  ) -> Bool {
    guard let year, let wanted else { return true }
    let cell = CellParser.parse(row.bytes(year))
    guard cell.state == .measured, cell.value == cell.value.rounded() else {
      let text = Bilingual(
        zh: "年份“\(row.text(year))”不是整数，该行未使用",
        en: "year \"\(row.text(year))\" is no whole number; the row is not used")
      ledger.add(Problem(.tableShape, at: place(row, year), text))
      return false
    }
    if cell.value == Double(wanted) { return true }
    stats.otherYears += 1
    return false
  }

  /// Whether the row's figures are estimates. A mark that is not understood counts as one, and is said.
  private func flag(_ row: TableRow, _ ledger: inout ProblemLedger) -> Bool {
    guard let estimated else { return false }
    let mark = row.trimmed(estimated)
    if mark.isEmpty { return false }
    if mark.count == 1, mark[0] == UInt8(ascii: "0") || mark[0] == UInt8(ascii: "1") { return mark[0] == 49 }
    let text = String(decoding: mark, as: UTF8.self).lowercased()
    if StatsReader.noes.contains(text) { return false }
    if StatsReader.yeses.contains(text) { return true }
    ledger.add(
      Problem(
        .amountInvalid, severity: .warning, at: place(row, estimated),
        Bilingual(
          zh: "列“\(source.estimated ?? "")”的“\(text)”无法识别，按预估数处理",
          en:
            "column \"\(source.estimated ?? "")\": \"\(text)\" is not understood; the row counts as an estimate"
        )))
    return true
  }

  private static let noes: Set<String> = ["false", "no", "n", "f", "否", "实际", "实际数", "０"]
  private static let yeses: Set<String> = [
    "true", "yes", "y", "t", "是", "预估", "预估数", "estimated", "estimate", "１",
  ]

  private func amount(
    _ row: TableRow, _ column: Int?, _ money: MoneyColumn?, _ isEstimated: Bool,
    _ ledger: inout ProblemLedger
  ) -> Amount {
    guard let column, let money else { return Amount(.absent) }
    let cell = CellParser.parse(row.bytes(column))
    if cell.state == .invalid {
      let text = String(row.text(column).prefix(40))
      ledger.add(
        Problem(
          .amountInvalid, at: place(row, column),
          Bilingual(
            zh: "列“\(money.column)”的“\(text)”不是数值", en: "column \"\(money.column)\": \"\(text)\" is no number"
          )))
    } else if cell.value < 0 {
      ledger.add(
        Problem(
          .amountNegative, at: place(row, column),
          Bilingual(
            zh: "列“\(money.column)”为负值 \(cell.value) \(money.unit.rawValue)，按原值计",
            en: "column \"\(money.column)\" is negative, \(cell.value) \(money.unit.rawValue); used as it is")
        ))
    }
    return Amount(cell: cell, unit: money.unit, estimated: isEstimated)
  }
}
