import CText

/// Finds where a JSON value ends, without checking what is in it.
enum ElementScan {
  /// The index after the value that begins at `start`, or nil when the text ends before it does. A scalar
  /// that reaches the end of the text counts as unfinished.
  static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      var state = ctext_state()
      let end = ctext_find_end(base, start, bytes.count, &state)
      return end == Int(bitPattern: UInt.max) ? nil : end
    case UInt8(ascii: "\""):
      var p = start + 1
      while p < bytes.count {
        if bytes[p] == UInt8(ascii: "\"") { return p + 1 }
        p += bytes[p] == UInt8(ascii: "\\") ? 2 : 1
      }
      return nil
    default:
      var p = start + 1
      while p < bytes.count {
        if JSONCursor.isBlank(bytes[p]) || ",:[]{}\"".utf8.contains(bytes[p]) { return p }
        p += 1
      }
      return nil
    }
  }
}
