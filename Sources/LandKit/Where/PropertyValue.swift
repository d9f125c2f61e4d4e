/// The value of a feature's property, as an expression sees it.
public enum PropertyValue: Sendable, Equatable {
  /// The feature has no such property.
  case missing
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, with the literal it was written as, which keeps integers beyond 2^53 apart.
  case number(Double, literal: String)
  /// A text. Arrays and objects are given as their JSON text.
  case text(String)
}
