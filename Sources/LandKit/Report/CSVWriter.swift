/// Builds a CSV file that Excel opens as it is: UTF-8 with a byte order mark, CRLF, RFC 4180 quotes, and text
/// cells that a spreadsheet would take for a formula neutralised by a leading apostrophe.
struct CSVWriter {
  var out = TextBuffer(capacity: 1 << 16)
  private var isFirst = true

  /// Rows alone, for the middle of a file.
  init() {}

  init(header: [String]) {
    out.append(utf8: [0xEF, 0xBB, 0xBF])
    for name in header { text(name) }
    endRow()
  }

  private mutating func separate() {
    if !isFirst { out.append(byte: UInt8(ascii: ",")) }
    isFirst = false
  }

  /// A text cell.
  mutating func text(utf8 text: some Collection<UInt8>) {
    separate()
    let done: Void? = text.withContiguousStorageIfAvailable { CSVCell.append(text: $0, to: &out) }
    if done == nil { Array(text).withUnsafeBufferPointer { CSVCell.append(text: $0, to: &out) } }
  }

  /// A cell as `write` fills it, which sees to quotes itself.
  mutating func raw(_ write: (inout TextBuffer) -> Void) {
    separate()
    write(&out)
  }

  /// A text as a cell holds it.
  static func cellText(_ text: String) -> String {
    var writer = CSVWriter()
    writer.text(text)
    return String(decoding: writer.out.bytes, as: UTF8.self)
  }

  /// A text cell.
  mutating func text(_ text: String) { self.text(utf8: text.utf8) }

  /// A number; an empty cell when it is not finite.
  mutating func number(_ value: Double) {
    separate()
    CSVCell.append(number: value, to: &out)
  }

  mutating func endRow() {
    out.append("\r\n")
    isFirst = true
  }

  mutating func removeAll() { out.removeAll() }

  /// Appends the rows so far to `output` once they are more than `least` bytes, and goes on empty.
  mutating func drain(into output: OutputFile, from least: Int = 0) throws(FileError) {
    guard out.bytes.count > least else { return }
    try output.append(out.bytes)
    removeAll()
  }
}
