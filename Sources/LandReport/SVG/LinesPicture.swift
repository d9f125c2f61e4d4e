import LandKit

/// Years as lines; a year without a value breaks the line.
struct LinesPicture {
  struct Line: Sendable {
    let name: String
    let colour: String
    let isBold: Bool
    let values: [Double?]
  }

  let years: [Int]
  let lines: [Line]
  let axis: String
  let title: String

  func drawing() -> Drawing {
    var picture = Drawing(width: 540, height: 330, title: title)
    let values = lines.flatMap { $0.values.compactMap { $0 } }
    let low = min(0, values.min() ?? 0), y = Scale(low, (values.max() ?? 1) * 1.05, 290, 24)
    for tick in y.ticks {
      picture.line(52, y(tick), 400, y(tick), .line("#e4e7ea"))
      picture.text(Shown.digits(tick, 3), 47, y(tick) + 4, size: 11, anchor: .end, colour: "#545d6a")
    }
    let x = Scale(0, Double(max(1, years.count - 1)), 66, 390)
    for (i, year) in years.enumerated() {
      picture.text(String(year), x(Double(i)), 307, size: 11, anchor: .middle, colour: "#545d6a")
    }
    picture.text(axis, 8, 14, size: 11.5, colour: "#545d6a")
    var taken: [Double] = []
    for line in lines.sorted(by: { ($0.values.last ?? nil) ?? -1 > ($1.values.last ?? nil) ?? -1 }) {
      var data = "", isDown = false
      for (i, value) in line.values.enumerated() {
        guard let value else {
          isDown = false
          continue
        }
        data +=
          "\(isDown ? "L" : "M")\(ecmaNumber((x(Double(i)) * 10).rounded() / 10)) \(ecmaNumber((y(value) * 10).rounded() / 10))"
        isDown = true
        picture.circle(x(Double(i)), y(value), line.isBold ? 3.2 : 2.4, .fill(line.colour))
      }
      if !data.isEmpty { picture.path(data, .line(line.colour, line.isBold ? 2.4 : 1.3)) }
      guard let last = line.values.last ?? nil else { continue }
      var place = y(last)
      while let other = taken.last, place < other + 13 { place = other + 13 }
      taken.append(place)
      picture.line(392, y(last), 402, place, .line("#b8bec5", 0.6))
      picture.text(line.name, 405, place + 4, size: 11, colour: line.colour, bold: line.isBold)
    }
    return picture
  }
}
