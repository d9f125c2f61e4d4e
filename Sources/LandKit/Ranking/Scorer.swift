/// What follows from a parcel's figures (method §3–4). Values that are unknown are NaN.
public struct Assessment: Sendable {
  /// y_i and t_i, 亿元/km² a year.
  public var yield = Double.nan
  /// t_i, 亿元/km² a year.
  public var tax = Double.nan
  /// 1 − y_i/Y_r; negative when better than its park.
  public var yieldGap = Double.nan
  /// 1 − t_i/τ_r.
  public var taxGap = Double.nan
  /// A_i·max(0, Y_r − y_i), 亿元 a year.
  public var yieldUplift = Double.nan
  /// A_i·max(0, τ_r − t_i), 亿元 a year.
  public var taxUplift = Double.nan
  /// 1 + the number of planned parks above it; 0 when unknown.
  public var yieldStanding = 0
  /// The same by tax.
  public var taxStanding = 0
  /// Bounds of S; equal when it is ranked.
  public var low = Double.nan
  /// See `low`.
  public var high = Double.nan
  /// Why it is not ranked.
  public var reasons: Reasons = []

  /// Whether it has a score.
  public var isRanked: Bool { reasons.isEmpty && low == high }
  /// S, 0–100, when it is ranked.
  public var score: Double? { isRanked ? low : nil }
}

/// Computes what follows from the figures of single parcels. Pure, and shared by all workers.
public struct Scorer: Sendable {
  /// All parks, in the order of their file.
  public let parks: [ParkBenchmark]
  private let weights: [Double]
  /// Planned parks' own and fixed intensities, ascending.
  private let standings: PerMeasure<[Double]>

  /// A scorer by `parks` with `weights`.
  public init(parks: [ParkBenchmark], weights: Weights) {
    self.parks = parks
    self.weights = weights.normalised
    func own(_ measure: Measure) -> [Double] {
      parks.filter(\.isPlanned).compactMap { $0.benchmarks[measure] }.filter { $0.kind != .substituted }
        .map(\.intensity).sorted()
    }
    standings = PerMeasure(output: own(.output), tax: own(.tax))
  }

  /// Everything that follows from `figures`. **Complexity**: logarithmic in the parks.
  public func assess(_ figures: ParcelFigures) -> Assessment {
    var out = Assessment()
    guard figures.isUsable else {
      out.reasons = figures.reasons
      return out
    }
    let km2 = figures.area / 1e6
    let park = figures.park >= 0 ? parks[Int(figures.park)] : nil
    if let value = figures.output.value {
      out.yield = value / km2
      out.yieldStanding = standing(.output, out.yield)
    }
    if let value = figures.tax.value {
      out.tax = value / km2
      out.taxStanding = standing(.tax, out.tax)
    }
    if let benchmark = park?.benchmarks.output?.intensity {
      out.yieldGap = 1 - out.yield / benchmark
      out.yieldUplift = out.yield.isNaN ? .nan : km2 * max(0, benchmark - out.yield)
    }
    if let benchmark = park?.benchmarks.tax?.intensity {
      out.taxGap = 1 - out.tax / benchmark
      out.taxUplift = out.tax.isNaN ? .nan : km2 * max(0, benchmark - out.tax)
    }
    score(figures, park, &out)
    return out
  }

  private func score(_ figures: ParcelFigures, _ park: ParkBenchmark?, _ out: inout Assessment) {
    let values = [
      out.yieldGap, out.taxGap, figures.inPark,
      park == nil ? .nan : 1 / (1 + figures.distance / 1000),
      figures.inZone, min(1, figures.area / 100_000),
    ]
    var known = 0.0
    var unknown = 0.0
    for (weight, value) in zip(weights, values) where weight > 0 {
      if value.isNaN { unknown += weight } else { known += weight * max(0, min(1, value)) }
    }
    out.low = 100 * known
    out.high = unknown > 0 ? 100 * (known + unknown) : out.low
    if weights[Component.yieldGap.index] > 0 {
      out.reasons.formUnion(.missing(.output, figures.output.state))
      if park?.benchmarks.output == nil { out.reasons.insert(.benchmarkYield) }
    }
    if weights[Component.taxGap.index] > 0 {
      out.reasons.formUnion(.missing(.tax, figures.tax.state))
      if park?.benchmarks.tax == nil { out.reasons.insert(.benchmarkTax) }
    }
  }

  /// 1 + #{planned k with an own or fixed benchmark above `value`}.
  private func standing(_ measure: Measure, _ value: Double) -> Int {
    let all = standings[measure]
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle] > value { high = middle } else { low = middle + 1 }
    }
    return 1 + all.count - low
  }
}
