import Foundation
import LandKit

/// How many parcels lie in each step of a figure.
struct HistogramPicture: Sendable {
  let bins: Bins
  /// What the steps are of, and what is counted.
  let axis: String
  let unit: String
  let title: String
  let colours: [String]

  func drawing() -> Drawing {
    let (counts, start, step) = (bins.counts, bins.start, bins.step)
    var picture = Drawing(width: 460, height: 250, title: title)
    let y = Scale(0, Double(counts.max() ?? 1) * 1.05, 205, 22)
    picture.text(unit, 4, 12, size: 11.5, colour: "#545d6a")
    for tick in y.ticks {
      picture.line(46, y(tick), 455, y(tick), .line("#e4e7ea"))
      picture.text(Shown.fixed(tick, 0), 41, y(tick) + 4, size: 11, anchor: .end, colour: "#545d6a")
    }
    let width = 409 / Double(counts.count)
    for (i, count) in counts.enumerated() {
      picture.rect(
        46 + Double(i) * width + 0.5, y(Double(count)), width - 1, 205 - y(Double(count)), .fill(colours[i]),
        title: "\(label(i)): \(count)")
    }
    for i in stride(from: 0, through: counts.count, by: 4) {
      let value = ((start + Double(i) * step) * 1e6).rounded() / 1e6
      picture.text(
        ecmaNumber(value).replacingOccurrences(of: "-", with: "−"), 46 + Double(i) * width, 221, size: 11,
        anchor: .middle, colour: "#545d6a")
    }
    picture.line(46, 205, 455, 205, .line("#8b939c"))
    picture.text(axis, 250, 242, size: 12, anchor: .middle, colour: "#545d6a")
    return picture
  }

  /// A step as its bar says it.
  func label(_ place: Int) -> String {
    func bound(_ k: Int) -> String {
      ecmaNumber(((bins.start + Double(k) * bins.step) * 1e6).rounded() / 1e6).replacingOccurrences(
        of: "-", with: "−")
    }
    return bound(place) + (bins.start < 0 ? " … " : "–") + bound(place + 1)
  }
}
