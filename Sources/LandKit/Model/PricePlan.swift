/// What the amounts of a year are priced in (method §7.24).
public enum PriceBasis: Sendable, Hashable, Codable {
  /// The prices of the year itself.
  case current
  /// The prices of a base year.
  case constant(Int)

  /// `current`, or `constant 2015`.
  public var text: String {
    switch self {
    case .current: "current"
    case .constant(let year): "constant \(year)"
    }
  }

  /// The year whose prices an amount of `year` is in.
  func priceYear(of year: Int) -> Int {
    switch self {
    case .current: year
    case .constant(let base): base
    }
  }
}

/// The price bases of all years, and the price levels that carry one to another.
public struct PricePlan: Sendable, Equatable {
  /// The basis of years that `years` does not name.
  public var basis = PriceBasis.current
  /// The basis of single years.
  public var years: [Int: PriceBasis] = [:]
  /// The price level of years, on any common scale.
  public var deflators: [Int: Double] = [:]

  /// Current prices throughout.
  public init() {}

  /// The basis of `year`.
  public func basis(of year: Int) -> PriceBasis { years[year] ?? basis }

  /// What an amount of year `from` must be multiplied by to stand beside those of year `to`; nil when their bases
  /// differ and no deflators tell.
  ///
  /// Amounts on the same basis are compared as they are: two years in current prices are not deflated.
  public func factor(from: Int, to: Int) -> Double? {
    let (a, b) = (basis(of: from), basis(of: to))
    if a == b { return 1 }
    // What is in current prices of `to` is compared with amounts of `from` in current prices of `from`.
    let target = b == .current ? from : b.priceYear(of: to)
    let source = a.priceYear(of: from)
    if source == target { return 1 }
    guard let level = deflators[target], let base = deflators[source], base > 0 else { return nil }
    return level / base
  }
}
