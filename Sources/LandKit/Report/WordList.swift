/// Texts that stand in many rows, one after another in one buffer, so that a row takes nothing but bytes from them.
struct WordList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// The words in their order.
  init(_ words: some Sequence<String>) {
    for word in words {
      bytes += word.utf8
      ends.append(bytes.count)
    }
  }

  /// Appends word `index` to `out`.
  @inline(__always)
  func append(_ index: Int, to out: inout some TextSink & ~Copyable) {
    out.append(bytes, part: (index == 0 ? 0 : ends[index - 1])..<ends[index])
  }
}
