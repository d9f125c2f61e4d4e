/// A table of comma-separated values in a file, read row by row in bounded memory.
///
/// UTF-8, UTF-16 with a byte order mark, or GB18030; comma, tab or semicolon. Whatever is not UTF-8 with commas
/// is said. Rows of another length than the header are `table:shape` errors and are not handed out, because
/// nobody can tell which cell is missing; blank cells at the end of a too long row are let pass with a warning.
/// Blank lines hold nothing and are passed over; rows of blank cells are counted and said once.
public final class CSVTable: RowTable {
  /// The file, as the user named it.
  public let file: String
  /// A file of separated values has no sheets.
  public var sheet: String? { nil }
  /// The names of the columns, without surrounding blanks.
  public let header: [String]
  /// The encoding the file was found to be in.
  public let encoding: TableEncoding
  /// The byte between cells.
  public let separator: UInt8

  private let source: ByteSource
  private let detected: TableEncoding.Detected

  /// Opens `file`, finds its encoding and separator, and reads its header.
  ///
  /// - Throws: what makes the whole table unusable: no such file, no encoding fits, no header.
  /// - Complexity: reads the file once (twice when it is not UTF-8) to know its encoding.
  public init(file: String, path: String? = nil, into ledger: inout ProblemLedger) throws(InputFailure) {
    self.file = file
    source = try ByteSource(path: path ?? file)
    detected = try TableEncoding.detect(source, file: file, into: &ledger)
    encoding = detected.encoding
    let first = try CSVTable.firstLine(source, detected, file: file)
    separator = CSVSeparator.sniff(first, file: file, into: &ledger)
    let stream = try RowStream(source, detected, separator: separator, file: file)
    var names: [String] = []
    var problems = ProblemLedger()
    let found = try stream.next(into: &problems) { row, _ in
      names = (0..<row.count).map { String(decoding: row.trimmed($0), as: UTF8.self) }
    }
    header = names
    ledger.add(problems)
    guard found, header.contains(where: { !$0.isEmpty }) else {
      throw InputFailure([
        Problem(.tableShape, at: Place(file: file, line: 1), Bilingual(zh: "没有表头", en: "there is no header"))
      ])
    }
    reportDuplicates(into: &ledger)
  }

  /// Hands every row to `body`, in the order of the file. What is wrong with rows goes to `ledger`.
  public func forEachRow(
    into ledger: inout ProblemLedger, _ body: (TableRow, inout ProblemLedger) -> Void
  ) throws(InputFailure) {
    let stream = try RowStream(source, detected, separator: separator, file: file)
    var shape = CSVShape(file: file, columns: header.count)
    var isHeader = true
    var more = true
    while more {
      if isHeader {
        // What is wrong with the header was said when the table was opened.
        var said = ProblemLedger()
        more = try stream.next(into: &said) { _, _ in }
        isHeader = false
        continue
      }
      more = try stream.next(into: &ledger) { row, ledger in
        if shape.accepts(row, into: &ledger) { body(row, &ledger) }
      }
    }
    shape.finish(into: &ledger)
  }

  private func reportDuplicates(into ledger: inout ProblemLedger) {
    var seen: [[UInt8]: Int] = [:]
    for (index, name) in header.enumerated() where !name.isEmpty {
      guard let first = seen.updateValue(index, forKey: Array(name.utf8)) else { continue }
      seen[Array(name.utf8)] = first
      ledger.add(
        Problem(
          .tableShape, at: Place(file: file, line: 1),
          Bilingual(
            zh: "列名“\(name)”重复：第 \(first + 1) 列与第 \(index + 1) 列；只用前者",
            en:
              "column name \"\(name)\" stands twice, as columns \(first + 1) and \(index + 1); the first is used"
          )))
    }
  }

  private static func firstLine(
    _ source: ByteSource, _ detected: TableEncoding.Detected, file: String
  ) throws(InputFailure) -> [UInt8] {
    let stream = try ChunkStream(source, detected, file: file)
    var text: [UInt8] = []
    while text.count < 1 << 20, let chunk = try stream.next() {
      text.append(contentsOf: chunk)
      if chunk.contains(UInt8(ascii: "\n")) || chunk.contains(UInt8(ascii: "\r")) { break }
    }
    return text
  }
}
