/// One cell of a CSV file, without what separates it from others (RFC 4180).
enum CSVCell {
  /// A text, in quotes where it needs them; one that a spreadsheet would take for a formula gets an apostrophe before it.
  static func append(text: UnsafeBufferPointer<UInt8>, to out: inout some TextSink & ~Copyable) {
    let risky = text.first.map(beginsFormula) ?? false
    guard risky || needsQuotes(text) else { return out.append(utf8: text) }
    out.append(byte: UInt8(ascii: "\""))
    if risky { out.append(byte: UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { out.append(byte: byte) }
      out.append(byte: byte)
    }
    out.append(byte: UInt8(ascii: "\""))
  }

  /// A number; an empty cell when it is not finite.
  @inline(__always)
  static func append(number value: Double, to out: inout some TextSink & ~Copyable) {
    if value.isFinite { out.append(number: value) }
  }

  /// Whether a text gets an apostrophe.
  static func isRisky(_ text: String) -> Bool { text.utf8.first.map(beginsFormula) ?? false }

  private static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }

  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte < 0x20 {
      return true
    }
    return false
  }
}
