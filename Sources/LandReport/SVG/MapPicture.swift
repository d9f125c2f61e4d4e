import LandKit

/// The map as a drawing: for paper, and for a browser without scripts.
struct MapPicture {
  /// The outline of the chosen parcel, as on the live map.
  static let chosen = "#d5006d"

  let layers: ScreenLayers
  let scores: [Double?]
  let parks: [ReportPark]
  let language: Language
  let width: Double
  /// The part that is shown, in grid steps; all of it when nil.
  var window: (low: GridPoint, high: GridPoint)?
  /// A parcel that is made to stand out.
  var marked: Int?
  var maxHeight = 760.0

  private var frame: (low: GridPoint, high: GridPoint) {
    if let window { return window }
    var low: GridPoint?, high = GridPoint(0, 0)
    for point in layers.district.points + layers.parcels.points + layers.parks.points {
      guard let now = low else {
        (low, high) = (point, point)
        continue
      }
      low = GridPoint(min(now.x, point.x), min(now.y, point.y))
      high = GridPoint(max(high.x, point.x), max(high.y, point.y))
    }
    return (low ?? GridPoint(0, 0), GridPoint(high.x + 1, high.y + 1))
  }

  func drawing(title: String) -> Drawing {
    let (low, high) = frame
    let spanX = Double(high.x) - Double(low.x), spanY = Double(high.y) - Double(low.y)
    let margin = 12.0
    let unit = min((width - 2 * margin) / max(1, spanX), (maxHeight - 2 * margin) / max(1, spanY))
    let height = spanY * unit + 2 * margin, left = (width - spanX * unit) / 2
    var picture = Drawing(width: width, height: height, title: title)
    let place = { (p: GridPoint) -> (Double, Double) in
      (left + (Double(p.x) - Double(low.x)) * unit, height - margin - (Double(p.y) - Double(low.y)) * unit)
    }
    picture.add(
      "<defs><pattern id=\"lk-hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><rect width=\"4\" height=\"4\" fill=\"\(MapColour.unranked)\"/><path d=\"M0 4L4 0\" stroke=\"\(MapColour.hatch)\" stroke-width=\"0.8\"/></pattern><clipPath id=\"lk-frame\"><rect width=\"\(Drawing.n(width))\" height=\"\(Drawing.n(height))\"/></clipPath></defs><g clip-path=\"url(#lk-frame)\">"
    )
    draw(layers.district, 0..<layers.district.count, .line("#5f6368", 1.2, dash: "6 3 1 3"), place, &picture)
    parcels(place, &picture)
    draw(layers.zones, 0..<layers.zones.count, .line(MapColour.zone, 0.7, dash: "2 2"), place, &picture)
    for (i, park) in parks.enumerated() where i < layers.parks.count {
      let pen = Drawing.Pen.line(MapColour.park, park.isCounted ? 1.8 : 1, dash: park.isCounted ? nil : "2 3")
      draw(layers.parks, i..<(i + 1), pen, place, &picture)
    }
    if let marked {
      draw(layers.parcels, marked..<(marked + 1), .line("#ffffff", 5), place, &picture)
      draw(layers.parcels, marked..<(marked + 1), .line(MapPicture.chosen, 2.5), place, &picture)
    }
    for (i, park) in parks.enumerated() where i < layers.parks.count { label(park, i, place, &picture) }
    picture.add("</g>")
    furniture(unit / layers.grid.step, height, &picture)
    return picture
  }

  /// One path a class, so that thousands of parcels take little room.
  private func parcels(_ place: (GridPoint) -> (Double, Double), _ picture: inout Drawing) {
    var groups = [[Int]](repeating: [], count: ScoreClass.all.count + 1)
    for i in 0..<layers.parcels.count {
      let index = scores[i].flatMap { score in
        ScoreClass.of(score).flatMap { ScoreClass.all.firstIndex(of: $0) }
      }
      groups[index ?? ScoreClass.all.count].append(i)
    }
    for (k, group) in groups.enumerated() {
      let fill = k < ScoreClass.all.count ? ScoreClass.all[k].colour : "url(#lk-hatch)"
      let data = group.map { path(layers.parcels, $0, place) }.joined()
      if !data.isEmpty {
        picture.path(
          data, Drawing.Pen(fill: fill, stroke: MapColour.outline, width: marked == nil ? 0.2 : 0.6))
      }
    }
  }

