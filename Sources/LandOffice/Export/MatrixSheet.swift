import LandKit

/// Parcel by park: how each usable parcel lies to each planned park, and its gaps against it. Only when the result has
/// it (`rank --matrix`).
struct MatrixSheet {
  let context: ExportContext
  let store: ParcelStore

  /// A line of the matrix.
  private struct Line {
    let parcel: Int
    let park: String
    let isReference: Bool
    let numbers: [Double?]
  }

  /// What is said where the result has no matrix, and how to get one.
  static let missing = Bilingual(
    zh: "没有“矩阵”表：结果未含地块 × 园区矩阵；用 landcli rank --matrix 重新排名后再导出",
    en:
      "there is no sheet \"Matrix\": the result has no parcel × park matrix; rank again with landcli rank --matrix, then export"
  )

  private static let fields = ["dist_m", "gap_y", "gap_t", "up_y", "up_t"]

  func write() throws {
    guard context.results.has("matrix.csv") else {
      context.notes.append(Self.missing)
      return
    }
    try context.table(
      "矩阵", "Matrix", Bilingual(zh: "每宗可用地块与每个规划园区", en: "each usable parcel and each planned park"), columns,
      frozenColumns: 2
    ) { row in try read(row) }
  }

  /// Lines stand in the order of the parcels, of which each usable one has a line for each planned park. The ids of
  /// the file may carry an apostrophe before what a spreadsheet would compute, so the parcels' own are taken.
  private func read(_ row: (Line) throws -> Void) throws {
    let file = context.results.file("matrix.csv")
    var ledger = ProblemLedger()
    let table = try CSVTable(file: file, into: &ledger)
    guard table.header == ["id", "park_id", "is_reference"] + Self.fields else {
      throw damage(file, 1)
    }
    var (parcel, first, failure) = (-1, "", (any Error)?.none)
    try table.forEachRow(into: &ledger) { cells, _ in
      if failure != nil { return }
      let park = Self.plain(cells.text(1))
      if parcel < 0 || park == first {
        repeat { parcel += 1 } while parcel < store.count && store.label(.state, of: parcel) == "unusable"
        first = park
      }
      guard parcel < store.count, Self.plain(cells.text(0)) == Self.plain(store.id(parcel)) else {
        failure = damage(file, cells.line)
        return
      }
      let numbers = (3..<8).map { column -> Double? in
        let cell = CellParser.parse(cells.bytes(column))
        return cell.state == .measured ? cell.value : nil
      }
      do {
        try row(
          Line(parcel: parcel, park: park, isReference: cells.text(2) == "yes", numbers: numbers))
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private static func plain(_ text: String) -> String {
    guard text.first == "'", let next = text.dropFirst().first, "=+-@\t\r".contains(next) else { return text }
    return String(text.dropFirst())
  }

  private func damage(_ file: String, _ line: Int) -> InputFailure {
    InputFailure([
      Problem(
        .resultFolder, at: Place(file: file, line: line),
        Bilingual(zh: "与其他结果文件不符：文件已被改动", en: "it does not fit the other files of the result: it was changed")
      )
    ])
  }

  private typealias Column = ExportColumn<Line>

  private var columns: [ExportColumn<Line>] {
    let words = context.words
    let names: [RankedProperty] = [.distance, .yieldGap, .taxGap, .yieldUplift, .taxUplift]
    var columns = [
      Column(SheetColumnHead("地块编号", "Parcel id", width: 14), "id", Bilingual(zh: "地块", en: "the parcel")) {
        .text(store.id($0.parcel), .id)
      },
      Column(SheetColumnHead("园区编号", "Park id", width: 10), "park_id", Bilingual(zh: "园区", en: "the park")) {
        .text($0.park, .id)
      },
      Column(
        SheetColumnHead("参照园区", "Reference park", width: 10), "is_reference",
        Bilingual(zh: "是否为该地块的参照园区", en: "whether it is the parcel's reference park")
      ) { words.cell($0.isReference) },
      Column(
        SheetColumnHead(RankedProperty.outputState.title.zh, RankedProperty.outputState.title.en, width: 10),
        "st_y",
        Bilingual(zh: "地块产值的状态", en: "what is known of the parcel's output")
      ) { words.cell(store.label(.outputState, of: $0.parcel)) },
      Column(
        SheetColumnHead(RankedProperty.taxState.title.zh, RankedProperty.taxState.title.en, width: 10),
        "st_t",
        Bilingual(zh: "地块税收的状态", en: "what is known of the parcel's tax")
      ) { words.cell(store.label(.taxState, of: $0.parcel)) },
    ]
    for (place, property) in names.enumerated() {
      let isShare = property == .yieldGap || property == .taxGap
      let head = SheetColumnHead(
        place == 0 ? "距离" : property.title.zh, place == 0 ? "Distance" : property.title.en,
        unit: property.unit(context.language), width: 12)
      columns.append(
        Column(
          head, Self.fields[place], Bilingual(zh: "对该园区而言", en: "against this park")
        ) {
          isShare ? .share($0.numbers[place]) : .number($0.numbers[place], decimals: place == 0 ? 1 : 4)
        })
    }
    return columns
  }
}
