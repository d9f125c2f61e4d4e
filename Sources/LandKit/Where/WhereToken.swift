/// Why an expression is no expression.
public struct WhereSyntaxError: Error, Sendable, Equatable {
  /// The place in the expression, in characters from 1.
  public let column: Int
  /// What was expected there, and what was found.
  public let detail: Bilingual

  /// What to tell a person, with the place.
  public var message: Bilingual {
    Bilingual(zh: "表达式第 \(column) 个字符：\(detail.zh)", en: "expression, character \(column): \(detail.en)")
  }
}

/// A word of an expression.
struct WhereToken: Equatable {
  enum Kind: Equatable {
    /// A bare word; keywords are found by the parser, whatever their case.
    case word(String)
    /// A column in double quotes.
    case quoted(String)
    case text(String)
    case number(Double, String)
    /// One of `= != < <= > >= ( ) ,`.
    case symbol(String)
    case end
  }

  let kind: Kind
  let column: Int

  /// The token as a person wrote it.
  var found: Bilingual {
    switch kind {
    case .word(let w): Bilingual(zh: "“\(w)”", en: "\"\(w)\"")
    case .quoted(let w): Bilingual(zh: "列“\(w)”", en: "column \"\(w)\"")
    case .text(let t): Bilingual(zh: "文本 '\(t)'", en: "text '\(t)'")
    case .number(_, let n): Bilingual(zh: "数 \(n)", en: "number \(n)")
    case .symbol(let s): Bilingual(zh: "“\(s)”", en: "\"\(s)\"")
    case .end: Bilingual(zh: "结尾", en: "the end")
    }
  }
}

/// Cuts an expression into tokens.
struct WhereLexer {
  private let text: [Character]
  private var at = 0

  private init(_ text: String) { self.text = Array(text) }

  static func tokens(_ text: String) throws(WhereSyntaxError) -> [WhereToken] {
    var lexer = WhereLexer(text)
    var tokens: [WhereToken] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(WhereSyntaxError) -> WhereToken {
    while at < text.count, text[at].isWhitespace { at += 1 }
    let start = at + 1
    guard at < text.count else { return WhereToken(kind: .end, column: start) }
    let kind: WhereToken.Kind
    switch text[at] {
    case "'": kind = .text(try enclosed("'"))
    case "\"":
      let name = try enclosed("\"")
      if name.isEmpty { throw fail(start, "列名为空", "an empty column name") }
      kind = .quoted(name)
    case "=", "(", ")", ",": kind = .symbol(take(1))
    case "<", ">", "!": kind = try comparison(start)
    case let c where c.isASCII && c.isNumber || "+-.".contains(c): kind = try number(start)
    case let c where c.isLetter || c == "_": kind = .word(word())
    case let c: throw fail(start, "不认识的字符“\(c)”\(hint(c).zh)", "unexpected character \"\(c)\"\(hint(c).en)")
    }
    return WhereToken(kind: kind, column: start)
  }

  private func fail(_ column: Int, _ zh: String, _ en: String) -> WhereSyntaxError {
    WhereSyntaxError(column: column, detail: Bilingual(zh: zh, en: en))
  }

  private mutating func take(_ count: Int) -> String {
    defer { at += count }
    return String(text[at..<(at + count)])
  }

  /// A text between `quote`s; two within it are one.
  private mutating func enclosed(_ quote: Character) throws(WhereSyntaxError) -> String {
    let start = at + 1
    var inside = ""
    at += 1
    while at < text.count {
      if text[at] == quote {
        guard at + 1 < text.count, text[at + 1] == quote else {
          at += 1
          return inside
        }
        at += 1
      }
      inside.append(text[at])
      at += 1
    }
    throw fail(start, "引号 \(quote) 未闭合", "the quote \(quote) is never closed")
  }

  private mutating func comparison(_ start: Int) throws(WhereSyntaxError) -> WhereToken.Kind {
    let first = take(1)
    if at < text.count, text[at] == "=" { return .symbol(first + take(1)) }
    if first == "<", at < text.count, text[at] == ">" {
      at += 1
      return .symbol("!=")
    }
    if first == "!" {
      throw fail(start, "“!”后应为“=”；取反请用 not", "\"=\" expected after \"!\"; to negate, write not")
    }
    return .symbol(first)
  }

  private mutating func number(_ start: Int) throws(WhereSyntaxError) -> WhereToken.Kind {
    var literal = ""
    while at < text.count, text[at].isASCII,
      text[at].isLetter || text[at].isNumber || "+-._".contains(text[at])
    {
      // A sign goes on only at the start and after the exponent's e.
      if "+-".contains(text[at]), let last = literal.last, !"eE".contains(last) { break }
      literal.append(text[at])
      at += 1
    }
    let cell = CellParser.parse(literal)
    guard cell.state == .measured else { throw fail(start, "“\(literal)”不是数", "\"\(literal)\" is no number") }
    return .number(cell.value, literal)
  }

  private mutating func word() -> String {
    let start = at
    while at < text.count, text[at].isLetter || text[at].isNumber || text[at] == "_" { at += 1 }
    return String(text[start..<at])
  }

  private func hint(_ c: Character) -> Bilingual {
    switch c {
    case "‘", "’", "＇", "`": Bilingual(zh: "；文本请用半角单引号 '…'", en: "; texts stand in straight quotes '…'")
    case "“", "”", "＂", "[": Bilingual(zh: "；列名请用半角双引号 \"…\"", en: "; odd column names stand in \"…\"")
    case "（", "）", "，", "＝", "＜", "＞": Bilingual(zh: "；请用半角符号", en: "; write it half-width")
    case "&", "|": Bilingual(zh: "；请用 and、or", en: "; write and, or")
    default: Bilingual(zh: "", en: "")
    }
  }
}