  private func draw(
    _ shapes: ScreenShapes, _ range: Range<Int>, _ pen: Drawing.Pen, _ place: (GridPoint) -> (Double, Double),
    _ picture: inout Drawing
  ) {
    let data = range.map { path(shapes, $0, place) }.joined()
    if !data.isEmpty { picture.path(data, pen) }
  }

  /// A feature's outline in tenths of a unit; what falls on the same tenth is there once.
  private func path(_ shapes: ScreenShapes, _ feature: Int, _ place: (GridPoint) -> (Double, Double))
    -> String
  {
    var out = ""
    for ring in shapes.rings(feature) {
      var last = (Int.min, Int.min), start = true
      for point in shapes.ring(ring) {
        let (x, y) = place(point)
        let now = (Int((x * 10).rounded()), Int((y * 10).rounded()))
        if now == last { continue }
        if start {
          out += "M\(Self.tenths(now.0)) \(Self.tenths(now.1))"
        } else {
          out += "l\(Self.tenths(now.0 - last.0)) \(Self.tenths(now.1 - last.1))"
        }
        (start, last) = (false, now)
      }
      if !start { out += "z" }
    }
    return out
  }

  private static func tenths(_ value: Int) -> String { ecmaNumber(Double(value) / 10) }

  private func label(
    _ park: ReportPark, _ index: Int, _ place: (GridPoint) -> (Double, Double), _ picture: inout Drawing
  ) {
    guard let ring = layers.parks.rings(index).first.map({ layers.parks.ring($0) }), !ring.isEmpty else {
      return
    }
    let xs = ring.map(\.x), ys = ring.map(\.y)
    let middle = GridPoint(
      (xs.min() ?? 0) / 2 + (xs.max() ?? 0) / 2, (ys.min() ?? 0) / 2 + (ys.max() ?? 0) / 2)
    let (x, y) = place(middle)
    picture.text(park.id, x, y + 4, size: 13, anchor: .middle, colour: MapColour.park, bold: true, halo: true)
  }

  /// Scale bar and north arrow.
  private func furniture(_ perMetre: Double, _ height: Double, _ picture: inout Drawing) {
    let metres =
      [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000].first { Double($0) * perMetre > 70 } ?? 50_000
    let length = Double(metres) * perMetre, y = height - 16
    // Near by, parcels lie under both: a plate keeps them legible.
    if marked != nil {
      let plate = Drawing.Pen(fill: "#ffffff", stroke: "none")
      let wide = ecmaNumber(length + 16)
      picture.path("M6 \(ecmaNumber(height - 36))h\(wide)v26h-\(wide)z", plate)
      picture.path("M\(ecmaNumber(width - 44)) 6h32v54h-32z", plate)
    }
    picture.line(14, y, 14 + length, y, .line("#1c2430", 1.5))
    for x in [14, 14 + length] { picture.line(x, y - 5, x, y, .line("#1c2430", 1.5)) }
    picture.text(
      metres >= 1000 ? "\(metres / 1000) km" : "\(metres) m", 14 + length / 2, y - 5, size: 11,
      anchor: .middle, halo: true)
    let x = width - 28
    picture.path("M\(ecmaNumber(x)) 12l-8 27 8-6z", Drawing.Pen(fill: "#1c2430", stroke: "#1c2430"))
    picture.path("M\(ecmaNumber(x)) 12l8 27-8-6z", Drawing.Pen(fill: "#ffffff", stroke: "#1c2430"))
    picture.text(language == .zh ? "北" : "N", x, 54, size: 13, anchor: .middle, bold: true)
  }
}
