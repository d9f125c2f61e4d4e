/// Texts that repeat (towns, categories), each kept once and named by a number; 0 is no text.
struct TextTable: Sendable {
  init() {}

  /// A table of `texts`, each at its number; the first is the empty one.
  init(texts: [String]) { for text in texts.dropFirst() { _ = number(of: Array(text.utf8)) } }

  private(set) var texts: [[UInt8]] = [[]]
  private var places: [[UInt8]: UInt32] = [:]

  /// The number of `text`, a new one when it is new.
  mutating func number(of text: [UInt8]) -> UInt32 {
    if text.isEmpty { return 0 }
    if let known = places[text] { return known }
    let number = UInt32(texts.count)
    texts.append(text)
    places[text] = number
    return number
  }

  func text(_ number: UInt32) -> [UInt8] { texts[Int(number)] }
}
