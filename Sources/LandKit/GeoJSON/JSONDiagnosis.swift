/// Finds where a text stops being JSON, byte by byte. Slow and exact: it is asked only once something is
/// known to be wrong, or a feature has grown suspiciously long.
enum JSONDiagnosis {
  /// The first fault in `length` bytes of values separated by commas, or nil. With `isPrefix`, a text that
  /// merely breaks off is no fault.
  static func firstFault(
    _ text: UnsafePointer<UInt8>, length: Int, isPrefix: Bool = false
  ) -> JSONFault? {
    let bytes = UnsafeBufferPointer(start: text, count: length)
    var validator = Validator(bytes: bytes)
    let grammar = validator.run()
    let encoding = firstInvalidUTF8(bytes, isPrefix: isPrefix).map { JSONFault(.notUTF8, at: $0) }
    let faults = [grammar, encoding].compactMap { $0 }.filter { !isPrefix || !$0.isBreakOff(length) }
    return faults.min { $0.offset < $1.offset }
  }

  /// The first byte that does not continue valid UTF-8 (RFC 3629), or nil.
  static func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>, isPrefix: Bool = false) -> Int? {
    var i = 0
    while i < bytes.count {
      let b = bytes[i]
      if b < 0x80 {
        i += 1
        continue
      }
      let (length, low, high): (Int, UInt8, UInt8) =
        switch b {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xE1...0xEC, 0xEE, 0xEF: (3, 0x80, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      guard length > 0 else { return i }
      for k in 1..<length {
        guard i + k < bytes.count else { return isPrefix ? nil : i }
        let c = bytes[i + k]
        guard k == 1 ? (c >= low && c <= high) : (c & 0xC0 == 0x80) else { return i }
      }
      i += length
    }
    return nil
  }
}

extension JSONFault {
  fileprivate func isBreakOff(_ length: Int) -> Bool {
    if case .ended = reason { return true }
    if case .unclosedString = reason { return true }
    return offset >= length
  }
}

/// A pushdown automaton over bytes for JSON's grammar (RFC 8259).
private struct Validator {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0
  var openObjects: [Bool] = []

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func run() -> JSONFault? {
    do throws(JSONFault) {
      while true {
        try oneValue()
        while let isObject = openObjects.last {
          try blanks()
          if bytes[at] == UInt8(ascii: ",") {
            at += 1
            if isObject { try key() }
            try oneValue()
          } else {
            try take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
            openObjects.removeLast()
          }
        }
        skipBlanks()
        if at == bytes.count { return nil }
        guard bytes[at] == UInt8(ascii: ",") else { return JSONFault(.trailing, at: at) }
        at += 1
      }
    } catch { return error }
  }

  /// A scalar, or an opening bracket and, where it is not empty, all down to its first scalar.
  private mutating func oneValue() throws(JSONFault) {
    while true {
      try blanks()
      switch bytes[at] {
      case UInt8(ascii: "\""): return try string()
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        let isObject = bytes[at] == UInt8(ascii: "{")
        guard openObjects.count < 1024 else { throw JSONFault(.tooDeep, at: at) }
        openObjects.append(isObject)
        at += 1
        try blanks()
        if bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return }
        if isObject { try key() }
      default: return try scalar()
      }
    }
  }

  private mutating func key() throws(JSONFault) {
    try blanks()
    guard bytes[at] == UInt8(ascii: "\"") else {
      throw JSONFault(
        .unexpectedByte(expected: Bilingual(zh: "成员名（字符串）", en: "a member name (a string)")), at: at)
    }
    try string()
    try blanks()
    try take(UInt8(ascii: ":"))
  }

  private mutating func string() throws(JSONFault) {
    let start = at
    at += 1
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        defer { at += 1 }
        try bytes.withBase { base throws(JSONFault) in try JSONCursor.checkEscapes(base, start + 1, at) }
        return
      case UInt8(ascii: "\\"): at += 2
      case 0..<0x20: throw JSONFault(.controlCharacter, at: at)
      default: at += 1
      }
    }
    at = bytes.count
    throw JSONFault(.unclosedString, at: start)
  }

  private mutating func scalar() throws(JSONFault) {
    let start = at
    while at < bytes.count, !JSONCursor.isBlank(bytes[at]), !",:[]{}\"".utf8.contains(bytes[at]) { at += 1 }
    let token = Array(bytes[start..<at])
    if ["true", "false", "null"].contains(where: { Array($0.utf8) == token }) { return }
    guard let first = token.first else {
      throw JSONFault(.unexpectedByte(expected: Bilingual(zh: "一个值", en: "a value")), at: start)
    }
    guard first == UInt8(ascii: "-") || first &- 48 <= 9 else { throw JSONFault(.badLiteral, at: start) }
    var end = 0
    do throws(JSONFault) {
      try (token + [0]).withUnsafeBufferPointer { buffer throws(JSONFault) in
        try buffer.withBase { base throws(JSONFault) in try NumberScanner.skip(base, at: &end) }
      }
    } catch { throw error.moved(by: start) }
    if end != token.count { throw JSONFault(.badNumber, at: start) }
  }

  private mutating func take(_ byte: UInt8) throws(JSONFault) {
    guard bytes[at] == byte else {
      let quoted = "'\(Character(UnicodeScalar(byte)))'"
      throw JSONFault(.unexpectedByte(expected: Bilingual(zh: quoted, en: quoted)), at: at)
    }
    at += 1
  }

  private mutating func skipBlanks() {
    while at < bytes.count, JSONCursor.isBlank(bytes[at]) { at += 1 }
  }

  private mutating func blanks() throws(JSONFault) {
    skipBlanks()
    if at >= bytes.count { throw JSONFault(.ended, at: bytes.count) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The base address, or that of an empty text.
  fileprivate func withBase<R>(_ body: (UnsafePointer<UInt8>) throws(JSONFault) -> R) throws(JSONFault) -> R {
    guard let baseAddress else { throw JSONFault(.ended, at: 0) }
    return try body(baseAddress)
  }
}
