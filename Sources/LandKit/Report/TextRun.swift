import CText

/// A row put together from dozens of short pieces in memory of its own, so that the `TextBuffer` it belongs to grows once.
///
/// To grow an array costs as much as to write ten digits; a row of results is some fifty pieces. What does not fit goes
/// to `spilled`, so that nothing depends on how long a row is.
struct TextRun: ~Copyable, TextSink {
  fileprivate static let capacity = 2048
  /// More than any number needs.
  private static let numberRoom = 48
  private let start: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var spilled: [UInt8] = []

  fileprivate init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

  @inline(__always)
  mutating func append(byte: UInt8) {
    if count == Self.capacity { spill() }
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard let from = text.baseAddress else { return }
    guard count + text.count <= Self.capacity else { return spill(text) }
    ctext_copy(start + count, from, text.count)
    count += text.count
  }

  @inline(__always)
  mutating func append(number value: Double) {
    if count + Self.numberRoom > Self.capacity { spill() }
    let length = (start + count).withMemoryRebound(to: CChar.self, capacity: Self.numberRoom) {
      ctext_number(value, $0)
    }
    count += length
    if length == 0 { append(literal: "null") }
  }

  private mutating func spill() {
    spilled.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    count = 0
  }

  private mutating func spill(_ text: UnsafeBufferPointer<UInt8>) {
    spill()
    spilled.append(contentsOf: text)
  }

  fileprivate consuming func end(in out: inout TextBuffer) {
    if !spilled.isEmpty { out.append(utf8: spilled) }
    out.append(utf8: UnsafeBufferPointer(start: start, count: count))
  }
}

extension TextBuffer {
  /// Appends what `body` puts together.
  @inline(__always)
  mutating func appendRun(_ body: (inout TextRun) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextRun.capacity) { memory in
      guard let start = memory.baseAddress else { return }
      var run = TextRun(start)
      body(&run)
      run.end(in: &self)
    }
  }
}
