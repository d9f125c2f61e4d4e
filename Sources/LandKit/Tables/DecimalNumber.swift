/// Decimal numbers in ASCII, grouped or not, to the nearest double.
enum DecimalNumber {
  /// The parts of a number's text that were found by `scan`.
  private struct Parts {
    var negative = false
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    /// Digits beyond the 19 that a 64-bit mantissa holds: the slow way must be taken.
    var overflowed = false
    var grouped = false
  }

  /// The number that the whole of `text` is, or nil.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let parts = scan(text) else { return nil }
    if !parts.overflowed, parts.mantissa <= 1 << 53, abs(parts.exponent) <= 22 {
      // Both factors are exact doubles, so that one rounding gives the nearest (Clinger 1990).
      let mantissa = Double(parts.mantissa)
      let power = powers[abs(parts.exponent)]
      let value = parts.exponent < 0 ? mantissa / power : mantissa * power
      return parts.negative ? -value : value
    }
    let plain = text.filter { $0 != UInt8(ascii: ",") }
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  private static func scan(_ text: UnsafeBufferPointer<UInt8>) -> Parts? {
    var parts = Parts()
    var i = 0
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
      parts.negative = text[i] == UInt8(ascii: "-")
      i += 1
    }
    guard scanWhole(text, &i, &parts) else { return nil }
    if i < text.count, text[i] == UInt8(ascii: ".") {
      i += 1
      while i < text.count, let digit = digit(text[i]) {
        take(digit, &parts)
        parts.exponent -= 1
        i += 1
      }
    }
    guard parts.digits > 0, scanExponent(text, &i, &parts) else { return nil }
    return i == text.count ? parts : nil
  }

  /// The digits before the point; false when commas do not group by threes.
  private static func scanWhole(
    _ text: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ parts: inout Parts
  ) -> Bool {
    let first = i
    var group = 0
    while i < text.count {
      if let digit = digit(text[i]) {
        take(digit, &parts)
        group += 1
      } else if text[i] == UInt8(ascii: ",") {
        let fits = parts.grouped ? group == 3 : (1...3).contains(group) && text[first] != UInt8(ascii: "0")
        guard fits else { return false }
        parts.grouped = true
        group = 0
      } else {
        break
      }
      i += 1
    }
    return !parts.grouped || group == 3
  }

  private static func scanExponent(
    _ text: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ parts: inout Parts
  ) -> Bool {
    guard i < text.count, text[i] | 0x20 == UInt8(ascii: "e") else { return true }
    i += 1
    var sign = 1
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
      sign = text[i] == UInt8(ascii: "-") ? -1 : 1
      i += 1
    }
    var (exponent, digits) = (0, 0)
    while i < text.count, let digit = digit(text[i]) {
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      digits += 1
      i += 1
    }
    parts.exponent += sign * exponent
    return digits > 0
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }

  @inline(__always)
  private static func take(_ digit: UInt8, _ parts: inout Parts) {
    parts.digits += 1
    if parts.mantissa >= 922_337_203_685_477_580 { parts.overflowed = true }
    parts.mantissa = parts.mantissa &* 10 &+ UInt64(digit)
  }
}
