/// A cell of a statistics table: a number of thousandths, or one of the marks a bureau writes instead.
enum Cell: Sendable, Equatable {
  case number(Int64)
  /// The same number as text with thousands commas, as spreadsheets export it.
  case grouped(Int64)
  case redacted
  case blank
  case notApplicable
  /// Any other text (a planted fault).
  case text(String)

  /// Thousandths, where there is a number.
  var value: Int64? {
    switch self {
    case .number(let v), .grouped(let v): v
    default: nil
    }
  }
}

/// A year's output and tax of one piece of land, 万元.
struct Figures: Sendable {
  var output: Cell
  var tax: Cell
  /// Marked as an estimate (预估数).
  var estimated: Bool
}
