/// A table that statistics are read from: named columns, and rows one after the other.
///
/// What reads amounts, states and keys knows no more of a file than this, so that the same cells give the same
/// figures and the same problems whatever they were stored in.
public protocol RowTable: AnyObject {
  /// The file, as the user named it.
  var file: String { get }
  /// The sheet of the file; nil where there are none.
  var sheet: String? { get }
  /// The names of the columns, without surrounding blanks.
  var header: [String] { get }

  /// Hands every row below the header to `body`, in the order of the file, each with as many cells as the header
  /// at least. What is wrong with rows goes to `ledger`.
  ///
  /// - Throws: what makes the whole table unusable.
  func forEachRow(
    into ledger: inout ProblemLedger, _ body: (TableRow, inout ProblemLedger) -> Void
  ) throws(InputFailure)
}

extension RowTable {
  /// The place of the column named `name` in the header, from 0: the first, when several have it. Names are
  /// compared byte by byte.
  public func column(_ name: String) -> Int? {
    header.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }
}

/// A kind of file that tables can be stored in, beside CSV.
public protocol TableFormat: Sendable {
  /// Its name, as the manifest gives it.
  var name: String { get }

  /// Whether a file is of this kind, by the end of its name or by its first bytes.
  func claims(path: String, start: [UInt8]) -> Bool

  /// Opens a table: its header is read, and whatever makes it unusable is told.
  ///
  /// - Parameters:
  ///   - file: the file, as the user named it.
  ///   - path: where it is.
  ///   - sheet: the sheet that is wanted; nil takes the first.
  ///   - ledger: takes what is worth saying and does not stop the reading.
  func open(
    file: String, path: String, sheet: String?, into ledger: inout ProblemLedger
  ) throws(InputFailure) -> any RowTable
}

/// The kinds of files that tables may be stored in. CSV always is one; others are given by whoever has a reader for
/// them, so that the library itself needs none of what they are read with.
public struct TableFormats: Sendable, Equatable {
  private let others: [any TableFormat]

  /// CSV alone.
  public static let csv = TableFormats([])

  /// CSV, and `others`, which are asked first, in their order.
  public init(_ others: [any TableFormat]) { self.others = others }

  /// Equal where the same kinds are known.
  public static func == (a: TableFormats, b: TableFormats) -> Bool {
    a.others.map(\.name) == b.others.map(\.name)
  }

  /// The format beside CSV that claims a file; nil for none.
  func other(path: String, start: [UInt8]) -> (any TableFormat)? {
    others.first { $0.claims(path: path, start: start) }
  }

  /// Opens the table of `source`; also gives the name of its kind.
  func open(
    _ source: StatsSource, into ledger: inout ProblemLedger
  ) throws(InputFailure) -> (table: any RowTable, form: String) {
    let bytes = try ByteSource(path: source.path)
    var start: [UInt8] = []
    try bytes.read(into: &start, size: 8)
    if let format = others.first(where: { $0.claims(path: source.path, start: start) }) {
      let table = try format.open(file: source.file, path: source.path, sheet: source.sheet, into: &ledger)
      return (table, format.name)
    }
    if let sheet = source.sheet {
      throw InputFailure([
        Problem(
          .tableSheet, severity: .error, at: Place(layer: "stats", file: source.file),
          Bilingual(
            zh: "指定了工作表“\(sheet)”，但该文件不是工作簿",
            en: "sheet \"\(sheet)\" is asked for, but the file is no workbook"))
      ])
    }
    return (try CSVTable(file: source.file, path: source.path, into: &ledger), "CSV")
  }
}
