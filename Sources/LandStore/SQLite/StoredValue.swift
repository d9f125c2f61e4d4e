/// A value as SQLite stores it: one of its five storage classes.
enum StoredValue: Sendable, Hashable {
  case null
  case integer(Int64)
  /// SQLite would store NaN as NULL, so no number that is not finite may come to be bound.
  case real(Double)
  case text(String)
  case blob([UInt8])

  static func optional(_ text: String?) -> StoredValue { text.map { .text($0) } ?? .null }
  static func optional(_ number: Int?) -> StoredValue { number.map { .integer(Int64($0)) } ?? .null }
  static func optional(_ number: Double?) -> StoredValue { number.map { .real($0) } ?? .null }
  static func int(_ number: Int) -> StoredValue { .integer(Int64(number)) }

  /// The value as it comes back: SQLite keeps no sign of zero.
  var normalized: StoredValue { self == .real(0) ? .real(0) : self }

  /// Whether it is a number that is not finite.
  var isNotFinite: Bool {
    guard case .real(let number) = self else { return false }
    return !number.isFinite
  }
}

extension StoredValue {
  /// The same bits: Swift takes texts for equal that are spelt with other scalars.
  static func == (a: StoredValue, b: StoredValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.integer(let a), .integer(let b)): a == b
    case (.real(let a), .real(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.blob(let a), .blob(let b)): a == b
    default: false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .integer(let number): hasher.combine(number)
    case .real(let number): hasher.combine(number)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .blob(let bytes): hasher.combine(bytes)
    }
  }
}
