import Foundation

/// Draws yearly figures. The same ground keeps its level from year to year, with growth and noise.
struct FigureModel: Sendable {
  let seed: UInt64
  /// Scales the figures of zones and parcels so that the district's sum stays under the plan's series.
  var level = 1.0

  /// The plan's series of the district's output above designated size, 亿元 (2015–2020).
  static let district: [Int: Double] = [
    2015: 1952.46, 2016: 2110.65, 2017: 2344.85, 2018: 2546.92, 2019: 2625.85, 2020: 2668.21,
  ]
  /// Mean intensities that the draws below come to, 亿元/km²: for setting `level`.
  static let meanParcelOutput = 7.6
  /// See `meanParcelOutput`.
  static let meanZoneOutput = 13.5

  /// The level at which parks, zones and parcels add up to at most nine tenths of the least yearly total.
  static func level(years: [Int], parks: [Park], zoneArea: Double, parcelArea: Double) -> Double {
    let total = years.compactMap { district[$0] }.min() ?? 2546.92
    let parkSum = parks.reduce(0) { $0 + $1.size * min($1.output * 1.08, 30) }
    let rest = (zoneArea * meanZoneOutput + parcelArea * meanParcelOutput) / 1e6
    return min(1, max(0, 0.9 * total - parkSum) / rest)
  }

  private func growth(_ year: Int, _ key: UInt64) -> Double {
    var random = SeededRandom(mix(key, year))
    return pow(1.025, Double(year - 2018)) * (1 + 0.05 * min(2, max(-2, random.normal())))
  }

  /// A parcel's figures; `key` names its ground, `area` is in m².
  func parcel(_ key: UInt64, category: Int, area: Double, year: Int) -> Figures {
    var random = SeededRandom(mix(key, 0x46))
    let median = [7.0, 3.2, 4.5][category]
    let output = min(45, median * random.logNormal(0.8)) * level
    let rate = min(0.11, max(0.008, 0.042 * random.logNormal(0.35)))
    let o = output * growth(year, mix(key, 11)) * area / 1e6
    return figures(output: o, tax: o * rate * growth(year, mix(key, 12)), mix(key, year), missing: 0.05)
  }

  /// A village zone's figures: tax about 0.75 亿元/km² (5 万元 a 亩).
  func zone(_ key: UInt64, area: Double, year: Int) -> Figures {
    var random = SeededRandom(mix(key, 0x47))
    let tax = 0.72 * random.logNormal(0.3) * level * area / 1e6
    let rate = 0.058 * random.logNormal(0.2)
    return figures(
      output: tax / rate * growth(year, mix(key, 21)), tax: tax * growth(year, mix(key, 22)), mix(key, year),
      missing: 0.03)
  }

  /// A park's figures: 8–30 亿元/km² output and 0.3–1.5 tax. A few cells are withheld or empty.
  func park(_ index: Int, _ park: Park, area: Double, year: Int) -> Figures {
    let key = mix(mix(seed, 0x4C), index)
    let output = min(30, max(8, park.output * growth(year, mix(key, 31)))) * area / 1e6
    let tax = min(1.5, max(0.3, park.tax * growth(year, mix(key, 32)))) * area / 1e6
    var result = Figures(
      output: .number(thousandths(output)), tax: .number(thousandths(tax)), estimated: false)
    switch (park.id, (year - 2018) % 3) {
    case ("P05", 2): result.tax = .redacted
    case ("P06", 0): (result.output, result.tax) = (.blank, .redacted)
    case ("P10", 1): result.output = .notApplicable
    case ("P08", 2), ("P03", 1): result.estimated = true
    default: break
    }
    return result
  }

  /// Puts marks in place of a few numbers; amounts come in 亿元.
  private func figures(output: Double, tax: Double, _ key: UInt64, missing: Double) -> Figures {
    var random = SeededRandom(mix(key, 0x48))
    func cell(_ yi: Double) -> Cell {
      switch random.unit() {
      case ..<(missing * 0.4): .redacted
      case ..<(missing * 0.8): .blank
      case ..<missing: .notApplicable
      case ..<(missing + 0.006) where yi >= 0.1: .grouped(thousandths(yi))
      default: .number(thousandths(yi))
      }
    }
    let (a, b) = (cell(output), cell(tax))
    return Figures(output: a, tax: b, estimated: (a.value ?? b.value) != nil && random.chance(0.045))
  }

  private func thousandths(_ yi: Double) -> Int64 { Int64((yi * 1e7).rounded()) }
}
