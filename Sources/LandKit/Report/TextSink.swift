/// Takes text piece by piece.
package protocol TextSink: ~Copyable {
  mutating func append(byte: UInt8)
  mutating func append(utf8 text: UnsafeBufferPointer<UInt8>)
  /// The shortest decimal that reads back as `value`, in ECMAScript's form; `null` when it is not finite.
  mutating func append(number value: Double)
}

extension TextSink where Self: ~Copyable {
  /// A text of the program's own.
  @inline(__always)
  mutating func append(literal text: StaticString) {
    append(utf8: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A part of `text`.
  @inline(__always)
  mutating func append(_ text: [UInt8], part: Range<Int>) {
    text.withUnsafeBufferPointer { append(utf8: UnsafeBufferPointer(rebasing: $0[part])) }
  }

  mutating func append(string text: String) {
    var text = text
    text.withUTF8 { append(utf8: $0) }
  }
}
