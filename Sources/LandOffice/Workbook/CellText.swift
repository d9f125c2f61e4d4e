/// Text as a cell can hold it.
enum CellText {
  /// UTF-16 units a cell holds at most (Excel's limit).
  static let limit = 32_767

  /// What had to be done to a text.
  struct Change: OptionSet {
    let rawValue: Int
    /// It was longer than a cell holds, and its end is left out.
    static let cut = Change(rawValue: 1)
    /// Characters that XML cannot hold are written `_xHHHH_`, which spreadsheets show as what they are.
    static let escaped = Change(rawValue: 2)
  }

  /// `text` as it is written, and what was done to it.
  static func written(_ text: String) -> (text: String, change: Change) {
    let isPlain = text.utf8.count <= limit && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x5F && $0 != 0xEF }
    if isPlain { return (text, []) }
    var (out, units, change) = ("", 0, Change())
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let needsEscape = isForbidden(scalar) || (scalar == "_" && beginsEscape(scalars, place))
      // The limit is on what the cell holds, which an escape is one unit of.
      units += needsEscape ? 1 : UTF16.width(scalar)
      if units > limit {
        change.insert(.cut)
        break
      }
      if needsEscape {
        out += "_x" + hex(scalar.value) + "_"
        if scalar != "_" { change.insert(.escaped) }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return (out, change)
  }

  /// Control characters but tab and line feed, and the two non-characters that XML 1.0 forbids.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether a reader would take the underscore at `place` for the beginning of an escape.
  private static func beginsEscape(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
    guard place + 6 < text.count, text[place + 1] == "x", text[place + 6] == "_" else { return false }
    return text[place + 2...place + 5].allSatisfy { Character($0).isASCII && Character($0).isHexDigit }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
