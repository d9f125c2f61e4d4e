/// A column of a layer as a table of another format holds it.
package struct LayerColumn: Sendable, Hashable {
  /// What its cells are.
  package enum Kind: Sendable, Hashable {
    case boolean, integer, real, text
  }

  /// The name of the property.
  package let property: String
  /// What its cells are: the narrowest kind that holds every one without loss.
  package var kind: Kind

  /// A column.
  package init(_ property: String, _ kind: Kind) { (self.property, self.kind) = (property, kind) }
}

/// A cell of a layer.
package enum LayerCell: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
}

/// What was seen of one property in all features.
struct ColumnSight: Sendable {
  private static let boolean: UInt8 = 1, integer: UInt8 = 2, wide: UInt8 = 4, real: UInt8 = 8,
    text: UInt8 = 16
  private var seen: UInt8 = 0

  /// Takes the value that `token` holds.
  mutating func note(_ token: UnsafeBufferPointer<UInt8>) {
    guard let first = token.first else { return }
    switch first {
    case UInt8(ascii: "n"): break
    case UInt8(ascii: "t"), UInt8(ascii: "f"): seen |= Self.boolean
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): seen |= Self.number(token)
    default: seen |= Self.text
    }
  }

  mutating func merge(_ other: ColumnSight) { seen |= other.seen }

  /// A whole number up to 2^53 is exact as a double too; up to 2^63 as an integer alone; the rest keep their digits as
  /// text.
  private static func number(_ token: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let literal = String(decoding: token, as: UTF8.self)
    if let whole = Int64(literal) { return abs(Double(whole)) <= 9_007_199_254_740_992 ? integer : wide }
    guard literal.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) else {
      return text
    }
    return Double(literal)?.isFinite == true ? real : text
  }

  /// The kind of one value alone.
  static func kind(of token: UnsafeBufferPointer<UInt8>) -> LayerColumn.Kind {
    var sight = ColumnSight()
    sight.note(token)
    return sight.kind
  }

  /// The narrowest kind that holds all that was seen.
  var kind: LayerColumn.Kind {
    switch seen {
    case Self.boolean: .boolean
    case Self.integer, Self.wide, Self.integer | Self.wide: .integer
    case Self.real, Self.real | Self.integer: .real
    default: .text
    }
  }
}

extension LayerCell {
  /// The cell of a column of `kind` that `token` makes. Arrays and objects become their JSON text.
  init(_ token: UnsafeBufferPointer<UInt8>, _ kind: LayerColumn.Kind) {
    guard let first = token.first, first != UInt8(ascii: "n") else {
      self = .null
      return
    }
    let literal = { String(decoding: token, as: UTF8.self) }
    switch kind {
    case .boolean: self = .boolean(first == UInt8(ascii: "t"))
    case .integer: self = Int64(literal()).map { .integer($0) } ?? .null
    case .real: self = Double(literal()).map { .real($0) } ?? .null
    case .text where first == UInt8(ascii: "\""): self = .text(JSONText.decoded(token[1..<(token.count - 1)]))
    case .text: self = .text(literal())
    }
  }
}
