import CDeflate

/// Compresses answers (RFC 1952), by libdeflate.
enum Gzip {
  /// What is shorter is sent as it is.
  static let least = 600

  /// `bytes` compressed, whether that makes them shorter or not.
  static func pack(_ bytes: [UInt8], level: Int32 = 3) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(level) else { return [] }
    defer { libdeflate_free_compressor(compressor) }
    let room = libdeflate_gzip_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = bytes.withUnsafeBytes {
        libdeflate_gzip_compress(compressor, $0.baseAddress, $0.count, buffer.baseAddress, room)
      }
    }
  }

  /// What `pack` was given, of which the last four bytes are the length (RFC 1952 §2.3.1).
  static func expand(_ packed: [UInt8]) -> [UInt8] {
    guard packed.count >= 18, let expander = libdeflate_alloc_decompressor() else { return [] }
    defer { libdeflate_free_decompressor(expander) }
    let room = packed.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: packed.count - 4, as: UInt32.self)))
    }
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var written = 0
      let result = packed.withUnsafeBytes {
        libdeflate_gzip_decompress(expander, $0.baseAddress, $0.count, buffer.baseAddress, room, &written)
      }
      count = result == LIBDEFLATE_SUCCESS ? written : 0
    }
  }

  /// `bytes` compressed; nil when that does not make them shorter. Levels are libdeflate's, 1 the quickest to 12.
  static func compress(_ bytes: [UInt8], level: Int32 = 4) -> [UInt8]? {
    let packed = pack(bytes, level: level)
    return packed.isEmpty || packed.count >= bytes.count ? nil : packed
  }
}
