/// The area that a parcel is registered with, held against the measured one. It plays no part in any figure.
enum RegisteredArea {
  /// The relative difference beyond which it is said: a resurvey moves an area by some percent, a wrong unit or
  /// decimal point by more.
  static let tolerance = 0.1

  /// What is wrong with a registered area in `unit`, if anything; `measured` in m².
  static func problem(
    _ cell: Cell, _ unit: AreaUnit, _ column: String, measured: Double, at place: Place
  ) -> Problem? {
    let metres = unit.squareMetres(cell.value)
    if cell.state.hasValue, abs(metres - measured) <= tolerance * measured { return nil }
    guard cell.state.hasValue else {
      return Problem(
        .areaRegistered, at: place,
        Bilingual(zh: "列 \(column) 的登记面积不是数值", en: "column \(column): the registered area is no number"))
    }
    return Problem(
      .areaRegistered, at: place,
      .registeredArea(column: column, value: cell.value, unit: unit, measured: measured))
  }

  /// What is said of an area registered as `value` that was measured as `measured` m².
  static func text(_ column: String, _ value: Double, _ unit: AreaUnit, measured: Double) -> Bilingual {
    let registered = ecmaNumber(value) + " " + unit.rawValue
    let here = ecmaNumber((measured * 10).rounded() / 10)
    return Bilingual(
      zh: "列 \(column) 登记 \(registered)，量算 \(here) m²，相差超过 10%",
      en: "column \(column) has \(registered), measured \(here) m²; they differ by more than 10 %")
  }
}
