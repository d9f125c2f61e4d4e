/// A layer's table as CSV (RFC 4180), UTF-8 with a byte order mark.
public enum LayerCSV {
  /// Writes `table`, and tells what a reader must know.
  ///
  /// Numbers are the shortest decimals that read back to the same double; what is unknown is an empty cell. A text that a
  /// spreadsheet would compute gets an apostrophe before it, which is counted.
  ///
  /// - Throws: `FileError`, `StudyFailure`.
  /// - Complexity: linear; a piece of the table is in memory.
  public static func write(_ table: FlatLayer, into output: ResultOutput) throws -> [Bilingual] {
    var (writer, guarded) = (CSVWriter(header: table.heads), 0)
    guarded += table.heads.count(where: CSVCell.isRisky)
    try table.forEachRow { cells in
      for cell in cells {
        switch cell {
        case .null: writer.text("")
        case .boolean(let flag): writer.text(flag ? "true" : "false")
        case .integer(let number): writer.raw { $0.append("\(number)") }
        case .real(let number): writer.number(number)
        // Not applicable: a state of a cell, which must come back as it was, and no formula.
        case .text("--"): writer.raw { $0.append("--") }
        case .text(let text):
          if CSVCell.isRisky(text) { guarded += 1 }
          writer.text(text)
        }
      }
      writer.endRow()
      if writer.out.bytes.count > 1 << 20 {
        try output.append(writer.out.bytes)
        writer.removeAll()
      }
    }
    try output.append(writer.out.bytes)
    guard guarded > 0 else { return table.notes }
    return table.notes + [
      Bilingual(
        zh: "\(guarded) 个以 = + - @ 等开头的文本前加了撇号，以免表格软件当作公式",
        en:
          "\(guarded) texts that begin with =, +, -, @ or the like got an apostrophe, lest a spreadsheet compute them"
      )
    ]
  }
}
