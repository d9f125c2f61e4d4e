/// A value that is compared, and whether it stands in the expression itself.
struct WhereValue {
  private let value: PropertyValue
  private let isLiteral: Bool

  init(_ operand: WhereOperand, _ lookup: (String) -> PropertyValue) {
    switch operand {
    case .column(let name): (value, isLiteral) = (lookup(name), false)
    case .text(let text): (value, isLiteral) = (.text(text), true)
    case .number(let number, let literal): (value, isLiteral) = (.number(number, literal: literal), true)
    case .bool(let bool): (value, isLiteral) = (.bool(bool), true)
    }
  }

  var isNull: Bool { value == .null || value == .missing }

  /// The text that `like` and texts in the expression are held against.
  var text: String? {
    switch value {
    case .text(let text): text
    case .number(_, let literal): literal
    default: nil
    }
  }

  /// The number and its literal, when the value is a number or a text that reads as one.
  private var number: (value: Double, literal: String)? {
    switch value {
    case .number(let number, let literal): return (number, literal)
    case .text(let text):
      let cell = CellParser.parse(text)
      return cell.state.hasValue ? (cell.value, text) : nil
    default: return nil
    }
  }

  private var isText: Bool { if case .text = value { true } else { false } }
  private var isNumber: Bool { if case .number = value { true } else { false } }

  /// The comparison's truth; nil is unknown.
  func compare(_ comparison: WhereComparison, _ other: WhereValue) -> Bool? {
    if case .bool(let a) = value, case .bool(let b) = other.value {
      switch comparison {
      case .equal: return a == b
      case .notEqual: return a != b
      default: return nil
      }
    }
    let isOrdering = comparison != .equal && comparison != .notEqual
    let hasNumber = isNumber || other.isNumber
    let hasTextLiteral = (isLiteral && isText) || (other.isLiteral && other.isText)
    if hasNumber && (isOrdering || !hasTextLiteral) {
      guard let a = number, let b = other.number else { return nil }
      return comparison.holds(WhereValue.order(a, b))
    }
    guard let a = text, let b = other.text else { return nil }
    return comparison.holds(WhereValue.order(a.utf8, b.utf8))
  }

  private static func order(_ a: String.UTF8View, _ b: String.UTF8View) -> Int {
    if a.lexicographicallyPrecedes(b) { return -1 }
    return b.lexicographicallyPrecedes(a) ? 1 : 0
  }

  private static func order(_ a: (value: Double, literal: String), _ b: (value: Double, literal: String))
    -> Int
  {
    if a.value != b.value { return a.value < b.value ? -1 : 1 }
    // Equal as doubles: integers beyond 2^53 may still differ.
    guard abs(a.value) >= 0x1p53, let x = integer(a.literal), let y = integer(b.literal) else { return 0 }
    let sign = x.isNegative ? -1 : 1
    if x.digits.count != y.digits.count { return x.digits.count < y.digits.count ? -sign : sign }
    if x.digits == y.digits { return 0 }
    return x.digits.lexicographicallyPrecedes(y.digits) ? -sign : sign
  }

  private static func integer(_ literal: String) -> (isNegative: Bool, digits: [UInt8])? {
    var digits = Array(literal.utf8)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return (isNegative, Array(digits.drop { $0 == 48 }))
  }
}

extension WhereComparison {
  /// Whether the comparison holds for two values of which the first is less (−1), equal (0) or greater (1).
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
