import Glibc

/// Turns text in another encoding into UTF-8, chunk by chunk, by the C library's iconv. Confined to one task.
final class Transcoder {
  /// Bytes that fit no character of the encoding, from the start of the text.
  struct Invalid: Error { let offset: Int }

  private let descriptor: iconv_t
  private var carried: [UInt8] = []
  private var consumed = 0

  /// A transcoder from `encoding` (iconv's name), or nil when the C library does not know it.
  init?(from encoding: String) {
    guard let opened = iconv_open("UTF-8", encoding), opened != iconv_t(bitPattern: -1) else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// The UTF-8 of `chunk`; a character cut at its end is kept for the next.
  func transcode(_ chunk: [UInt8]) throws(Invalid) -> [UInt8] {
    var input = carried + chunk
    carried = []
    var output = [UInt8](repeating: 0, count: input.count * 3 + 16)
    var (left, room) = (input.count, output.count)
    var code: Int32 = 0
    let total = input.count
    input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        // (size_t) -1, which Swift imports as a signed number.
        if iconv(descriptor, &from, &left, &to, &room) == -1 { code = errno }
      }
    }
    consumed += total - left
    // EINVAL is a character cut at the end of the chunk; it is complete with the next one.
    if code == EINVAL {
      carried = Array(input.suffix(left))
    } else if code != 0 {
      throw Invalid(offset: consumed)
    }
    output.removeLast(room)
    return output
  }

  /// Ends the text: a character begun must be complete.
  func finish() throws(Invalid) { if !carried.isEmpty { throw Invalid(offset: consumed) } }
}
