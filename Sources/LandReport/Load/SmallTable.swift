import LandKit

/// A CSV of a result folder, read by the names of its columns.
enum SmallTable {
  /// The rows of a file. **Throws** what `CSVTable` does.
  static func rows(_ path: String, _ columns: [String]) throws -> [[String]] {
    var problems = ProblemLedger()
    let table = try CSVTable(file: path, into: &problems)
    let places = columns.map { table.column($0) }
    var rows: [[String]] = []
    try table.forEachRow(into: &problems) { row, _ in
      rows.append(places.map { place in place.map { $0 < row.count ? row.text($0) : "" } ?? "" })
    }
    return rows
  }

  /// A cell that is a number; nil when it is empty.
  static func number(_ cell: String) -> Double? { cell.isEmpty ? nil : Double(cell) }
  /// A cell that is a text; nil when it is empty.
  static func text(_ cell: String) -> String? { cell.isEmpty ? nil : cell }
}
