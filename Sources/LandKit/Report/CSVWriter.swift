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
    let done: Void? = text.withContiguousStorageIfAvailable { cell($0) }
    if done == nil { Array(text).withUnsafeBufferPointer { cell($0) } }
  }

  private mutating func cell(_ text: UnsafeBufferPointer<UInt8>) {
    separate()
    let risky = text.first.map(Self.beginsFormula) ?? false
    guard risky || Self.needsQuotes(text) else { return out.append(utf8: text) }
    out.append(byte: UInt8(ascii: "\""))
    if risky { out.append(byte: UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { out.append(byte: byte) }
      out.append(byte: byte)
    }
    out.append(byte: UInt8(ascii: "\""))
  }

  private static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }

  /// Whether a text gets an apostrophe.
  static func isRisky(_ text: String) -> Bool { text.utf8.first.map(beginsFormula) ?? false }

  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte < 0x20 {
      return true
    }
    return false
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
    if value.isFinite { out.append(number: value) }
  }

  mutating func endRow() {
    out.append("\r\n")
    isFirst = true
  }

  mutating func removeAll() { out.removeAll() }
}
