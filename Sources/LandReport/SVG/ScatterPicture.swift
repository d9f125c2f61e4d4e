import LandKit

/// Yield against tax, both on logarithmic axes: parcels by class, the planned parks as diamonds.
struct ScatterPicture: Sendable {
  let dots: [StudyTotals.Dot]
  let benchmarkParks: [ReportPark]
  let language: Language

  private var parks: [ReportPark] { benchmarkParks.filter { ($0.yield ?? 0) > 0 && ($0.tax ?? 0) > 0 } }

  /// What the picture shows.
  var title: String {
    language == .zh
      ? "地均产出与地均税收散点图，菱形为规划园区" : "Output per km² against tax per km²; diamonds are the planned parks"
  }

  func drawing() -> Drawing {
    let xs = dots.map { Double($0.yield) } + parks.compactMap(\.yield)
    let ys = dots.map { Double($0.tax) } + parks.compactMap(\.tax)
    var picture = Drawing(width: 900, height: 470, title: title)
    let x = Scale((xs.min() ?? 1) / 1.2, (xs.max() ?? 10) * 1.2, 62, 890, logarithmic: true)
    let y = Scale((ys.min() ?? 1) / 1.2, (ys.max() ?? 10) * 1.2, 425, 10, logarithmic: true)
    for tick in x.ticks {
      picture.line(x(tick), 10, x(tick), 425, .line("#e4e7ea"))
      picture.text(ecmaNumber(tick), x(tick), 441, size: 11, anchor: .middle, colour: "#545d6a")
    }
    for tick in y.ticks {
      picture.line(62, y(tick), 890, y(tick), .line("#e4e7ea"))
      picture.text(ecmaNumber(tick), 56, y(tick) + 4, size: 11, anchor: .end, colour: "#545d6a")
    }
    points(x, y, &picture)
    marks(x, y, &picture)
    picture.text(
      language == .zh ? "地均产出 亿元/km²" : "output per km², 亿元/km²", 476, 462, size: 12, anchor: .middle,
      colour: "#545d6a")
    picture.text(
      language == .zh ? "地均税收 亿元/km²" : "tax per km², 亿元/km²", 16, 218, size: 12, anchor: .middle,
      colour: "#545d6a",
      turned: true)
    return picture
  }

  /// The parks, each with its id above, or where that is taken, below or beside.
  private func marks(_ x: Scale, _ y: Scale, _ picture: inout Drawing) {
    let places = parks.map { (x($0.yield ?? 1), y($0.tax ?? 1)) }
    for (px, py) in places {
      picture.path(
        "M\(ecmaNumber((px * 10).rounded() / 10)) \(ecmaNumber(((py - 8) * 10).rounded() / 10))l8 8-8 8-8-8z",
        Drawing.Pen(fill: MapColour.park, stroke: "#ffffff", width: 1.2))
    }
    var taken = places.map { ($0.0, $0.1 + 4) }
    let shifts: [(Double, Double)] = [
      (0, -12), (0, 21), (22, 4), (-22, 4), (18, -10), (-18, 18), (18, 18), (-18, -10), (0, -26), (0, 35),
    ]
    for (park, place) in zip(parks, places) {
      let free = shifts.map { (place.0 + $0.0, place.1 + $0.1) }
      let spot =
        free.first { p in taken.allSatisfy { abs($0.0 - p.0) > 21 || abs($0.1 - p.1) > 12 } } ?? free[0]
      taken.append(spot)
      picture.text(
        park.id, spot.0, spot.1, size: 11.5, anchor: .middle, colour: MapColour.park, bold: true, halo: true)
    }
  }

  /// One path a class, small circles; what falls on the same place of the paper is drawn once.
  private func points(_ x: Scale, _ y: Scale, _ picture: inout Drawing) {
    var seen = Array(repeating: Set<[Int]>(), count: ScoreClass.all.count)
    var paths = Array(repeating: "", count: ScoreClass.all.count)
    for dot in dots {
      let k = Int(dot.place)
      let place = [Int(x(Double(dot.yield)).rounded()), Int(y(Double(dot.tax)).rounded())]
      if seen[k].insert(place).inserted {
        paths[k] += "M\(place[0] - 2) \(place[1])a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
      }
    }
    for (scoreClass, data) in zip(ScoreClass.all, paths) where !data.isEmpty {
      picture.path(data, Drawing.Pen(fill: scoreClass.colour, stroke: "#3a3a3a", width: 0.3))
    }
  }
}
