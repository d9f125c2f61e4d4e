/// Reads cells of properties: a JSON token to what is known of it (method §2.7).
enum CellReader {
  /// The state and number of a token. `null` and no token are absent; a number beyond a double's range, `true`,
  /// an array or an object are invalid.
  static func cell(_ token: ByteSpan, _ visit: ChunkReader.Visit) -> Cell {
    guard !token.isNone else { return Cell(.absent) }
    let bytes = visit.bytes(token)
    switch bytes[0] {
    case UInt8(ascii: "n"): return Cell(.absent)
    case UInt8(ascii: "\""):
      let inside = bytes[1..<(bytes.count - 1)]
      if inside.contains(UInt8(ascii: "\\")) { return CellParser.parse(JSONText.decodedBytes(Array(inside))) }
      return CellParser.parse(inside)
    case UInt8(ascii: "-"), 48...57:
      var at = token.start
      guard let value = try? NumberScanner.scan(visit.text, at: &at) else { return Cell(.invalid) }
      return Cell(.measured, value: value)
    default: return Cell(.invalid)
    }
  }

  /// A token as `--where` sees it.
  static func property(_ token: ByteSpan, _ visit: ChunkReader.Visit) -> PropertyValue {
    guard !token.isNone else { return .missing }
    let bytes = visit.bytes(token)
    switch bytes[0] {
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "t"): return .bool(true)
    case UInt8(ascii: "f"): return .bool(false)
    case UInt8(ascii: "-"), 48...57:
      var at = token.start
      let literal = String(decoding: bytes, as: UTF8.self)
      return .number((try? NumberScanner.scan(visit.text, at: &at)) ?? .nan, literal: literal)
    case UInt8(ascii: "\""):
      return .text(String(decoding: PropertyReader.text(token, visit), as: UTF8.self))
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// An amount in 亿元 a year from a token in `unit`, and problems with it.
  static func amount(
    _ measure: Measure, _ token: ByteSpan, _ visit: ChunkReader.Visit, unit: MoneyUnit, column: String?,
    at place: FeaturePlace, ledger: inout ProblemLedger
  ) -> Amount {
    let cell = cell(token, visit)
    if cell.state == .invalid {
      let text = String(decoding: visit.bytes(token), as: UTF8.self)
      ledger.add(
        Problem(
          .amountInvalid, at: place.place,
          Bilingual(
            zh: "列 \(column ?? "") 的 \(text.prefix(40)) 不是数值",
            en: "column \(column ?? ""): \(text.prefix(40)) is no number")))
    }
    let amount = Amount(cell.state, yi: cell.value / unit.perYi)
    if let value = amount.value, value < 0 {
      ledger.add(
        Problem(
          .amountNegative, at: place.place,
          Bilingual(
            zh: "列 \(column ?? "") 为负值 \(ecmaNumber(cell.value)) \(unit.rawValue)，按原值计",
            en:
              "column \(column ?? "") is negative, \(ecmaNumber(cell.value)) \(unit.rawValue); used as it is")
        ))
    }
    return amount
  }
}
