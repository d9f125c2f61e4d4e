/// Validates UTF-8 that arrives in chunks (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF).
struct UTF8Check {
  /// The offset of the first byte that fits no character, if any.
  private(set) var firstInvalid: Int?
  /// The offset of the first NUL, which no table in UTF-8 holds.
  private(set) var firstNUL: Int?
  private var pending = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF
  private var offset = 0

  /// Takes the next chunk.
  mutating func take(_ chunk: UnsafeBufferPointer<UInt8>) {
    guard firstInvalid == nil else { return }
    var i = 0
    while i < chunk.count {
      let byte = chunk[i]
      if pending > 0 {
        guard byte >= low && byte <= high else { return fail(at: i) }
        (low, high) = (0x80, 0xBF)
        pending -= 1
      } else if byte < 0x80 {
        if byte == 0 && firstNUL == nil { firstNUL = offset + i }
      } else if !lead(byte) {
        return fail(at: i)
      }
      i += 1
    }
    offset += chunk.count
  }

  /// Ends the text: a character begun must be complete.
  mutating func finish() { if pending > 0 && firstInvalid == nil { firstInvalid = offset } }

  private mutating func fail(at i: Int) { firstInvalid = offset + i }

  private mutating func lead(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, low) = (2, 0xA0)
    case 0xED: (pending, high) = (2, 0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, low) = (3, 0x90)
    case 0xF4: (pending, high) = (3, 0x8F)
    case 0xF1...0xF3: pending = 3
    default: return false
    }
    return true
  }
}
