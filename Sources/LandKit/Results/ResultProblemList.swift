import Foundation

/// The problems of a result folder, read a page at a time: where each stands in the file is kept, not what it says.
///
/// It takes 24 bytes a problem.
public struct ResultProblemList: Sendable {
  /// The problems by class and severity.
  public let counts: [ResultProblemCount]
  /// How many there are.
  public var count: Int { spans.count }
  private let file: ByteFile
  private let spans: [ByteSpan]
  /// The class of each, by its place in `kinds`.
  private let kindOf: [UInt16]
  private let kinds: [String]

  /// Finds the problems of `results`. **Throws** `FileError`, and `InputFailure` when the file is damaged.
  /// **Complexity**: linear in the file, which is in memory meanwhile.
  public init(_ results: ResultFolder) throws {
    let path = results.file("problems.json")
    file = try ByteFile(path)
    (counts, _) = try results.problems(limit: 0)
    let bytes = try file.bytes(0..<file.size)
    var (spans, kindOf, kinds) = ([ByteSpan](), [UInt16](), [String]())
    var numbers: [String: UInt16] = [:]
    try bytes.withUnsafeBufferPointer { text throws(InputFailure) in
      let members = ObjectScan.members(of: text, at: 0)
      guard let list = members.first(where: { ObjectScan.isName($0.key, "problems", in: text) }) else {
        throw Self.damaged(path, 0)
      }
      var at = ObjectScan.skipBlanks(text, list.value.start + 1)
      while at < list.value.end, text[at] != UInt8(ascii: "]") {
        guard let end = ElementScan.end(of: text, from: at) else { throw Self.damaged(path, at) }
        let own = ObjectScan.members(of: text, at: at)
        guard let kind = own.first(where: { ObjectScan.isName($0.key, "class", in: text) }) else {
          throw Self.damaged(path, at)
        }
        let name = String(decoding: text[kind.value.start..<kind.value.end], as: UTF8.self)
        if numbers[name] == nil {
          guard kinds.count < UInt16.max else { throw Self.damaged(path, at) }
          numbers[name] = UInt16(kinds.count)
          kinds.append(String(name.dropFirst().dropLast()))
        }
        spans.append(ByteSpan(start: at, end: end))
        kindOf.append(numbers[name] ?? 0)
        at = ObjectScan.skipBlanks(text, end)
        if at < text.count, text[at] == UInt8(ascii: ",") { at = ObjectScan.skipBlanks(text, at + 1) }
      }
    }
    (self.spans, self.kindOf, self.kinds) = (spans, kindOf, kinds)
  }

  private static func damaged(_ path: String, _ offset: Int) -> InputFailure {
    InputFailure([
      Problem(
        .resultFolder, at: Place(file: path, offset: offset),
        Bilingual(zh: "文件已损坏", en: "the file is damaged")
      )
    ])
  }

  /// Problems in the order of the run, `offset` of them left out; of one class alone when it is given.
  ///
  /// **Throws** `FileError` and `DecodingError` when the file changed meanwhile.
  public func page(
    ofClass kind: String? = nil, offset: Int, limit: Int
  ) throws -> (matched: Int, problems: [ResultProblem]) {
    var places: [Int] = []
    var matched = 0
    if let kind {
      guard let number = kinds.firstIndex(of: kind) else { return (0, []) }
      for (place, own) in kindOf.enumerated() where Int(own) == number {
        if matched >= offset, places.count < limit { places.append(place) }
        matched += 1
      }
    } else {
      matched = spans.count
      if offset < matched { places = Array(offset..<min(matched, offset + limit)) }
    }
    let decoder = JSONDecoder()
    return (
      matched,
      try places.map { place in
        let bytes = try file.bytes(spans[place].start..<spans[place].end)
        return try decoder.decode(ResultProblem.self, from: Data(bytes))
      }
    )
  }
}
