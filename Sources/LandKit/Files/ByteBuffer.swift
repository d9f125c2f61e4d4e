/// A growing run of bytes that are followed by readable zeros, for parsers that look ahead.
///
/// One owner at a time; not `Sendable`.
final class ByteBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  /// How many bytes it can hold before it grows, padding not counted.
  private(set) var capacity: Int
  /// How many it holds.
  private(set) var count = 0

  init(capacity: Int = 1 << 16) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + StructuralIndex.padding)
    base.initialize(repeating: 0, count: capacity + StructuralIndex.padding)
  }

  deinit { base.deallocate() }

  /// Makes room for `wanted` bytes; what it holds stays.
  func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted + StructuralIndex.padding)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = wanted
    setCount(count)
  }

  /// Fills up to `wanted` bytes from `file` at `offset`, keeping the first `kept` ones that it has already.
  func fill(from file: ByteFile, at offset: Int, keeping kept: Int, upTo wanted: Int) throws(FileError) {
    reserve(wanted)
    let room = UnsafeMutableRawBufferPointer(start: base + kept, count: wanted - kept)
    setCount(kept + (try file.read(into: room, at: offset + kept)))
  }

  /// Holds a copy of `bytes`.
  func hold(_ bytes: some Collection<UInt8>) {
    reserve(bytes.count)
    _ = UnsafeMutableBufferPointer(start: base, count: bytes.count).update(fromContentsOf: bytes)
    setCount(bytes.count)
  }

  /// Cuts to `newCount` bytes and zeroes the padding behind them.
  func setCount(_ newCount: Int) {
    count = newCount
    (base + newCount).update(repeating: 0, count: StructuralIndex.padding)
  }
}
