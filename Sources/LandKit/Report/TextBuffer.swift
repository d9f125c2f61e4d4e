import CText

/// A growing run of output bytes, reused from piece to piece; numbers are formatted into it without allocating.
package struct TextBuffer: TextSink {
  /// The bytes so far.
  package private(set) var bytes: [UInt8] = []

  /// An empty text.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Empties it and keeps its storage.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Gives its bytes away and goes on in `storage`, emptied.
  mutating func handOver(for storage: consuming [UInt8]) -> [UInt8] {
    swap(&bytes, &storage)
    bytes.removeAll(keepingCapacity: true)
    return storage
  }

  @inline(__always)
  package mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  package mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  package mutating func append(utf8 text: some Collection<UInt8>) { bytes.append(contentsOf: text) }

  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func append(byte: UInt8) { bytes.append(byte) }

  /// The shortest decimal that reads back as `value`, in ECMAScript's form; `null` when it is not finite.
  package mutating func append(number value: Double) {
    let length = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 48) { out -> Int in
      guard let start = out.baseAddress else { return 0 }
      let length = ctext_number(value, start)
      start.withMemoryRebound(to: UInt8.self, capacity: 48) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
      }
      return length
    }
    if length == 0 { append("null") }
  }

  /// `text` as a JSON string with its quotes; only what must be escaped is (RFC 8259 §7).
  package mutating func append(json text: String) {
    var text = text
    let isPlain = text.withUTF8 { bytes -> Bool in
      for byte in bytes where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return false
      }
      append(byte: UInt8(ascii: "\""))
      append(utf8: bytes)
      append(byte: UInt8(ascii: "\""))
      return true
    }
    if !isPlain { append(JSONText.encoded(text)) }
  }

  package mutating func append(integer value: Int) { append(number: Double(value)) }
}

/// The shortest decimal that reads back as `value`, in ECMAScript's form; `null` when it is not finite.
package func ecmaNumber(_ value: Double) -> String {
  var buffer = TextBuffer(capacity: 48)
  buffer.append(number: value)
  return String(decoding: buffer.bytes, as: UTF8.self)
}
