/// A condition on a feature's properties, in the manner of SQL's `where`:
/// `category = '旧厂房' and (town in ('新华街道', '花山镇') or area_mu >= 10) and not name like '%村%'`.
///
/// - Columns stand bare (letters, digits, `_`; case counts) or in double quotes: `"产值(万元)"`. Texts stand in
///   single quotes, doubled within. Keywords in any case: `and or not in like between is null true false`.
/// - Three values, as in SQL: a comparison with a missing or null property is unknown, and so is one of a truth
///   value with anything else. `not` unknown is unknown; only what is true is selected. `is null` is true of
///   null and of a missing property; a blank text is a text.
/// - A **text in the expression** is compared with the property's text by UTF-8 bytes; a number's text is the
///   literal of its file. So `id = '007'` does not find 7, and `year = '2020'` finds 2020. Only `< <= > >=` with
///   a text that reads as a number and a property that is one compare as numbers.
/// - A **number in the expression** is compared as a number, with texts too (`"1,234.5"`, full-width digits);
///   what is no number (`***`) is unknown. Integers are compared exactly, beyond 2^53 too.
/// - Two columns are compared as numbers when one of them is a number, otherwise as texts.
public struct WhereExpression: Sendable, Equatable {
  /// The expression as it was written.
  public let text: String
  /// The columns it names, in the order in which they first come.
  public let columns: [String]
  private let node: WhereNode

  /// Parses an expression; throws where it is wrong and what was expected.
  public init(_ text: String) throws(WhereSyntaxError) {
    var parser = try WhereParser(text)
    node = try parser.parse()
    columns = parser.columns
    self.text = text
  }

  /// Whether a feature is selected: the condition is true, not false nor unknown.
  public func matches(_ lookup: (String) -> PropertyValue) -> Bool { truth(lookup) == true }

  /// The condition's truth; nil is unknown.
  ///
  /// **Complexity**: linear in the expression and the texts compared.
  public func truth(_ lookup: (String) -> PropertyValue) -> Bool? { node.truth(lookup) }
}

extension WhereNode {
  func truth(_ lookup: (String) -> PropertyValue) -> Bool? {
    switch self {
    case .all(let parts): return WhereNode.first(false, of: parts, lookup)
    case .any(let parts): return WhereNode.first(true, of: parts, lookup)
    case .not(let part): return part.truth(lookup).map { !$0 }
    case .compare(let left, let comparison, let right):
      return WhereValue(left, lookup).compare(comparison, WhereValue(right, lookup))
    case .isIn(let left, let values):
      let value = WhereValue(left, lookup)
      var isUnknown = false
      for other in values {
        switch value.compare(.equal, WhereValue(other, lookup)) {
        case true?: return true
        case nil: isUnknown = true
        default: break
        }
      }
      return isUnknown ? nil : false
    case .like(let left, let pattern): return WhereValue(left, lookup).text.map(pattern.matches)
    case .isNull(let operand): return WhereValue(operand, lookup).isNull
    }
  }

  /// `and` and `or`: `decisive` decides alone; otherwise one unknown makes all unknown.
  private static func first(
    _ decisive: Bool, of parts: [WhereNode], _ lookup: (String) -> PropertyValue
  ) -> Bool? {
    var isUnknown = false
    for part in parts {
      let truth = part.truth(lookup)
      if truth == decisive { return decisive }
      if truth == nil { isUnknown = true }
    }
    return isUnknown ? nil : !decisive
  }
}
