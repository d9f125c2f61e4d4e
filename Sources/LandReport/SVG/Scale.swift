import Foundation

/// Where values lie along an axis of a picture.
struct Scale {
  let low: Double
  let high: Double
  let from: Double
  let to: Double
  let isLogarithmic: Bool

  /// An axis from `low` to `high` that lies between the places `from` and `to`.
  init(_ low: Double, _ high: Double, _ from: Double, _ to: Double, logarithmic: Bool = false) {
    (self.low, self.from, self.to, isLogarithmic) = (low, from, to, logarithmic)
    self.high = high > low ? high : low + 1
  }

  func callAsFunction(_ value: Double) -> Double {
    let share =
      isLogarithmic
      ? (log10(value) - log10(low)) / (log10(high) - log10(low)) : (value - low) / (high - low)
    return from + share * (to - from)
  }

  /// Round values, about five; powers of ten on a logarithmic axis.
  var ticks: [Double] {
    if isLogarithmic {
      return
        (Int(log10(low).rounded(.up))...max(Int(log10(low).rounded(.up)), Int(log10(high).rounded(.down))))
        .map { pow(10, Double($0)) }.filter { $0 >= low && $0 <= high }
    }
    let rough = (high - low) / 5, size = pow(10, log10(rough).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * size }.first { $0 >= rough } ?? rough
    let first = (low / step).rounded(.up)
    return (0..<20).map { (first + Double($0)) * step }.filter { $0 <= high + step * 1e-9 }
  }
}
