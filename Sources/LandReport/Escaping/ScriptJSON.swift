import LandKit

/// JSON for a `<script type="application/json">` of a page. `<`, `>`, `&` and the two line separators are written as
/// `\u003c` and so on, so that neither `</script>` nor `<!--` nor anything else in a text can end the element; what
/// cannot be seen has been made visible before, as in `HTML`.
public struct ScriptJSON: Sendable {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// Appends JSON's own punctuation, or a key written in the source code.
  public mutating func append(_ literal: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// A whole number.
  public mutating func append(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// A number, to seven significant digits; `null` when there is none.
  public mutating func append(_ number: Double?) {
    bytes.append(contentsOf: Self.rounded(number).utf8)
  }

  /// A number as it is, to the last digit.
  public mutating func append(exact number: Double) { bytes.append(contentsOf: ecmaNumber(number).utf8) }

  /// Seven significant digits are more than anyone reads, and half of what a double takes.
  static func rounded(_ number: Double?) -> String {
    guard let number, number.isFinite else { return "null" }
    if number == 0 { return "0" }
    var scale = 1.0, magnitude = abs(number)
    while magnitude < 1e6, scale < 1e15 { (scale, magnitude) = (scale * 10, magnitude * 10) }
    return ecmaNumber((number * scale).rounded() / scale)
  }

  /// A text of any origin.
  public mutating func append(text: String) { appendEscaped(TerminalText.clean(text)) }

  /// A text of this program: formulas and labels, which may break lines.
  public mutating func append(label: String) { appendEscaped(label) }

  private mutating func appendEscaped(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append(#"\""#)
      case "\\": append(#"\\"#)
      case "<": append(#"\u003c"#)
      case ">": append(#"\u003e"#)
      case "&": append(#"\u0026"#)
      case "\u{2028}": append(#"\u2028"#)
      case "\u{2029}": append(#"\u2029"#)
      case "\n": append(#"\n"#)
      case "\u{0}"..<"\u{20}", "\u{7f}"..<"\u{a0}":
        let hex = String(scalar.value, radix: 16)
        bytes.append(contentsOf: (#"\u"# + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A list, an element at a time.
  public mutating func list<Items: Sequence>(
    _ items: Items, _ write: (Items.Element, inout ScriptJSON) -> Void
  ) {
    append("[")
    var isFirst = true
    for item in items {
      if !isFirst { append(",") }
      isFirst = false
      write(item, &self)
    }
    append("]")
  }

  /// The element.
  public func element(id: StaticString) -> HTML {
    HTML(
      trusted:
        "<script type=\"application/json\" id=\"\(id)\">\(String(decoding: bytes, as: UTF8.self))</script>")
  }
}
