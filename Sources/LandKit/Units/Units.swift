/// A unit of money that a column may be declared in.
public enum MoneyUnit: String, Sendable, CaseIterable, Codable {
  case yuan = "元"
  case wan = "万元"
  case yi = "亿元"

  /// How many of the unit make one 亿元; amounts are divided by it, which keeps decimal inputs exact to half an ulp.
  public var perYi: Double {
    switch self {
    case .yuan: 100_000_000
    case .wan: 10_000
    case .yi: 1
    }
  }
}

/// A unit of area that a column may be declared in (1 km² = 100 公顷 = 1,500 亩).
public enum AreaUnit: String, Sendable, CaseIterable, Codable {
  case squareMetre = "m²"
  case mu = "亩"
  case hectare = "公顷"
  case squareKilometre = "km²"

  /// Square metres in one unit, as an exact quotient (1 亩 = 2000/3 m²).
  public func squareMetres(_ value: Double) -> Double {
    switch self {
    case .squareMetre: value
    case .mu: value * 2000 / 3
    case .hectare: value * 10_000
    case .squareKilometre: value * 1_000_000
    }
  }
}

/// A unit of intensity, money a year over area: a money unit over an area unit, as `万元/亩`.
public struct IntensityUnit: Sendable, Hashable, Codable {
  /// The numerator.
  public var money: MoneyUnit
  /// The denominator.
  public var area: AreaUnit

  /// A unit from its parts.
  public init(_ money: MoneyUnit, per area: AreaUnit) { (self.money, self.area) = (money, area) }

  /// `value` in 亿元/km².
  public func yiPerSquareKilometre(_ value: Double) -> Double {
    value / money.perYi * 1_000_000 / area.squareMetres(1)
  }
}
