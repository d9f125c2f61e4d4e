/// Rounded parts made to add up to the rounded total by largest remainder, ties by order (method §7.26).
struct Levelling: Sendable, Equatable {
  /// The parts rounded each by itself, in units of the last place.
  let rounded: [Int]
  /// The parts levelled.
  let levelled: [Int]
  /// The total rounded.
  let total: Int
  /// Σ rounded parts less the rounded total: the closing error before levelling, in units of the last place.
  var closing: Int { rounded.reduce(0, +) - total }

  /// Levels `parts` with `decimals`. All must be finite and below 9·10¹⁵ units of the last place.
  init(_ parts: [Double], decimals: Int) {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let scaled = parts.map { $0 * scale }
    rounded = scaled.map { Int($0.rounded()) }
    var sum = CompensatedSum()
    for part in scaled { sum += part }
    total = Int(sum.value.rounded())
    var units = scaled.map { Int($0.rounded(.down)) }
    let left = total - units.reduce(0, +)
    let order = scaled.indices.sorted {
      let (a, b) = (scaled[$0] - scaled[$0].rounded(.down), scaled[$1] - scaled[$1].rounded(.down))
      return a == b ? $0 < $1 : a > b
    }
    for place in order.prefix(max(0, left)) { units[place] += 1 }
    levelled = units
  }
}

/// A registered total held against the measured area.
public struct ControlLine: Sendable, Equatable {
  /// The layer.
  public var layer: LayerRole
  /// Which area.
  public var measure: ControlPlan.Measure
  /// `all`, `town` or `category`.
  public var level: GroupLevel
  /// The town's or category's name, or `all`.
  public var group: String
  /// m².
  public var registered: Double
  /// m².
  public var measured: Double
  /// Relative difference accepted.
  public var tolerance: Double
  /// Where the total comes from.
  public var source: String?

  /// `measured` over `registered`, less 1.
  public var relative: Double { measured / registered - 1 }
}

/// A table of areas by town or category, levelled to its rounded total.
public struct LevelledTable: Sendable, Equatable {
  /// One part.
  public struct Part: Sendable, Equatable {
    /// The town or category; empty for features that name none.
    public var name: String
    /// m².
    public var measured: Double
    /// Rounded by itself, in the table's unit.
    public var rounded: Double
    /// Levelled, in the table's unit.
    public var levelled: Double
    /// What the plan says is registered, in the table's unit.
    public var registered: Double?
  }
  /// The layer.
  public var layer: LayerRole
  /// `town` or `category`.
  public var level: GroupLevel
  /// The unit.
  public var unit: AreaUnit
  /// Decimals.
  public var decimals: Int
  /// The parts, by their names' UTF-8 bytes.
  public var parts: [Part]
  /// The total, rounded, in the unit.
  public var total: Double
  /// The closing error before levelling, in the unit.
  public var closing: Double
  /// Registered total of the layer, in the unit.
  public var registeredTotal: Double?

  /// One unit of the last place.
  public var step: Double { (0..<decimals).reduce(1.0) { step, _ in step / 10 } }

  /// Σ registered parts less the registered total, in the unit; nil unless all parts and the total are registered.
  public var registeredClosing: Double? {
    guard let registeredTotal, !parts.isEmpty else { return nil }
    var sum = CompensatedSum()
    for part in parts {
      guard let registered = part.registered else { return nil }
      sum += registered
    }
    return sum.value - registeredTotal
  }
}
