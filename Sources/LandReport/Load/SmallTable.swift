import LandKit

/// A CSV of a result folder, read by the names of its columns, a row at a time.
enum SmallTable {
  /// Hands every row to `take`: the cells of `columns`, empty where there is no such column. Returns whether all columns are there. **Throws** what `CSVTable` does.
  @discardableResult
  static func forEachRow(_ path: String, _ columns: [String], _ take: ([String]) -> Void) throws -> Bool {
    var problems = ProblemLedger()
    let table = try CSVTable(file: path, into: &problems)
    let places = columns.map { table.column($0) }
    try table.forEachRow(into: &problems) { row, _ in
      take(places.map { place in place.map { $0 < row.count ? row.text($0) : "" } ?? "" })
    }
    return places.allSatisfy { $0 != nil }
  }

  /// A cell that is a number; nil when it is empty.
  static func number(_ cell: String) -> Double? { cell.isEmpty ? nil : Double(cell) }
}
