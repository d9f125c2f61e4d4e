import LandKit

/// How many parcels lie in each step of a figure.
struct HistogramPicture {
  let counts: [Int]
  /// What the first step begins with, and how wide a step is.
  let start: Double
  let step: Double
  let axis: String
  let title: String
  let colours: [String]

  /// Counts values by step; what lies outside is counted in the first or last one.
  static func counts(_ values: [Double], start: Double, step: Double, bins: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      let place = ((value - start) / step).rounded(.down)
      counts[min(max(0, Int(max(-1, min(place, 1e6)))), bins - 1)] += 1
    }
    return counts
  }

  func drawing() -> Drawing {
    var picture = Drawing(width: 460, height: 250, title: title)
    let y = Scale(0, Double(counts.max() ?? 1) * 1.05, 205, 12)
    for tick in y.ticks {
      picture.line(46, y(tick), 455, y(tick), .line("#e4e7ea"))
      picture.text(Shown.fixed(tick, 0), 41, y(tick) + 4, size: 11, anchor: .end, colour: "#545d6a")
    }
    let width = 409 / Double(counts.count)
    for (i, count) in counts.enumerated() {
      let low = start + Double(i) * step
      picture.rect(
        46 + Double(i) * width + 0.5, y(Double(count)), width - 1, 205 - y(Double(count)), .fill(colours[i]),
        title: "\(ecmaNumber(low))–\(ecmaNumber(low + step)): \(count)")
    }
    for i in stride(from: 0, through: counts.count, by: 4) {
      let value = ((start + Double(i) * step) * 1e6).rounded() / 1e6
      picture.text(
        ecmaNumber(value), 46 + Double(i) * width, 221, size: 11, anchor: .middle, colour: "#545d6a")
    }
    picture.line(46, 205, 455, 205, .line("#8b939c"))
    picture.text(axis, 250, 242, size: 12, anchor: .middle, colour: "#545d6a")
    return picture
  }
}
