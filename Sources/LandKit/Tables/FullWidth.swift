/// Full-width forms (U+FF01–FF5E), which Chinese input methods write for ASCII.
enum FullWidth {
  /// The ASCII that `text` stands for when every character beyond ASCII is the full-width form of a digit,
  /// sign, comma, point or asterisk; nil when another character is among them.
  static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
      if text[i] < 0x80 {
        folded.append(text[i])
        i += 1
        continue
      }
      // U+FF01–FF3F is EF BC 81–BF: ASCII 0x21–0x5F. All that a number needs lies there.
      guard i + 2 < text.count, text[i] == 0xEF, text[i + 1] == 0xBC, text[i + 2] >= 0x81 else { return nil }
      let ascii = text[i + 2] &- 0x60
      guard allowed.contains(ascii) else { return nil }
      folded.append(ascii)
      i += 3
    }
    return folded
  }

  private static let allowed = Array("0123456789+-,.*".utf8)

  /// `text` with every full-width form and the ideographic space turned to ASCII.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
