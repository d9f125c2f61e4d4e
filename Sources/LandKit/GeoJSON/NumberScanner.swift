import CText

/// Reads JSON numbers to doubles, each the nearest one to the decimal.
enum NumberScanner {
  /// Ten to the 0…22: exact as doubles, so one division or product of a 53-bit mantissa rounds once
  /// (Clinger 1990, *How to read floating point numbers accurately*).
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads the number at `text[at]` and moves `at` beyond it. The bytes after the text must be readable and
  /// end in one that belongs to no number.
  ///
  /// Coordinates of up to 15 digits take the first path; all others go to the C++ library's (simdjson 3.0
  /// reads 0.… of more than twenty digits wrongly).
  @inline(__always)
  static func scan(_ text: UnsafePointer<UInt8>, at: inout Int) throws(JSONFault) -> Double {
    let start = at
    var p = start
    let negative = text[p] == UInt8(ascii: "-")
    if negative { p += 1 }
    let first = p
    var mantissa: UInt64 = 0
    while true {
      let digit = text[p] &- 48
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      p &+= 1
    }
    var digits = p - first
    if digits == 0 || (text[first] == 48 && digits > 1) { throw JSONFault(.badNumber, at: start) }
    var decimals = 0
    if text[p] == UInt8(ascii: ".") {
      p &+= 1
      let fraction = p
      while let eight = eightDigits(text + p) {
        mantissa = mantissa &* 100_000_000 &+ eight
        p &+= 8
      }
      while true {
        let digit = text[p] &- 48
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        p &+= 1
      }
      decimals = p - fraction
      if decimals == 0 { throw JSONFault(.badNumber, at: start) }
      digits += decimals
    }
    let exponent = text[p] | 0x20 == UInt8(ascii: "e")
    if exponent { try skipExponent(text, &p, start: start) }
    at = p
    if !exponent, digits <= 19, mantissa <= 1 << 53, decimals <= 22 {
      let value = Double(mantissa) / powers.withUnsafeBufferPointer { $0[decimals] }
      return negative ? -value : value
    }
    return try careful(text + start, length: p - start, at: start)
  }

  /// Reads a number of up to 15 digits without an exponent and moves `at` beyond it; nil for any other, and for what
  /// is none.
  @inline(__always)
  static func plain(_ text: UnsafePointer<UInt8>, at: inout Int) -> Double? {
    var p = at
    let negative = text[p] == UInt8(ascii: "-")
    if negative { p &+= 1 }
    let first = p
    var mantissa: UInt64 = 0
    while true {
      let digit = text[p] &- 48
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      p &+= 1
    }
    let whole = p &- first
    if whole == 0 || (text[first] == 48 && whole > 1) || text[p] != UInt8(ascii: ".") { return nil }
    p &+= 1
    let fraction = p
    if let eight = eightDigits(text + p) {
      mantissa = mantissa &* 100_000_000 &+ eight
      p &+= 8
    }
    while true {
      let digit = text[p] &- 48
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      p &+= 1
    }
    let decimals = p &- fraction
    if decimals == 0 || whole &+ decimals > 15 || text[p] | 0x20 == UInt8(ascii: "e") { return nil }
    at = p
    let value = Double(Int64(mantissa)) / powers.withUnsafeBufferPointer { $0[decimals] }
    return negative ? -value : value
  }

  /// The number that eight digits make, or nil when one of the bytes is none.
  ///
  /// The digits of a word are joined in pairs, the pairs in fours, the fours to one, each step one product
  /// (Lemire, *Quickly parsing eight digits*, 2018).
  @inline(__always)
  private static func eightDigits(_ text: UnsafePointer<UInt8>) -> UInt64? {
    let word = UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
    // A digit has 3 for its high half, and still has it when 6 is added.
    let highs = word & 0xF0F0_F0F0_F0F0_F0F0
    let raised = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    guard highs == 0x3030_3030_3030_3030, raised == highs else { return nil }
    var value = word & 0x0F0F_0F0F_0F0F_0F0F
    value = (value &* 10 &+ value >> 8) & 0x00FF_00FF_00FF_00FF
    value = (value &* 100 &+ value >> 16) & 0x0000_FFFF_0000_FFFF
    return (value &* 10_000 &+ value >> 32) & 0xFFFF_FFFF
  }

  private static func skipExponent(
    _ text: UnsafePointer<UInt8>, _ p: inout Int, start: Int
  ) throws(JSONFault) {
    p += 1
    if text[p] == UInt8(ascii: "+") || text[p] == UInt8(ascii: "-") { p += 1 }
    let first = p
    while text[p] &- 48 <= 9 { p += 1 }
    if p == first { throw JSONFault(.badNumber, at: start) }
  }

  @inline(never)
  private static func careful(
    _ number: UnsafePointer<UInt8>, length: Int, at start: Int
  ) throws(JSONFault) -> Double {
    var value = 0.0
    guard ctext_read_number(number, length, &value) == 1 else { throw JSONFault(.numberTooLarge, at: start) }
    return value
  }

  /// Moves `at` beyond a number without reading its value, checking JSON's grammar alone.
  @inline(__always)
  static func skip(_ text: UnsafePointer<UInt8>, at: inout Int) throws(JSONFault) {
    let start = at
    var p = start
    if text[p] == UInt8(ascii: "-") { p += 1 }
    let first = p
    while text[p] &- 48 <= 9 { p &+= 1 }
    if p == first || (text[first] == 48 && p - first > 1) { throw JSONFault(.badNumber, at: start) }
    if text[p] == UInt8(ascii: ".") {
      p += 1
      let fraction = p
      while text[p] &- 48 <= 9 { p &+= 1 }
      if p == fraction { throw JSONFault(.badNumber, at: start) }
    }
    if text[p] | 0x20 == UInt8(ascii: "e") { try skipExponent(text, &p, start: start) }
    at = p
  }
}
