/// Finds the values of a layer's roles among the tokens of a parsed feature. One a layer; shared.
struct PropertyReader: Sendable {
  /// All names that the parser must look for, in the order of its tokens.
  let wanted: [String]
  /// For each role, the tokens that may hold it.
  private let places: [[Int]]

  init(
    _ columns: ColumnMap, roles: [ColumnMap.Role] = ColumnMap.Role.allCases, extra: [String] = []
  ) {
    var wanted: [String] = []
    func place(_ name: String) -> Int {
      if let known = wanted.firstIndex(of: name) { return known }
      wanted.append(name)
      return wanted.count - 1
    }
    let places = ColumnMap.Role.allCases.map { roles.contains($0) ? columns[$0].candidates.map(place) : [] }
    extra.forEach { _ = place($0) }
    (self.wanted, self.places) = (wanted, places)
  }

  /// The token of `role`: that of the first of its columns that the feature has.
  @inline(__always)
  func token(_ role: ColumnMap.Role, _ feature: ParsedFeature) -> ByteSpan {
    for place in places[role.place] where !feature.columns[place].isNone { return feature.columns[place] }
    return .none
  }

  /// The name of the column that `token` gives.
  func column(_ role: ColumnMap.Role, _ feature: ParsedFeature) -> String? {
    places[role.place].first { !feature.columns[$0].isNone }.map { wanted[$0] }
  }

  /// The feature's id as UTF-8: the id column's, else the feature's own; empty when it has neither. A number's
  /// text is its literal token.
  func id(_ feature: ParsedFeature, _ visit: ChunkReader.Visit) -> [UInt8] {
    for place in places[ColumnMap.Role.id.place] {
      let text = Self.text(feature.columns[place], visit)
      if !text.isEmpty { return text }
    }
    return Self.text(feature.id, visit)
  }

  /// The token that `id` reads, quotes included; `none` when the feature has no id.
  func idToken(_ feature: ParsedFeature, _ visit: ChunkReader.Visit) -> ByteSpan {
    for place in places[ColumnMap.Role.id.place] where !Self.text(feature.columns[place], visit).isEmpty {
      return feature.columns[place]
    }
    return Self.text(feature.id, visit).isEmpty ? .none : feature.id
  }

  /// Runs `body` with the text of a token, see `text`; nothing is copied unless it has escapes.
  @inline(__always)
  static func withText<R>(
    _ token: ByteSpan, _ visit: ChunkReader.Visit, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    guard !token.isNone else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let bytes = visit.bytes(token)
    switch bytes[0] {
    case UInt8(ascii: "\""):
      let inside = UnsafeBufferPointer(rebasing: bytes[1..<(bytes.count - 1)])
      guard JSONCursor.hasBackslash(visit.text, token.start + 1, token.end - 1) else { return body(inside) }
      return JSONText.decodedBytes(Array(inside)).withUnsafeBufferPointer(body)
    case UInt8(ascii: "-"), 48...57: return body(bytes)
    default: return body(UnsafeBufferPointer(start: nil, count: 0))
    }
  }

  /// The text of a token: a string's decoded inside, a number's literal; empty for all else.
  static func text(_ token: ByteSpan, _ visit: ChunkReader.Visit) -> [UInt8] {
    withText(token, visit) { Array($0) }
  }
}

extension ColumnMap.Role {
  /// Its place among all cases.
  @inline(__always)
  fileprivate var place: Int {
    switch self {
    case .id: 0
    case .name: 1
    case .category: 2
    case .town: 3
    case .industry: 4
    case .year: 5
    case .output: 6
    case .tax: 7
    case .area: 8
    case .status: 9
    case .belt: 10
    case .park: 11
    case .benchOutput: 12
    case .benchTax: 13
    }
  }
}
