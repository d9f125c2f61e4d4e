/// A SHA-256 digest as four big-endian words: 32 bytes without an allocation, ordered as its bytes are.
package struct Digest256: Sendable, Hashable, Comparable {
  /// The first eight bytes.
  package let first: UInt64
  private let second, third, fourth: UInt64

  /// From its 32 bytes.
  init(bytes: UnsafeRawBufferPointer) {
    func word(_ i: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * i, as: UInt64.self))
    }
    (first, second, third, fourth) = (word(0), word(1), word(2), word(3))
  }

  package static func < (a: Digest256, b: Digest256) -> Bool {
    if a.first != b.first { return a.first < b.first }
    if a.second != b.second { return a.second < b.second }
    if a.third != b.third { return a.third < b.third }
    return a.fourth < b.fourth
  }

  /// Appends its 32 bytes.
  package func append(to bytes: inout [UInt8]) {
    for word in [first, second, third, fourth] {
      withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }
  }

  /// Lower-case hexadecimal, 64 digits.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    append(to: &bytes)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
