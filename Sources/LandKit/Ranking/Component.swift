/// A part of the score, between 0 and 1 (method §4.16).
public enum Component: String, Sendable, CaseIterable {
  /// clamp(1 − y_i/Y_r).
  case yieldGap = "yield_gap"
  /// clamp(1 − t_i/τ_r).
  case taxGap = "tax_gap"
  /// A(p ∩ ∪planned K)/A(p).
  case inPark = "in_park"
  /// 1/(1 + d_i/1000).
  case proximity
  /// A(p ∩ ∪z)/A(p).
  case inZone = "in_zone"
  /// min(1, A_i / 0.1 km²).
  case size
}

/// The weights of the components: each ≥ 0, with a positive sum, by which they are divided.
public struct Weights: Sendable, Equatable, Codable {
  private var values: [Double]

  /// Half on each of the two gaps.
  public static let standard = Weights(unchecked: [0.5, 0.5, 0, 0, 0, 0])

  private init(unchecked values: [Double]) { self.values = values }

  /// Weights in which components not named are 0; nil when one is negative or not finite, or none is positive.
  public init?(_ given: [Component: Double]) {
    values = Component.allCases.map { given[$0] ?? 0 }
    guard values.allSatisfy({ $0 >= 0 && $0.isFinite }), values.contains(where: { $0 > 0 }) else {
      return nil
    }
  }

  /// The weight as it was given.
  public subscript(_ component: Component) -> Double { values[component.index] }

  /// The weights divided by their sum, in the order of the components.
  public var normalised: [Double] {
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }
}

extension Component {
  /// Its place in the order of the method.
  var index: Int {
    switch self {
    case .yieldGap: 0
    case .taxGap: 1
    case .inPark: 2
    case .proximity: 3
    case .inZone: 4
    case .size: 5
    }
  }
}
