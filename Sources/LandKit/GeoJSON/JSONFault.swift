/// Why a text is not JSON, or not the JSON that was expected, and at which byte.
public struct JSONFault: Error, Sendable, Equatable {
  /// What was wrong.
  public enum Reason: Sendable, Equatable {
    case unexpectedByte(expected: Bilingual)
    case badNumber
    case badLiteral
    case badEscape
    case controlCharacter
    case unclosedString
    case notUTF8
    case tooDeep
    case ended
    case trailing
    case numberTooLarge
    case tooLarge
    /// Well-formed JSON of the wrong type.
    case wrongType(expected: Bilingual)
    case indexer(code: Int)
  }

  /// What was wrong.
  public let reason: Reason
  /// The byte, from the beginning of the text that was being read; callers add where that text lies.
  public let offset: Int

  /// A fault at a byte.
  public init(_ reason: Reason, at offset: Int) { (self.reason, self.offset) = (reason, offset) }

  /// The same fault, `base` bytes further on.
  public func moved(by base: Int) -> JSONFault { JSONFault(reason, at: offset + base) }

  /// Whether the text is not JSON at all, so that what follows it cannot be trusted either.
  public var isSyntax: Bool {
    switch reason {
    case .wrongType, .numberTooLarge: false
    default: true
    }
  }

  /// The class it is listed under.
  public var kind: ProblemClass {
    switch reason {
    case .wrongType: .jsonType
    case .numberTooLarge: .coordinateNotFinite
    case .notUTF8: .jsonEncoding
    default: .jsonSyntax
    }
  }

  /// What to tell a person.
  public var message: Bilingual {
    switch reason {
    case .unexpectedByte(let e):
      Bilingual(zh: "JSON 语法错误：此处应为\(e.zh)", en: "JSON syntax: expected \(e.en) here")
    case .badNumber: Bilingual(zh: "JSON 语法错误：数字写法不合规范", en: "JSON syntax: malformed number")
    case .badLiteral: Bilingual(zh: "JSON 语法错误：无法识别的字面量", en: "JSON syntax: unknown literal")
    case .badEscape: Bilingual(zh: "JSON 语法错误：字符串转义不合规范", en: "JSON syntax: malformed escape in a string")
    case .controlCharacter:
      Bilingual(zh: "JSON 语法错误：字符串内有未转义的控制字符", en: "JSON syntax: unescaped control character in a string")
    case .unclosedString: Bilingual(zh: "JSON 语法错误：字符串没有结束", en: "JSON syntax: string never ends")
    case .notUTF8: Bilingual(zh: "不是合法的 UTF-8 文本", en: "not valid UTF-8")
    case .tooDeep: Bilingual(zh: "JSON 嵌套超过 1024 层", en: "JSON nested deeper than 1024 levels")
    case .ended: Bilingual(zh: "JSON 语法错误：文本在此中断", en: "JSON syntax: the text ends here, unfinished")
    case .trailing:
      Bilingual(zh: "JSON 语法错误：文档结束后还有内容", en: "JSON syntax: text after the end of the document")
    case .numberTooLarge: Bilingual(zh: "数值超出双精度范围", en: "number beyond the range of a double")
    case .tooLarge: Bilingual(zh: "单个要素超过 2 GiB", en: "one feature is larger than 2 GiB")
    case .wrongType(let e): Bilingual(zh: "类型不对：此处应为\(e.zh)", en: "wrong type: expected \(e.en) here")
    case .indexer(let code):
      Bilingual(zh: "JSON 索引失败（simdjson 代码 \(code)）", en: "indexing the JSON failed (simdjson code \(code))")
    }
  }
}
