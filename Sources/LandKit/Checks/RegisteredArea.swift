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
    let here = ecmaNumber((measured * 10).rounded() / 10)
    guard cell.state.hasValue else {
      return Problem(
        .areaRegistered, at: place,
        Bilingual(zh: "列 \(column) 的登记面积不是数值", en: "column \(column): the registered area is no number"))
    }
    let value = ecmaNumber(cell.value) + " " + unit.rawValue
    return Problem(
      .areaRegistered, at: place,
      Bilingual(
        zh: "列 \(column) 登记 \(value)，量算 \(here) m²，相差超过 10%",
        en: "column \(column) has \(value), measured \(here) m²; they differ by more than 10 %"))
  }
}
