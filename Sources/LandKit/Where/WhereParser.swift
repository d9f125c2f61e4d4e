/// Parses tokens by recursive descent: `or` binds least, then `and`, then `not`.
struct WhereParser {
  /// Parentheses and `not`s may be nested this deep.
  static let depthLimit = 100

  private let tokens: [WhereToken]
  private var at = 0
  private var depth = 0
  /// The columns named, in the order in which they first come.
  private(set) var columns: [String] = []

  init(_ text: String) throws(WhereSyntaxError) { tokens = try WhereLexer.tokens(text) }

  /// The whole expression.
  mutating func parse() throws(WhereSyntaxError) -> WhereNode {
    let node = try disjunction()
    guard token.kind == .end else { throw expected(zh: "and、or 或结尾", en: "and, or, or the end") }
    return node
  }

  private var token: WhereToken { tokens[min(at, tokens.count - 1)] }

  private func expected(zh: String, en: String) -> WhereSyntaxError {
    WhereSyntaxError(
      column: token.column,
      detail: Bilingual(zh: "应为\(zh)，却是\(token.found.zh)", en: "\(en) expected, but found \(token.found.en)"))
  }

  private mutating func accept(_ symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    at += 1
    return true
  }

  private func isKeyword(_ keyword: String) -> Bool {
    if case .word(let word) = token.kind { return word.lowercased() == keyword }
    return false
  }

  private mutating func accept(keyword: String) -> Bool {
    guard isKeyword(keyword) else { return false }
    at += 1
    return true
  }

  private mutating func disjunction() throws(WhereSyntaxError) -> WhereNode {
    var parts = [try conjunction()]
    while accept(keyword: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(WhereSyntaxError) -> WhereNode {
    var parts = [try negation()]
    while accept(keyword: "and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(WhereSyntaxError) -> WhereNode {
    guard isKeyword("not") || token.kind == .symbol("(") else { return try predicate() }
    depth += 1
    defer { depth -= 1 }
    guard depth <= WhereParser.depthLimit else {
      throw WhereSyntaxError(
        column: token.column, detail: Bilingual(zh: "嵌套过深", en: "nested too deeply"))
    }
    if accept(keyword: "not") { return .not(try negation()) }
    at += 1
    let node = try disjunction()
    guard accept(")") else { throw expected(zh: "“)”", en: "\")\"") }
    return node
  }

  private mutating func predicate() throws(WhereSyntaxError) -> WhereNode {
    let left = try operand(zh: "列名或“(”", en: "a column or \"(\"")
    if case .symbol(let symbol) = token.kind, let comparison = WhereComparison(rawValue: symbol) {
      at += 1
      if isKeyword("null") {
        throw WhereSyntaxError(
          column: token.column,
          detail: Bilingual(zh: "与 null 比较总是未知；请用 is null", en: "nothing compares with null; write is null"))
      }
      return .compare(left, comparison, try operand(zh: "值", en: "a value"))
    }
    if accept(keyword: "is") { return try nullTest(left) }
    let isNegated = accept(keyword: "not")
    var node: WhereNode
    if accept(keyword: "in") {
      node = .isIn(left, try list())
    } else if accept(keyword: "like") {
      guard case .text(let pattern) = token.kind else { throw expected(zh: "文本 '…'", en: "a text '…'") }
      at += 1
      node = .like(left, LikePattern(pattern))
    } else if accept(keyword: "between") {
      node = try range(left)
    } else {
      throw isNegated
        ? expected(zh: "in、like 或 between", en: "in, like or between")
        : expected(
          zh: "比较（= != < <= > >=、in、like、between、is）",
          en: "a comparison (= != < <= > >=, in, like, between, is)")
    }
    if isNegated { node = .not(node) }
    return node
  }

  private mutating func nullTest(_ left: WhereOperand) throws(WhereSyntaxError) -> WhereNode {
    let isNegated = accept(keyword: "not")
    guard accept(keyword: "null") else { throw expected(zh: "null", en: "null") }
    return isNegated ? .not(.isNull(left)) : .isNull(left)
  }

  private mutating func range(_ left: WhereOperand) throws(WhereSyntaxError) -> WhereNode {
    let low = try operand(zh: "值", en: "a value")
    guard accept(keyword: "and") else { throw expected(zh: "and", en: "and") }
    let high = try operand(zh: "值", en: "a value")
    return .all([.compare(left, .greaterOrEqual, low), .compare(left, .lessOrEqual, high)])
  }

  private mutating func list() throws(WhereSyntaxError) -> [WhereOperand] {
    guard accept("(") else { throw expected(zh: "“(”", en: "\"(\"") }
    var values: [WhereOperand] = []
    repeat { values.append(try operand(zh: "值", en: "a value")) } while accept(",")
    guard accept(")") else { throw expected(zh: "“,”或“)”", en: "\",\" or \")\"") }
    return values
  }

  private static let reserved: Set<String> = ["and", "or", "not", "in", "like", "is", "null", "between"]

  private mutating func operand(zh: String, en: String) throws(WhereSyntaxError) -> WhereOperand {
    let operand: WhereOperand
    switch token.kind {
    case .text(let text): operand = .text(text)
    case .number(let value, let literal): operand = .number(value, literal: literal)
    case .quoted(let name): operand = column(name)
    case .word(let word):
      let lower = word.lowercased()
      if WhereParser.reserved.contains(lower) { throw expected(zh: zh, en: en) }
      operand = lower == "true" ? .bool(true) : lower == "false" ? .bool(false) : column(word)
    default: throw expected(zh: zh, en: en)
    }
    at += 1
    return operand
  }

  private mutating func column(_ name: String) -> WhereOperand {
    if !columns.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { columns.append(name) }
    return .column(name)
  }
}
