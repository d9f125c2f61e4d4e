/// Builds a CSV file that Excel opens as it is: UTF-8 with a byte order mark, CRLF, RFC 4180 quotes, and text
/// cells that a spreadsheet would take for a formula neutralised by a leading apostrophe.
struct CSVWriter {
  private(set) var out = TextBuffer(capacity: 1 << 16)
  private var isFirst = true

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
    let risky = text.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let quoted = risky || text.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 < 0x20 }
    guard quoted else { return out.append(utf8: text) }
    out.append(byte: UInt8(ascii: "\""))
    if risky { out.append(byte: UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { out.append(byte: byte) }
      out.append(byte: byte)
    }
    out.append(byte: UInt8(ascii: "\""))
  }

  /// A text cell.
  mutating func text(_ text: String) { self.text(utf8: text.utf8) }

  /// A number; an empty cell when it is not finite.
  mutating func number(_ value: Double) {
    separate()
    if value.isFinite { out.append(number: value) }
  }

  mutating func endRow() {
    out.append("\r\n")
    isFirst = true
  }

  mutating func removeAll() { out.removeAll() }
}
