import Foundation

/// Median and median absolute deviation of log₁₀ of positive intensities (method §7.25).
struct RobustSpread {
  /// The least number of values that tell a spread.
  static let least = 8
  let median: Double
  let mad: Double

  /// The spread of `values`, all above 0; nil for fewer than eight.
  init?(_ values: [Double]) {
    guard values.count >= Self.least else { return nil }
    let logs = values.map { log10($0) }
    let median = Self.median(logs)
    self.median = median
    mad = Self.median(logs.map { abs($0 - median) })
  }

  /// The modified z of `value`: 0.6745·(log₁₀ value − median)/MAD.
  func z(_ value: Double) -> Double { 0.6745 * (log10(value) - median) / mad }

  /// The median as an intensity.
  var medianIntensity: Double { pow(10, median) }

  /// The middle value, or the mean of the two in the middle.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
