/// Writes a table of a result once more, without the columns that are left out.
struct TableExport {
  let path: String
  let rules: RedactionRules

  /// Appends the table to `output`. Nothing but columns goes: cells stay byte for byte.
  ///
  /// **Complexity**: linear; a piece of the table is in memory.
  func write(into output: ResultOutput) throws {
    var ledger = ProblemLedger()
    let table = try CSVTable(file: path, into: &ledger)
    let kept = table.header.indices.filter { !rules.hides(column: table.header[$0]) }
    let isRedacted = !rules.redaction.isEmpty
    var out = TextBuffer(capacity: 1 << 20)
    out.append(utf8: [0xEF, 0xBB, 0xBF])
    for (i, column) in kept.enumerated() {
      if i > 0 { out.append(byte: UInt8(ascii: ",")) }
      cell(Array(table.header[column].utf8), to: &out)
    }
    if isRedacted { out.append("," + rules.column) }
    out.append("\r\n")
    var failure: (any Error)?
    try table.forEachRow(into: &ledger) { row, _ in
      guard failure == nil else { return }
      for (i, column) in kept.enumerated() {
        if i > 0 { out.append(byte: UInt8(ascii: ",")) }
        cell(row.bytes(column), to: &out)
      }
      if isRedacted { out.append(",\"\(rules.redaction.text)\"") }
      out.append("\r\n")
      guard out.bytes.count > 1 << 20 else { return }
      do { try output.append(out.bytes) } catch { failure = error }
      out.removeAll()
    }
    if let failure { throw failure }
    try output.append(out.bytes)
    let broken = ledger.problems.filter { $0.severity == .error }
    if !broken.isEmpty { throw InputFailure(broken) }
  }

  /// A cell with the quotes that it needs. Its text was neutralised when the table was made.
  private func cell(_ bytes: some Collection<UInt8>, to out: inout TextBuffer) {
    guard bytes.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 < 0x20 }) else {
      return out.append(utf8: bytes)
    }
    out.append(byte: UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { out.append(byte: byte) }
      out.append(byte: byte)
    }
    out.append(byte: UInt8(ascii: "\""))
  }
}

extension ResultFolder {
  /// The tables of a result.
  public enum Table: String, Sendable { case ranked = "ranked.csv", parks = "parks.csv" }

  /// Writes a table as CSV, UTF-8 with a byte order mark.
  ///
  /// - Throws: `InputFailure` when the table is missing or damaged, `FileError`.
  public func export(_ table: Table, redaction: Redaction, into output: ResultOutput) throws {
    guard has(table.rawValue) else {
      throw Self.refusal(
        file(table.rawValue), zh: "结果中没有此表", en: "the result has no such table")
    }
    try TableExport(path: file(table.rawValue), rules: RedactionRules(redaction, in: manifest))
      .write(into: output)
  }
}
