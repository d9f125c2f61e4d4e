/// What is known of a cell that should hold an amount (method §2.7). Only `measured` and `estimated` have a
/// value; none of the others is ever taken for 0.
public enum CellState: String, Sendable, CaseIterable, Codable {
  /// A number was given; 0 and negative numbers are measured too.
  case measured
  /// A number that was marked as an estimate, or apportioned from village zones.
  case estimated
  /// `***`: withheld by the source.
  case redacted
  /// No column, `null` or blank.
  case absent
  /// `--`: not applicable.
  case na
  /// Any other text that is no number; NaN and infinities.
  case invalid

  /// Whether a cell in this state carries a value.
  public var hasValue: Bool { self == .measured || self == .estimated }
}

/// A yearly amount of money and what is known of it.
public struct Amount: Sendable, Equatable, Codable {
  /// What is known.
  public var state: CellState
  /// 亿元 a year; NaN unless the state has a value.
  public var yi: Double

  /// An amount with a value.
  public init(_ state: CellState, yi: Double) { (self.state, self.yi) = (state, state.hasValue ? yi : .nan) }

  /// An amount without a value.
  public init(_ state: CellState) { self.init(state, yi: .nan) }

  /// The value in 亿元 a year, or nil when the state has none.
  public var value: Double? { state.hasValue ? yi : nil }
}
