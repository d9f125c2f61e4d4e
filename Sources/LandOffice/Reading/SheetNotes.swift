import LandKit

/// What a sheet has that a reader of its figures should know, counted, with the first place of each.
struct SheetNotes {
  private struct Count {
    var count = 0
    var first = Place()
  }

  private var hiddenRows = Count()
  private var merged = Count()
  private var uncomputed = Count()
  private var beyond = Count()
  private var rounded = Count()
  /// Columns that are hidden, from 1.
  private var hiddenColumns: [ClosedRange<Int>] = []

  mutating func hiddenRow(_ place: Place) { Self.note(&hiddenRows, place) }
  mutating func merge(_ place: Place) { Self.note(&merged, place) }
  mutating func uncomputed(_ place: Place) { Self.note(&uncomputed, place) }
  mutating func beyondHeader(_ place: Place) { Self.note(&beyond, place) }
  mutating func rounded(_ place: Place) { Self.note(&rounded, place) }
  mutating func hiddenColumns(_ range: ClosedRange<Int>) { hiddenColumns.append(range) }

  private static func note(_ count: inout Count, _ place: Place) {
    if count.count == 0 { count.first = place }
    count.count += 1
  }

  /// Says all of it; `table` is the place of the whole sheet, with `columns` columns.
  func report(_ table: Place, columns: Int, into ledger: inout ProblemLedger) {
    say(
      hiddenRows, &ledger, zh: { "\($0) 行是隐藏的，照常读取；首行在此" },
      en: { "\($0) rows are hidden; they are read all the same; the first is here" })
    say(
      merged, &ledger, zh: { "\($0) 处合并单元格，只有左上角的一格有值，其余按空白计；首处在此" },
      en: {
        "\($0) merged ranges: only their first cells have values, the others are blank; the first is here"
      })
    say(
      uncomputed, &ledger, zh: { "\($0) 个公式没有保存结果，按缺失计；请在表格软件中重新计算后保存；首个在此" },
      en: {
        "\($0) formulas have no stored result and count as absent; compute and save the workbook anew; the first is here"
      })
    say(
      beyond, &ledger, .tableShape, zh: { "表头以右有 \($0) 个非空单元格，未使用；首个在此" },
      en: { "\($0) cells with values stand right of the header and are not used; the first is here" })
    say(
      rounded, &ledger, zh: { "\($0) 个数超过 15 位，表格软件只保留 15 位；编号应存为文本；首个在此" },
      en: {
        "\($0) numbers have more than 15 digits, of which spreadsheets keep 15; ids should be text; the first is here"
      })
    let hidden = hiddenColumns.reduce(0) { $0 + $1.clamped(to: 0...columns).count { $0 > 0 } }
    if hidden > 0 {
      ledger.add(
        Problem(
          .tableSheet, at: table,
          Bilingual(
            zh: "\(hidden) 列是隐藏的，照常读取", en: "\(hidden) columns are hidden; they are read all the same")))
    }
  }

  private func say(
    _ count: Count, _ ledger: inout ProblemLedger, _ kind: ProblemClass = .tableSheet, zh: (Int) -> String,
    en: (Int) -> String
  ) {
    guard count.count > 0 else { return }
    ledger.add(
      Problem(
        kind, severity: .warning, at: count.first, Bilingual(zh: zh(count.count), en: en(count.count))))
  }
}
