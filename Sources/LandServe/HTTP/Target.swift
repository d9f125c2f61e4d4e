/// A request's target taken apart strictly: a path of plain segments, and parameters each of which stands once.
struct Target: Sendable {
  /// The segments of the path, decoded.
  let path: [String]
  /// The parameters in their order, decoded.
  let parameters: [(name: String, value: String)]

  /// Takes `target` apart. **Throws** `APIProblem` where it is malformed.
  init(_ target: String, limit: Int) throws(APIProblem) {
    guard target.utf8.count <= limit else { throw .targetTooLong }
    guard target.hasPrefix("/") else { throw .malformed }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path: [String] = []
    for segment in parts[0].split(separator: "/", omittingEmptySubsequences: true) {
      let text = try Self.decoded(segment, plus: false)
      // No file is ever looked up by a path; such a segment can only mean harm.
      guard text != "..", text != ".", !text.contains("/"), !text.contains("\\"), !text.contains("\0") else {
        throw .notFound("没有此路径", "there is no such path")
      }
      path.append(text)
    }
    self.path = path
    var parameters: [(name: String, value: String)] = []
    for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Self.decoded(halves[0], plus: true)
      guard !parameters.contains(where: { $0.name == name }) else {
        throw .parameter(String(name.prefix(40)), zh: "出现两次", en: "it stands twice")
      }
      parameters.append((name, halves.count > 1 ? try Self.decoded(halves[1], plus: true) : ""))
    }
    self.parameters = parameters
  }

  /// The value of a parameter.
  subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Refuses parameters that are not among `names`.
  func allow(_ names: Set<String>) throws(APIProblem) {
    for (name, _) in parameters where !names.contains(name) {
      throw .parameter(String(name.prefix(40)), zh: "没有此参数", en: "there is no such parameter here")
    }
  }

  /// A whole number in `range`.
  func integer(_ name: String, _ range: ClosedRange<Int>, default preset: Int) throws(APIProblem) -> Int {
    guard let text = self[name] else { return preset }
    return try Self.integer(name, text, range)
  }

  static func integer(_ name: String, _ text: String, _ range: ClosedRange<Int>) throws(APIProblem) -> Int {
    guard !text.isEmpty, text.utf8.count <= 12, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
      let value = Int(text), range.contains(value)
    else {
      throw .parameter(
        name, zh: "须为 \(range.lowerBound) 至 \(range.upperBound) 的整数",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound) is wanted")
    }
    return value
  }

  /// A word of small letters, digits, colons, dashes and underscores, as classes and rules are named.
  func word(_ name: String) throws(APIProblem) -> String? {
    guard let text = self[name] else { return nil }
    let isWord = text.utf8.allSatisfy {
      (97...122).contains($0) || (48...58).contains($0) || $0 == 45 || $0 == 95
    }
    guard isWord, (1...64).contains(text.utf8.count) else {
      throw .parameter(
        name, zh: "1 至 64 个小写字母、数字、冒号、连字符或下划线",
        en: "1 to 64 small letters, digits, colons, dashes or underscores")
    }
    return text
  }

  /// A number in `range`.
  func number(_ name: String, _ range: ClosedRange<Double>) throws(APIProblem) -> Double? {
    guard let text = self[name] else { return nil }
    return try Self.number(name, text, range)
  }

  static func number(_ name: String, _ text: String, _ range: ClosedRange<Double>) throws(APIProblem)
    -> Double
  {
    let isPlain = text.utf8.count <= 32 && text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    guard isPlain, let value = Double(text), range.contains(value) else {
      throw .parameter(
        name, zh: "须为 \(range.lowerBound) 至 \(range.upperBound) 的数",
        en: "a number from \(range.lowerBound) to \(range.upperBound) is wanted")
    }
    return value
  }

  private static func decoded(_ text: Substring, plus: Bool) throws(APIProblem) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.next().flatMap(hex), let low = rest.next().flatMap(hex) else {
          throw .malformed
        }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(plus && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .malformed }
    return decoded
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
