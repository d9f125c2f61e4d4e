import Foundation

@testable import LandKit

/// Files for one test, removed after it.
struct TestFolder: ~Copyable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/landkit-\(UUID().uuidString)/"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  @discardableResult func write(_ name: String, _ text: String) throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult func write(_ name: String, bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path + name))
    return path + name
  }
}

/// All rows of a table, with their lines, and its problems.
func readTable(_ bytes: [UInt8]) throws -> (
  header: [String], rows: [[String]], lines: [Int], problems: [Problem]
) {
  let folder = try TestFolder()
  var ledger = ProblemLedger()
  let table = try CSVTable(file: folder.write("t.csv", bytes: bytes), into: &ledger)
  var (rows, lines): ([[String]], [Int]) = ([], [])
  try table.forEachRow(into: &ledger) { row, _ in
    rows.append((0..<row.count).map(row.text))
    lines.append(row.line)
  }
  return (table.header, rows, lines, ledger.problems)
}
