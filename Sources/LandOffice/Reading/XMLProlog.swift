import LandKit

/// Looks at what stands before a part's root element. Office Open XML has no document type (ISO/IEC 29500-2 §6.1.4):
/// a part that declares one is refused before any parser sees it, so that no entity is ever expanded or fetched.
enum XMLProlog {
  /// Bytes within which the root element must begin.
  static let limit = 1 << 16

  /// What is wrong with a part that begins with `start`; nil when nothing is.
  static func refusal(_ start: ArraySlice<UInt8>) -> Bilingual? {
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.prefix(4).contains(0) {
      return Bilingual(zh: "不是 UTF-8 编码", en: "it is not in UTF-8")
    }
    var rest = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start
    while true {
      rest = rest.drop { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
      if rest.starts(with: Array("<?".utf8)) {
        guard let end = range(of: "?>", in: rest) else { break }
        if let wrong = declaration(rest[..<end]) { return wrong }
        rest = rest[(end + 2)...]
      } else if rest.starts(with: Array("<!--".utf8)) {
        guard let end = range(of: "-->", in: rest.dropFirst(4)) else { break }
        rest = rest[(end + 3)...]
      } else if rest.starts(with: Array("<!".utf8)) {
        return Bilingual(
          zh: "含文档类型声明（DTD），.xlsx 不允许；实体一律不展开、不读取",
          en: "it declares a document type (DTD), which .xlsx must not; no entity is expanded or fetched")
      } else if rest.first == UInt8(ascii: "<") {
        return nil
      } else {
        break
      }
    }
    return Bilingual(zh: "不是 XML", en: "it is no XML")
  }

  /// The XML declaration may name no encoding but UTF-8 and its part ASCII.
  private static func declaration(_ text: ArraySlice<UInt8>) -> Bilingual? {
    let words = String(decoding: text, as: UTF8.self)
    guard words.hasPrefix("<?xml "), let found = words.firstRange(of: "encoding") else { return nil }
    let value = words[found.upperBound...].drop { " =\"'\t\r\n".contains($0) }
    let name = value.prefix { !"\"' \t\r\n".contains($0) }.lowercased()
    if ["utf-8", "utf8", "us-ascii", "ascii"].contains(name) { return nil }
    return Bilingual(zh: "编码为 \(name)，不是 UTF-8", en: "it is in \(name), not in UTF-8")
  }

  private static func range(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(text.utf8)
    var at = bytes.startIndex
    while at + wanted.count <= bytes.endIndex {
      if bytes[at..<at + wanted.count].elementsEqual(wanted) { return at }
      at += 1
    }
    return nil
  }
}
