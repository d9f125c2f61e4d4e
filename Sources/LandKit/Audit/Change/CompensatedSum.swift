/// A sum whose rounding error is carried along (Neumaier 1974), so that the parts of a change add up to it.
struct CompensatedSum: Sendable, Equatable {
  private var sum = 0.0
  private var carry = 0.0

  /// The sum.
  var value: Double { sum + carry }

  static func += (a: inout CompensatedSum, b: Double) {
    let t = a.sum + b
    a.carry += abs(a.sum) >= abs(b) ? (a.sum - t) + b : (b - t) + a.sum
    a.sum = t
  }

  static func += (a: inout CompensatedSum, b: CompensatedSum) {
    a += b.sum
    a += b.carry
  }
}

/// Yearly amounts and the area they were made on.
struct AmountSum: Sendable, Equatable {
  /// Σ of the amounts, 亿元.
  var amount = CompensatedSum()
  /// Σ of the areas, km².
  var area = CompensatedSum()
  /// How many members have been added.
  var count = 0

  /// Adds one member; area in km².
  mutating func add(_ amount: Double, area: Double) {
    self.amount += amount
    self.area += area
    count += 1
  }

  mutating func add(_ other: AmountSum) {
    amount += other.amount
    area += other.area
    count += other.count
  }

  /// Σ over Σ; nil without area.
  var intensity: Double? { area.value > 0 ? amount.value / area.value : nil }
}
