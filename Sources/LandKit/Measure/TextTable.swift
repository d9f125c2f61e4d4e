/// Texts that repeat (towns, categories), each kept once and named by a number; 0 is no text.
struct TextTable: Sendable {
  init() {}

  /// A table of `texts`, each at its number; the first is the empty one.
  init(texts: [String]) {
    for text in texts.dropFirst() { _ = Array(text.utf8).withUnsafeBufferPointer { number(of: $0) } }
  }

  private(set) var texts: [[UInt8]] = [[]]
  private var index = ByteKeyIndex()

  /// The number of `text`, a new one when it is new.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if text.isEmpty { return 0 }
    let (number, isNew) = index.insert(text)
    if isNew { texts.append(Array(text)) }
    return UInt32(number + 1)
  }

  func text(_ number: UInt32) -> [UInt8] { texts[Int(number)] }
}
