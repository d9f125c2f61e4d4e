/// What a cell that should hold a number holds: its state, and the number in the column's own unit.
public struct Cell: Sendable, Equatable {
  /// What is known.
  public var state: CellState
  /// The number; NaN unless the state has a value.
  public var value: Double

  /// A cell; `value` is dropped when the state carries none.
  public init(_ state: CellState, value: Double = .nan) {
    (self.state, self.value) = (state, state.hasValue ? value : .nan)
  }

  /// Whether state and value are the same, two cells without a value included.
  public static func == (a: Cell, b: Cell) -> Bool {
    a.state == b.state && (a.value == b.value || !a.state.hasValue)
  }
}

extension Amount {
  /// The amount that a cell in `unit` gives, 亿元 a year. A measured cell that the source marks as an estimate
  /// becomes `estimated`; a cell without a value stays what it is.
  public init(cell: Cell, unit: MoneyUnit, estimated: Bool = false) {
    let state = estimated && cell.state == .measured ? CellState.estimated : cell.state
    self.init(state, yi: cell.value / unit.perYi)
  }
}
