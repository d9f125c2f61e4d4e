/// A range of bytes of the text being read.
struct ByteSpan: Equatable, Sendable {
  var start: Int
  var end: Int
  static let none = ByteSpan(start: -1, end: -1)
  var isNone: Bool { start < 0 }
  var count: Int { end - start }
}

/// Walks the structural characters of a text and checks JSON's grammar as it goes: what it passes over is
/// validated to the last byte, so nothing malformed is skipped silently.
///
/// The text must be followed by `StructuralIndex.padding` bytes that are no JSON (zeros).
struct JSONCursor {
  let text: UnsafePointer<UInt8>
  let indexes: UnsafeBufferPointer<UInt32>
  /// The end of the text.
  let end: Int
  /// The structural character that comes next.
  var next: Int

  /// Its place in the text, or the end.
  @inline(__always)
  var offset: Int { next < indexes.count ? Int(indexes[next]) : end }

  /// The byte at the next structural character; 0 at the end.
  @inline(__always)
  var byte: UInt8 { next < indexes.count ? text[Int(indexes[next])] : 0 }

  /// Takes one structural character.
  @inline(__always)
  mutating func expect(_ expected: UInt8) throws(JSONFault) {
    guard byte == expected else { throw unexpected(expected) }
    next += 1
  }

  private func unexpected(_ expected: UInt8) -> JSONFault {
    let quoted = "'\(Character(UnicodeScalar(expected)))'"
    return next < indexes.count
      ? JSONFault(.unexpectedByte(expected: Bilingual(zh: quoted, en: quoted)), at: offset)
      : JSONFault(.ended, at: end)
  }

  /// Takes a string and returns its bytes between the quotes, escapes checked but not decoded.
  @inline(__always)
  mutating func string() throws(JSONFault) -> ByteSpan {
    let start = offset
    guard byte == UInt8(ascii: "\"") else {
      throw next < indexes.count
        ? JSONFault(.unexpectedByte(expected: Bilingual(zh: "字符串", en: "a string")), at: start)
        : JSONFault(.ended, at: end)
    }
    next += 1
    // The closing quote is the last byte before the next structural character that is no blank.
    var close = offset - 1
    while close > start, Self.isBlank(text[close]) { close -= 1 }
    guard close > start, text[close] == UInt8(ascii: "\"") else {
      throw JSONFault(.unclosedString, at: start)
    }
    if Self.hasBackslash(text, start + 1, close) { try Self.checkEscapes(text, start + 1, close) }
    return ByteSpan(start: start + 1, end: close)
  }

  /// Takes any value, checks all of it, and returns its bytes.
  mutating func value() throws(JSONFault) -> ByteSpan {
    let start = offset
    switch byte {
    case UInt8(ascii: "\""):
      let inner = try string()
      return ByteSpan(start: start, end: inner.end + 1)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return try container()
    default:
      return try scalar()
    }
  }

  /// Takes a number, `true`, `false` or `null`.
  @inline(__always)
  mutating func scalar() throws(JSONFault) -> ByteSpan {
    let start = offset
    guard next < indexes.count else { throw JSONFault(.ended, at: end) }
    var p = start
    switch text[p] {
    case UInt8(ascii: "t"): try literal("true", &p)
    case UInt8(ascii: "f"): try literal("false", &p)
    case UInt8(ascii: "n"): try literal("null", &p)
    case UInt8(ascii: "-"), 48...57: try NumberScanner.skip(text, at: &p)
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"):
      throw JSONFault(.unexpectedByte(expected: Bilingual(zh: "一个值", en: "a value")), at: start)
    default: throw JSONFault(.badLiteral, at: start)
    }
    next += 1
    try checkScalarEnd(p)
    return ByteSpan(start: start, end: p)
  }

  /// A scalar ends where the next structural character or a blank begins.
  @inline(__always)
  private func checkScalarEnd(_ p: Int) throws(JSONFault) {
    if p != offset, !Self.isBlank(text[p]) {
      throw JSONFault(text[p] == 0 && p < end ? .controlCharacter : .badLiteral, at: p)
    }
  }

  private func literal(_ word: StaticString, _ p: inout Int) throws(JSONFault) {
    for i in 0..<word.utf8CodeUnitCount where text[p + i] != word.utf8Start[i] {
      throw JSONFault(.badLiteral, at: p)
    }
    p += word.utf8CodeUnitCount
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
