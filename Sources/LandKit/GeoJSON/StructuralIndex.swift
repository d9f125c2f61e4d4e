import CSimdJSON

/// The structural characters of a text, found by simdjson's first stage: every `{ } [ ] : ,` outside strings
/// and the first byte of every string and scalar. UTF-8, string ends and control characters are checked.
///
/// One a worker; not `Sendable`. The result of a call is valid until the next.
final class StructuralIndex {
  private let indexer: OpaquePointer?

  init() { indexer = csj_create() }
  deinit { csj_free(indexer) }

  /// Bytes that must be readable after a text.
  static let padding = max(64, csj_padding())

  /// Indexes `length` bytes, fewer than 4 GiB, that are followed by `padding` readable ones.
  ///
  /// **Complexity**: linear, several GB/s.
  func index(_ text: UnsafePointer<UInt8>, length: Int) throws(JSONFault) -> UnsafeBufferPointer<UInt32> {
    var indexes: UnsafePointer<UInt32>?
    var count = 0
    let code = csj_index(indexer, text, length, &indexes, &count)
    guard code == 0, let indexes else {
      throw JSONDiagnosis.firstFault(text, length: length) ?? JSONFault(.indexer(code: Int(code)), at: 0)
    }
    return UnsafeBufferPointer(start: indexes, count: count)
  }
}
