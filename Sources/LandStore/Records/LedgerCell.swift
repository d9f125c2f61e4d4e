/// What a figure of a feature, or of a group, is known to be.
public enum LedgerCell: Sendable, Hashable {
  /// A number and how it is known, as `measured` or `estimated`. It must be finite.
  case number(Double, state: String)
  /// No number, and why, as `redacted` or `absent`. Never 0.
  case unknown(state: String)
  /// A text.
  case text(String)
  /// No text.
  case noText

  /// The number, if there is one.
  public var number: Double? {
    guard case .number(let value, _) = self else { return nil }
    return value
  }

  /// Value and state as stored in two columns; nil when it is no number.
  var pair: [StoredValue]? {
    switch self {
    case .number(let value, let state): [.real(value), .text(state)]
    case .unknown(let state): [.null, .text(state)]
    case .text, .noText: nil
    }
  }

  /// From columns `i` and `i + 1`.
  init(_ row: StoredRow, pairAt i: Int) {
    self = row.isNull(i) ? .unknown(state: row.text(i + 1)) : .number(row.double(i), state: row.text(i + 1))
  }

  /// From the text in column `i`.
  init(_ row: StoredRow, textAt i: Int) { self = row.isNull(i) ? .noText : .text(row.text(i)) }
}
