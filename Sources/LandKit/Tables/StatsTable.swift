/// Yearly output and tax by id, from a table of statistics.
///
/// **Units**: 亿元 a year. **Memory**: about 40 bytes a row beside the ids.
public struct StatsTable: Sendable {
  /// What the table says of one id.
  public struct Row: Sendable {
    /// Yearly output; `absent` when the table has no such column.
    public let output: Amount
    /// Yearly tax; `absent` when the table has no such column.
    public let tax: Amount
    /// The line of the file, or the row of the sheet, it comes from.
    public let line: Int
  }

  /// Where it was read from.
  public let source: StatsSource
  /// The year that was taken; nil when all rows were.
  public let year: Int?
  /// The kind of file it was read from.
  public internal(set) var form = "CSV"
  /// The sheet it was read from; nil where there are none.
  public internal(set) var sheet: String?
  /// How many rows of other years were passed over.
  public internal(set) var otherYears = 0
  private var keys = ByteKeyIndex()
  private var amounts: [Double] = []
  private var states: [UInt8] = []
  private var lines: [Int32] = []

  init(source: StatsSource, year: Int?) { (self.source, self.year) = (source, year) }

  /// How many ids have a row.
  public var count: Int { keys.count }

  /// The number of the row of `id`, by its UTF-8 bytes; nil when there is none.
  public func number(utf8 id: UnsafeBufferPointer<UInt8>) -> Int? { keys.find(id) }

  /// The row of `id`, given as text; nil when there is none.
  public func row(id: String) -> Row? {
    var id = id
    return id.withUTF8 { keys.find($0) }.map(row)
  }

  /// The row of `id`, given as UTF-8; nil when there is none.
  public func row(utf8 id: some Collection<UInt8>) -> Row? {
    let number =
      id.withContiguousStorageIfAvailable { keys.find($0) }
      ?? Array(id).withUnsafeBufferPointer { keys.find($0) }
    return number.map(row)
  }

  /// The row with `number`, in the order of the file.
  public func row(_ number: Int) -> Row {
    Row(output: amount(2 * number), tax: amount(2 * number + 1), line: Int(lines[number]))
  }

  /// The id of the row with `number`.
  public func id(_ number: Int) -> String { keys.text(number) }

  /// One `key:unmatched` problem for every row whose flag is not set: keys of the table that no feature has.
  public func unmatched(_ isMatched: [Bool]) -> [Problem] {
    (0..<count).filter { $0 >= isMatched.count || !isMatched[$0] }.map { number in
      Problem(
        .keyUnmatched,
        at: Place(
          layer: "stats", file: source.file, line: Int(lines[number]), id: id(number), sheet: sheet),
        Bilingual(
          zh: "统计表的键 \(id(number)) 在图层中没有对应的要素", en: "no feature has the table's key \(id(number))"))
    }
  }

  /// Adds a row, or gives the line of the one that has the id already.
  mutating func add(_ id: UnsafeBufferPointer<UInt8>, _ output: Amount, _ tax: Amount, line: Int) -> Int? {
    let (number, isNew) = keys.insert(id)
    guard isNew else { return Int(lines[number]) }
    amounts.append(output.yi)
    amounts.append(tax.yi)
    states.append(StatsTable.code(output.state))
    states.append(StatsTable.code(tax.state))
    lines.append(Int32(clamping: line))
    return nil
  }

  private func amount(_ index: Int) -> Amount {
    Amount(CellState.allCases[Int(states[index])], yi: amounts[index])
  }

  private static func code(_ state: CellState) -> UInt8 {
    switch state {
    case .measured: 0
    case .estimated: 1
    case .redacted: 2
    case .absent: 3
    case .na: 4
    case .invalid: 5
    }
  }
}
