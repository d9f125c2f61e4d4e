/// Reads the text of a cell that should hold a number (method §2.7).
///
/// After surrounding blanks (any Unicode white space, U+3000 included) are taken off:
/// - nothing left → `absent`; `***` → `redacted`; `--` → `na`, both also in full-width form (＊＊＊, －－);
/// - a decimal number → `measured`: optional sign, digits, optional point and exponent. The whole part may be
///   grouped by commas, then by threes throughout and without a leading zero (`1,234.5`; `1,23` and `0,123`
///   are no numbers, because a decimal comma would be read a thousand times too large);
/// - digits, signs, comma and point may be full-width (１，２３４．５, －3);
/// - anything else → `invalid`: hexadecimal, `nan`, `inf`, a number beyond a double's range, a dash.
///
/// The double is the nearest to the decimal, as `strtod` gives it, whatever the locale.
/// **Complexity**: linear; without allocation for ASCII numbers of up to 19 digits and moderate exponents.
public enum CellParser {
  /// The cell in UTF-8 `bytes`.
  public static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
    let text = UnsafeBufferPointer(rebasing: CellBlanks.trimmed(bytes))
    if text.isEmpty { return Cell(.absent) }
    var isPlain = true
    for byte in text where byte >= 0x80 { isPlain = false }
    if isPlain { return parsePlain(text) }
    guard let folded = FullWidth.folded(text) else { return Cell(.invalid) }
    return folded.withUnsafeBufferPointer(parsePlain)
  }

  /// The cell in any collection of UTF-8 bytes.
  public static func parse(_ bytes: some Collection<UInt8>) -> Cell {
    if let cell = bytes.withContiguousStorageIfAvailable({ parse($0) }) { return cell }
    return Array(bytes).withUnsafeBufferPointer { parse($0) }
  }

  /// The cell in a text.
  public static func parse(_ text: some StringProtocol) -> Cell { parse(text.utf8) }

  private static func parsePlain(_ text: UnsafeBufferPointer<UInt8>) -> Cell {
    let star = UInt8(ascii: "*")
    let dash = UInt8(ascii: "-")
    if text.count == 3 && text[0] == star && text[1] == star && text[2] == star { return Cell(.redacted) }
    if text.count == 2 && text[0] == dash && text[1] == dash { return Cell(.na) }
    guard let value = DecimalNumber.parse(text) else { return Cell(.invalid) }
    return Cell(.measured, value: value)
  }
}

/// Blanks around a cell.
enum CellBlanks {
  /// `bytes` without white space at either end.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    var (start, end) = (0, bytes.count)
    while start < end, case let width = blankWidth(bytes, at: start, end: end), width > 0 { start += width }
    while end > start, case let width = blankWidth(bytes, before: end, start: start), width > 0 {
      end -= width
    }
    return bytes[start..<end]
  }

  private static func blankWidth(_ b: UnsafeBufferPointer<UInt8>, at i: Int, end: Int) -> Int {
    if b[i] < 0x80 { return isASCIIBlank(b[i]) ? 1 : 0 }
    if i + 2 <= end && isWideBlank(0, b[i], b[i + 1]) { return 2 }
    if i + 3 <= end && isWideBlank(b[i], b[i + 1], b[i + 2]) { return 3 }
    return 0
  }

  private static func blankWidth(_ b: UnsafeBufferPointer<UInt8>, before i: Int, start: Int) -> Int {
    if b[i - 1] < 0x80 { return isASCIIBlank(b[i - 1]) ? 1 : 0 }
    if i - 2 >= start && isWideBlank(0, b[i - 2], b[i - 1]) { return 2 }
    if i - 3 >= start && isWideBlank(b[i - 3], b[i - 2], b[i - 1]) { return 3 }
    return 0
  }

  @inline(__always)
  private static func isASCIIBlank(_ b: UInt8) -> Bool { b == 32 || (9...13).contains(b) }

  /// White space beyond ASCII, as UTF-8: U+0085, U+00A0, U+1680, U+2000–200A, 2028, 2029, 202F, 205F, 3000.
  private static func isWideBlank(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    switch (a, b, c) {
    case (0, 0xC2, 0x85), (0, 0xC2, 0xA0), (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80): true
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): true
    case (0xE2, 0x81, 0x9F): true
    default: false
    }
  }
}
