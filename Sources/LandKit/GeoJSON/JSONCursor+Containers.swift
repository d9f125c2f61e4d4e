#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension JSONCursor {
  /// Takes an object or an array whole, checking everything in it. Iterative: hostile nesting cannot
  /// exhaust the stack. **Complexity**: linear in the structural characters.
  mutating func container() throws(JSONFault) -> ByteSpan {
    let start = offset
    var stack = NestingStack()
    try open(&stack)
    while stack.depth > 0 {
      let isObject = stack.innermostIsObject
      let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
      if stack.expectsFirst, byte == close {
        next += 1
        stack.pop()
      } else {
        if isObject {
          _ = try string()
          try expect(UInt8(ascii: ":"))
        }
        stack.expectsFirst = false
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          try open(&stack)
          continue
        }
        _ = byte == UInt8(ascii: "\"") ? try string() : try scalar()
      }
      try closeOrContinue(&stack)
    }
    return ByteSpan(start: start, end: Int(indexes[next - 1]) + 1)
  }

  private mutating func open(_ stack: inout NestingStack) throws(JSONFault) {
    guard stack.push(isObject: byte == UInt8(ascii: "{")) else { throw JSONFault(.tooDeep, at: offset) }
    next += 1
  }

  /// After a value: a comma and on, or as many closing brackets as there are.
  private mutating func closeOrContinue(_ stack: inout NestingStack) throws(JSONFault) {
    while stack.depth > 0 {
      let close = stack.innermostIsObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
      if byte == UInt8(ascii: ",") {
        next += 1
        return
      }
      try expect(close)
      stack.pop()
    }
  }

  @inline(__always)
  static func hasBackslash(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    end > start && memchr(text + start, Int32(UInt8(ascii: "\\")), end - start) != nil
  }

  /// Checks every escape of a string.
  static func checkEscapes(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) throws(JSONFault) {
    var p = start
    while p < end {
      guard text[p] == UInt8(ascii: "\\") else {
        p += 1
        continue
      }
      guard p + 1 < end else { throw JSONFault(.badEscape, at: p) }
      switch text[p + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        p += 2
      case UInt8(ascii: "u"):
        guard p + 6 <= end, (2..<6).allSatisfy({ isHex(text[p + $0]) }) else {
          throw JSONFault(.badEscape, at: p)
        }
        p += 6
      default: throw JSONFault(.badEscape, at: p)
      }
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte &- 48 <= 9 || (byte | 0x20) &- UInt8(ascii: "a") <= 5
  }
}

/// Which brackets are open, a bit each: at most 1,024, as simdjson allows.
private struct NestingStack {
  private(set) var depth = 0
  var expectsFirst = true
  private var top: UInt64 = 0
  private var below: [UInt64] = []

  var innermostIsObject: Bool { top & 1 == 1 }

  mutating func push(isObject: Bool) -> Bool {
    guard depth < 1024 else { return false }
    if depth > 0, depth % 64 == 0 {
      below.append(top)
      top = 0
    }
    top = top << 1 | (isObject ? 1 : 0)
    depth += 1
    expectsFirst = true
    return true
  }

  mutating func pop() {
    depth -= 1
    top >>= 1
    if depth > 0, depth % 64 == 0 { top = below.popLast() ?? 0 }
    expectsFirst = false
  }
}
