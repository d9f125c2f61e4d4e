/// Characters that XML cannot hold are written `_xHHHH_` in workbooks (ST_Xstring, ISO/IEC 29500-1 §22.9.2.19).
enum EscapedText {
  /// `text` with its escapes replaced by what they stand for. `_x005F_` is an underscore.
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard text.count >= 7, text.contains(UInt8(ascii: "_")) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var at = 0
    var high: UInt16?
    while at < text.count {
      if let unit = unit(text, at) {
        append(unit, &high, &out)
        at += 7
      } else {
        flush(&high, &out)
        out.append(text[at])
        at += 1
      }
    }
    flush(&high, &out)
    return out
  }

  /// The UTF-16 unit that an escape at `at` stands for.
  private static func unit(_ text: [UInt8], _ at: Int) -> UInt16? {
    guard at + 7 <= text.count, text[at] == UInt8(ascii: "_"), text[at + 1] == UInt8(ascii: "x"),
      text[at + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in text[at + 2..<at + 6] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private static func append(_ unit: UInt16, _ high: inout UInt16?, _ out: inout [UInt8]) {
    if let first = high, (0xDC00...0xDFFF).contains(unit) {
      high = nil
      return out.append(contentsOf: Array(String(decoding: [first, unit], as: UTF16.self).utf8))
    }
    flush(&high, &out)
    if (0xD800...0xDBFF).contains(unit) {
      high = unit
    } else {
      out += String(decoding: [unit], as: UTF16.self).utf8
    }
  }

  /// A half of a pair that stands alone becomes the mark of what cannot be shown.
  private static func flush(_ high: inout UInt16?, _ out: inout [UInt8]) {
    if high != nil { out += "\u{FFFD}".utf8 }
    high = nil
  }
}
