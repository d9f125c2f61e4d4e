/// Decodes the inside of JSON strings.
package enum JSONText {
  /// The text of a string's bytes between the quotes, whose escapes were checked. A lone surrogate becomes
  /// U+FFFD.
  static func decoded(_ bytes: some Collection<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: decodedBytes(Array(bytes)), as: UTF8.self)
  }

  /// The same as UTF-8.
  static func decodedBytes(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      guard bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count else {
        out.append(bytes[i])
        i += 1
        continue
      }
      i += 2
      switch bytes[i - 1] {
      case UInt8(ascii: "b"): out.append(8)
      case UInt8(ascii: "f"): out.append(12)
      case UInt8(ascii: "n"): out.append(10)
      case UInt8(ascii: "r"): out.append(13)
      case UInt8(ascii: "t"): out.append(9)
      case UInt8(ascii: "u"): appendUnicode(bytes, &i, to: &out)
      default: out.append(bytes[i - 1])
      }
    }
    return out
  }

  private static func appendUnicode(_ bytes: [UInt8], _ i: inout Int, to out: inout [UInt8]) {
    guard let high = unit(bytes, i) else { return }
    i += 4
    var scalar = UnicodeScalar(high)
    if high & 0xFC00 == 0xD800, i + 6 <= bytes.count, bytes[i] == UInt8(ascii: "\\"),
      bytes[i + 1] == UInt8(ascii: "u"), let low = unit(bytes, i + 2), low & 0xFC00 == 0xDC00
    {
      i += 6
      scalar = UnicodeScalar(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF)
    }
    out.append(contentsOf: Array(String(Character(scalar ?? "\u{FFFD}")).utf8))
  }

  private static func unit(_ bytes: [UInt8], _ i: Int) -> UInt32? {
    guard i + 4 <= bytes.count else { return nil }
    return UInt32(String(decoding: bytes[i..<(i + 4)], as: UTF8.self), radix: 16)
  }

  /// `text` as a JSON string with its quotes: only what must be escaped is (RFC 8259 §7).
  package static func encoded(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\0"..<" ":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
