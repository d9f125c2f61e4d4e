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
  /// Their benchmarks, 亿元/km²; NaN where there is none.
  private let intensities: PerMeasure<[Double]>
  /// Planned parks' own and fixed intensities, ascending.
  private let standings: PerMeasure<[Double]>

  /// A scorer by `parks` with `weights`.
  public init(parks: [ParkBenchmark], weights: Weights) {
    self.parks = parks
    self.weights = weights.normalised
    func intensity(_ measure: Measure) -> [Double] {
      parks.map { $0.benchmarks[measure]?.intensity ?? .nan }
    }
    intensities = PerMeasure(output: intensity(.output), tax: intensity(.tax))
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
    let park = Int(figures.park)
    let benchmarks = PerMeasure(
      output: park >= 0 ? intensities.output[park] : .nan, tax: park >= 0 ? intensities.tax[park] : .nan)
    if let value = figures.output.value {
      out.yield = LandIntensity.value(value, area: figures.area)
      out.yieldStanding = Standing.value(out.yield, among: standings.output)
    }
    if let value = figures.tax.value {
      out.tax = LandIntensity.value(value, area: figures.area)
      out.taxStanding = Standing.value(out.tax, among: standings.tax)
    }
    if !benchmarks.output.isNaN {
      out.yieldGap = Gap.value(out.yield, benchmark: benchmarks.output)
      out.yieldUplift = Uplift.value(out.yield, benchmark: benchmarks.output, area: figures.area)
    }
    if !benchmarks.tax.isNaN {
      out.taxGap = Gap.value(out.tax, benchmark: benchmarks.tax)
      out.taxUplift = Uplift.value(out.tax, benchmark: benchmarks.tax, area: figures.area)
    }
    score(figures, benchmarks, &out)
    return out
  }

  private func score(_ figures: ParcelFigures, _ benchmarks: PerMeasure<Double>, _ out: inout Assessment) {
    var known = 0.0
    var unknown = 0.0
    for component in Component.allCases {
      let weight = weights[component.index]
      guard weight > 0 else { continue }
      let value = value(component, figures, out)
      if value.isNaN { unknown += weight } else { known += weight * Score.clamp(value) }
    }
    out.low = 100 * known
    out.high = unknown > 0 ? 100 * (known + unknown) : out.low
    if weights[Component.yieldGap.index] > 0 {
      out.reasons.formUnion(.missing(.output, figures.output.state))
      if benchmarks.output.isNaN { out.reasons.insert(.benchmarkYield) }
    }
    // Without any planned park nothing can be near one; the benchmark is what is missing.
    if weights[Component.proximity.index] > 0, figures.park < 0 { out.reasons.insert(.benchmarkYield) }
    if weights[Component.taxGap.index] > 0 {
      out.reasons.formUnion(.missing(.tax, figures.tax.state))
      if benchmarks.tax.isNaN { out.reasons.insert(.benchmarkTax) }
    }
  }

  /// f_c before clamping; NaN when unknown.
  @inline(__always)
  func value(_ component: Component, _ figures: ParcelFigures, _ assessment: Assessment) -> Double {
    switch component {
    case .yieldGap: assessment.yieldGap
    case .taxGap: assessment.taxGap
    case .inPark: figures.inPark
    case .proximity: figures.park < 0 ? .nan : ParkDistance.proximity(figures.distance)
    case .inZone: figures.inZone
    case .size: min(1, figures.area / 100_000)
    }
  }
}
