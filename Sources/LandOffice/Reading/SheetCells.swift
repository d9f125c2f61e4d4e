import LandKit

/// Turns what stands in a cell's element into the text that a CSV would have in its place.
struct SheetCells {
  let strings: SharedStrings
  let meanings: [NumberMeaning]
  let countsFrom1904: Bool

  /// What a cell's type, format and value say. Nil when the type is none, or names a text that is not there.
  ///
  /// Numbers are given as they are written, so that no digit is lost or made up on the way to a double; whole ones
  /// in exponent form are written out, because a key may be among them.
  func text(type: String, format: Int, value: [UInt8]) -> ArraySlice<UInt8>? {
    switch type {
    case "n": return number(value, format)
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self).filter { !$0.isWhitespace }) else {
        return value.isEmpty ? [] : nil
      }
      return strings[index]
    case "str", "inlineStr": return EscapedText.decoded(value)[...]
    case "b":
      let text = String(decoding: value, as: UTF8.self)
      return Array(["1": "TRUE", "0": "FALSE"][text] ?? text)[...].utf8Slice
    case "e", "d": return value[...]
    default: return nil
    }
  }

  private func number(_ value: [UInt8], _ format: Int) -> ArraySlice<UInt8> {
    let meaning = meanings.indices.contains(format) ? meanings[format] : .number
    let isPlain = value.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    if meaning == .number && isPlain { return value[...] }
    guard let number = Double(String(decoding: value, as: UTF8.self)) else { return value[...] }
    switch meaning {
    case .date:
      return SheetDate.text(number, countsFrom1904: countsFrom1904).map { Array($0.utf8)[...] } ?? value[...]
    case .padded(let digits):
      guard let whole = Self.whole(number), whole >= 0 else { return value[...] }
      let text = String(whole)
      return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8)[...]
    case .number:
      return Self.whole(number).map { Array(String($0).utf8)[...] } ?? value[...]
    }
  }

  /// The whole number that `number` is, where every double between is one.
  private static func whole(_ number: Double) -> Int? {
    abs(number) < 1e15 && number == number.rounded() ? Int(number) : nil
  }

  /// Whether a number has more digits before its point than a spreadsheet keeps.
  static func isRounded(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > 15 && text.prefix { $0 != UInt8(ascii: ".") }.count { (48...57).contains($0) } > 15
  }
}

extension ArraySlice where Element == Character {
  /// The UTF-8 of the characters.
  fileprivate var utf8Slice: ArraySlice<UInt8> { Array(String(self).utf8)[...] }
}
