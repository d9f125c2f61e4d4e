/// Walks JSON text whose grammar was checked, without an index: for what is rare or small.
enum ObjectScan {
  /// A member of an object, by places in the text.
  struct Member: Equatable {
    /// The name, between its quotes.
    var key: ByteSpan
    /// The value's token, brackets or quotes included.
    var value: ByteSpan
    /// Where the member before it ends, or the text after `{`.
    var previousEnd: Int
    /// Where the next member's name begins; nil for the last.
    var nextStart: Int?

    /// What to cut so that the rest is still an object. `first` says that no member before it is kept.
    func cut(first: Bool) -> ByteSpan {
      first
        ? ByteSpan(start: key.start - 1, end: nextStart ?? value.end)
        : ByteSpan(start: previousEnd, end: value.end)
    }
  }

  /// The members of the object that begins at `start`, in their order; what is no object has none.
  ///
  /// **Complexity**: linear in the object's bytes.
  static func members(of text: UnsafeBufferPointer<UInt8>, at start: Int) -> [Member] {
    var members: [Member] = []
    guard start < text.count, text[start] == UInt8(ascii: "{") else { return members }
    var previousEnd = start + 1
    var at = skipBlanks(text, previousEnd)
    while at < text.count, text[at] == UInt8(ascii: "\"") {
      guard let keyEnd = ElementScan.end(of: text, from: at) else { break }
      let colon = skipBlanks(text, keyEnd)
      let value = skipBlanks(text, colon + 1)
      guard let end = ElementScan.end(of: text, from: value) else { break }
      var member = Member(
        key: ByteSpan(start: at + 1, end: keyEnd - 1), value: ByteSpan(start: value, end: end),
        previousEnd: previousEnd)
      let comma = skipBlanks(text, end)
      let hasNext = comma < text.count && text[comma] == UInt8(ascii: ",")
      at = hasNext ? skipBlanks(text, comma + 1) : text.count
      if hasNext { member.nextStart = at }
      members.append(member)
      previousEnd = end
    }
    return members
  }

  /// Whether the inside of a string is `name`, escapes decoded.
  static func isName(_ span: ByteSpan, _ name: StaticString, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = text[span.start..<span.end]
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    if bytes.elementsEqual(wanted) { return true }
    return bytes.contains(UInt8(ascii: "\\"))
      && JSONText.decodedBytes(Array(bytes)).elementsEqual(wanted)
  }

  /// The first place from `at` that is no blank, or the end.
  static func skipBlanks(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var at = at
    while at < text.count, JSONCursor.isBlank(text[at]) { at += 1 }
    return at
  }
}
