import LandKit

/// A piece of HTML that is known to be sound: text of data gets in through `init(text:)` or an
/// interpolation alone, so that no name can become markup.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup.
  public private(set) var markup: String

  /// Nothing.
  public init() { markup = "" }

  /// Markup written in the source code.
  public init(stringLiteral value: String) { markup = value }

  /// Markup written in the source code, with texts and pieces put in.
  public init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  /// Markup of a source that is no data: an own resource or a library.
  init(trusted markup: String) { self.markup = markup }

  /// Text of any origin, escaped for elements and quoted attributes. Characters that cannot be seen or that turn the
  /// direction of what follows (controls, bidirectional marks, separators) are shown as `\u{202e}`.
  public init(text: String) { markup = Self.escaped(TerminalText.clean(text)) }

  static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// ` lang="zh-CN"` for an element of a page in another language whose text has Chinese characters: those who have it read
  /// aloud hear it in its own language.
  static func language(of text: String, on page: Language) -> HTML {
    let isHan = text.unicodeScalars.contains {
      (0x3400...0x9FFF).contains($0.value) || (0x20000...0x3FFFF).contains($0.value)
    }
    return page != .zh && isHan ? " lang=\"zh-CN\"" : ""
  }

  /// Adds a piece.
  public static func += (a: inout HTML, b: HTML) { a.markup += b.markup }

  /// One piece after another.
  public static func + (a: HTML, b: HTML) -> HTML {
    var out = a
    out += b
    return out
  }

  /// Several pieces, one after another.
  public static func joined(_ pieces: some Sequence<HTML>) -> HTML {
    var out = HTML()
    for piece in pieces { out += piece }
    return out
  }

  /// What `\( )` does inside a piece: a `String` is escaped, a piece and a number are put in as they are.
  public struct Interpolation: StringInterpolationProtocol {
    var markup = ""

    /// Begins.
    public init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity * 2) }
    /// Markup of the source code.
    public mutating func appendLiteral(_ literal: String) { markup += literal }
    /// Text, escaped.
    public mutating func appendInterpolation(_ text: String) { markup += HTML(text: text).markup }
    /// A piece.
    public mutating func appendInterpolation(_ piece: HTML) { markup += piece.markup }
    /// A whole number.
    public mutating func appendInterpolation(_ number: Int) { markup += String(number) }
  }
}
