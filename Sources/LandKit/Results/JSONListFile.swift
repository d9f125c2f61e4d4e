import Foundation

/// A JSON object with a long list in it, read an element at a time: an audit's `findings.json` may hold hundreds of
/// thousands, of which a page lists some.
///
/// **Complexity**: the bytes of the file are in memory, and one element's values.
package struct JSONListFile {
  private let path: String
  private let bytes: [UInt8]

  /// Reads the file at `path`. **Throws** `FileError`.
  package init(_ path: String) throws(FileError) {
    self.path = path
    let file = try ByteFile(path)
    bytes = try file.bytes(0..<file.size)
  }

  /// The bytes of a member's value; nil when there is none.
  package func member(_ name: StaticString) -> Data? {
    bytes.withUnsafeBufferPointer { text in
      Self.value(name, text).map { Data(text[$0.start..<$0.end]) }
    }
  }

  /// Hands the bytes of every element of the list `name` to `body`, in their order.
  ///
  /// **Throws** `InputFailure` where the file is no such object, or ends before the list does; what `body` throws.
  package func forEach(in name: StaticString, _ body: (Data) throws -> Void) throws {
    try bytes.withUnsafeBufferPointer { text in
      guard let list = Self.value(name, text), text[list.start] == UInt8(ascii: "[") else { throw damaged(0) }
      var at = ObjectScan.skipBlanks(text, list.start + 1)
      while at < list.end, text[at] != UInt8(ascii: "]") {
        guard let end = ElementScan.end(of: text, from: at), end > at else { throw damaged(at) }
        try body(Data(text[at..<end]))
        at = ObjectScan.skipBlanks(text, end)
        if at < text.count, text[at] == UInt8(ascii: ",") { at = ObjectScan.skipBlanks(text, at + 1) }
      }
    }
  }

  /// What is wrong with the file, at a byte of it.
  package func damaged(_ offset: Int) -> InputFailure {
    InputFailure([
      Problem(
        .resultFolder, at: Place(file: path, offset: offset),
        Bilingual(zh: "文件已损坏", en: "the file is damaged"))
    ])
  }

  private static func value(_ name: StaticString, _ text: UnsafeBufferPointer<UInt8>) -> ByteSpan? {
    guard text.contains(UInt8(ascii: "{")) else { return nil }
    return ObjectScan.members(of: text, at: 0).first { ObjectScan.isName($0.key, name, in: text) }?.value
  }
}
