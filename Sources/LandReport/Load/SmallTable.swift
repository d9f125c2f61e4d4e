import LandKit

/// A CSV of a result folder, read by the names of its columns, a row at a time.
enum SmallTable {
  /// Hands every row to `take`: the cells of `columns`, empty where there is no such column. **Throws** what `CSVTable` does.
  static func forEachRow(_ path: String, _ columns: [String], _ take: ([String]) -> Void) throws {
    var problems = ProblemLedger()
    let table = try CSVTable(file: path, into: &problems)
    let places = columns.map { table.column($0) }
    try table.forEachRow(into: &problems) { row, _ in
      take(places.map { place in place.map { $0 < row.count ? row.text($0) : "" } ?? "" })
    }
  }

  /// A cell that is a number; nil when it is empty.
  static func number(_ cell: String) -> Double? { cell.isEmpty ? nil : Double(cell) }
}
