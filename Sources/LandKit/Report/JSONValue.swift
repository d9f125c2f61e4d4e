/// A JSON value to be written; members keep their order, so that the same results give the same bytes.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// Written as the shortest decimal; `null` when it is not finite.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  package static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }
  package static func optional(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
  package static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
  package static func optional(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
  package static func text(_ text: Bilingual) -> JSONValue {
    .object([("zh", .string(text.zh)), ("en", .string(text.en))])
  }

  /// Appends the value, a member or element a line; arrays of scalars on one.
  func write(to out: inout TextBuffer, indent: Int = 0) {
    switch self {
    case .null: out.append("null")
    case .bool(let value): out.append(value ? "true" : "false")
    case .number(let value): out.append(number: value)
    case .string(let value): out.append(json: value)
    case .array(let items):
      let isFlat = items.allSatisfy(\.isScalar)
      Self.list(items, "[", "]", isFlat: isFlat, indent, &out) { item, out in
        item.write(to: &out, indent: indent + 1)
      }
    case .object(let members):
      Self.list(members, "{", "}", isFlat: members.isEmpty, indent, &out) { member, out in
        out.append(json: member.0)
        out.append(": ")
        member.1.write(to: &out, indent: indent + 1)
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func list<Item>(
    _ items: [Item], _ open: StaticString, _ close: StaticString, isFlat: Bool, _ indent: Int,
    _ out: inout TextBuffer, _ write: (Item, inout TextBuffer) -> Void
  ) {
    out.append(open)
    for (i, item) in items.enumerated() {
      if i > 0 { out.append(isFlat ? ", " : ",") }
      if !isFlat { newLine(indent + 1, &out) }
      write(item, &out)
    }
    if !isFlat { newLine(indent, &out) }
    out.append(close)
  }

  private static func newLine(_ indent: Int, _ out: inout TextBuffer) {
    out.append("\n")
    for _ in 0..<indent { out.append("  ") }
  }

  /// The document with a line feed at its end.
  package var document: [UInt8] {
    var out = TextBuffer(capacity: 4096)
    write(to: &out)
    out.append("\n")
    return out.bytes
  }
}
