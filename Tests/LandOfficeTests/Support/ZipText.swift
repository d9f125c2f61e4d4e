import Foundation

/// Zip archives made by hand, entry by entry, so that a test can make wrong ones too.
struct ZipText {
  var entries: [(name: String, bytes: [UInt8])] = []
  /// Bytes added to every declared checksum.
  var checksumFault: UInt32 = 0
  /// The flags of each entry; bit 0 says that it is encrypted.
  var flags: UInt16 = 0
  /// The method of each entry, whatever its bytes are; 0 is stored.
  var method: UInt16 = 0

  var bytes: [UInt8] {
    var (out, directory) = ([UInt8](), [UInt8]())
    for (name, bytes) in entries {
      let common =
        Self.le(20 as UInt16) + Self.le(flags) + Self.le(method) + Self.le(0 as UInt32)
        + Self.le(Self.checksum(bytes) &+ checksumFault) + Self.le(UInt32(bytes.count))
        + Self.le(UInt32(bytes.count)) + Self.le(UInt16(name.utf8.count)) + Self.le(0 as UInt16)
      directory +=
        Self.le(0x0201_4B50 as UInt32) + Self.le(20 as UInt16) + common + [UInt8](repeating: 0, count: 10)
        + Self.le(UInt32(out.count)) + Array(name.utf8)
      out += Self.le(0x0403_4B50 as UInt32) + common + Array(name.utf8) + bytes
    }
    let count = Self.le(UInt16(entries.count))
    return out + directory + Self.le(0x0605_4B50 as UInt32) + Self.le(0 as UInt32) + count + count
      + Self.le(UInt32(directory.count)) + Self.le(UInt32(out.count)) + Self.le(0 as UInt16)
  }

  private static func le<Number: FixedWidthInteger>(_ value: Number) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  /// CRC-32, a bit at a time.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
