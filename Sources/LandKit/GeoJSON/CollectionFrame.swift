/// What a GeoJSON file holds around its features.
public struct CollectionFrame: Sendable, Equatable, Codable {
  /// How the features are laid out in the file.
  public enum Form: String, Sendable, Codable {
    /// One object with a `features` array.
    case featureCollection = "FeatureCollection"
    /// Records one after another, by line feeds or record separators (RFC 8142), or a single one.
    case sequence = "GeoJSONSeq"
  }

  /// A top-level member of the collection other than `features`.
  public struct Member: Sendable, Equatable, Codable {
    /// The bytes between the quotes of its name.
    public let name: String
    /// Its value, as it stands in the file.
    public let value: [UInt8]
    /// Where the value begins in the file.
    public let offset: Int
    /// Whether it stands before the features.
    public let isBefore: Bool
  }

  /// How the features are laid out.
  public var form = Form.featureCollection
  /// The collection's own members, in the order of the file.
  public var members: [Member] = []
  /// Whether the file begins with a byte order mark.
  public var hasByteOrderMark = false
  /// The number of features.
  public var featureCount = 0
  /// SHA-256 of all bytes of the file, in hexadecimal.
  public var sha256 = ""

  /// The last member of that name, as JSON readers take it.
  public func member(_ name: String) -> Member? { members.last { $0.name == name } }
}

/// Reads the members of the outermost object up to its features, or from the features on to its end.
struct FrameParser {
  enum Result {
    /// The text breaks off before the answer is known.
    case needsMore
    /// The features' first byte after `[`.
    case features(at: Int)
    /// The outermost object ends before this byte.
    case end(at: Int)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let base: Int
  let isBefore: Bool
  var members: [CollectionFrame.Member] = []
  private var at: Int

  /// A parser of `bytes`, which lie at `base` in the file and are read from `at`: from after `{`, or from after
  /// the `]` of the features.
  init(bytes: UnsafeBufferPointer<UInt8>, base: Int, at: Int, isBefore: Bool) {
    (self.bytes, self.base, self.at, self.isBefore) = (bytes, base, at, isBefore)
  }

  mutating func run() throws(JSONFault) -> Result {
    var first = isBefore
    while true {
      guard let byte = skipBlanks() else { return .needsMore }
      if byte == UInt8(ascii: "}") { return .end(at: at + 1) }
      if !first {
        guard byte == UInt8(ascii: ",") else { throw expected("',' 或 '}'", "',' or '}'") }
        at += 1
        guard skipBlanks() != nil else { return .needsMore }
      }
      first = false
      guard bytes[at] == UInt8(ascii: "\"") else { throw expected("成员名（字符串）", "a member name (a string)") }
      guard let nameEnd = valueEnd() else { return .needsMore }
      let name = JSONText.decoded(bytes[(at + 1)..<(nameEnd - 1)])
      try validate(at..<nameEnd)
      at = nameEnd
      guard let colon = skipBlanks() else { return .needsMore }
      guard colon == UInt8(ascii: ":") else { throw expected("':'", "':'") }
      at += 1
      guard let start = skipBlanks() else { return .needsMore }
      if name == "features", start == UInt8(ascii: "[") { return .features(at: at + 1) }
      guard let end = valueEnd() else { return .needsMore }
      try validate(at..<end)
      members.append(
        CollectionFrame.Member(
          name: name, value: Array(bytes[at..<end]), offset: base + at, isBefore: isBefore))
      at = end
    }
  }

  private func expected(_ zh: String, _ en: String) -> JSONFault {
    JSONFault(.unexpectedByte(expected: Bilingual(zh: zh, en: en)), at: base + at)
  }

  private mutating func skipBlanks() -> UInt8? {
    while at < bytes.count, JSONCursor.isBlank(bytes[at]) { at += 1 }
    return at < bytes.count ? bytes[at] : nil
  }

  private func validate(_ range: Range<Int>) throws(JSONFault) {
    guard let start = bytes.baseAddress else { return }
    if let fault = JSONDiagnosis.firstFault(start + range.lowerBound, length: range.count) {
      throw fault.moved(by: base + range.lowerBound)
    }
  }

  private func valueEnd() -> Int? { ElementScan.end(of: bytes, from: at) }
}
