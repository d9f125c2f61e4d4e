import LandKit

/// The data that a page's scripts work on, packed: a list a column, texts that repeat by number, outlines by differences.
struct PageData {
  let study: ReportStudy
  let layers: ScreenLayers
  /// Places in `study.parcels`, in the order of the page.
  let order: [Int]
  let language: Language
  /// What was found, of an audit and wrong with the data.
  let lists: [FoundList]

  func json() -> ScriptJSON {
    var out = ScriptJSON()
    out.append(#"{"lang":"#)
    out.append(label: language.rawValue)
    out.append(#","n":"#)
    out.append(order.count)
    out.append(#","total":"#)
    out.append(study.totals.all.count)
    out.append(study.hidden.contains(.score) ? #","byRank":true"# : #","byRank":false"#)
    out.append(#","ranked":"#)
    out.append(study.count("ranked"))
    grid(&out)
    weights(&out)
    parcels(&out)
    parks(&out)
    outlines("zones", study.zones, layers.zones, &out)
    outlines("district", study.district, layers.district, &out)
    sources(&out)
    out.append(#","lists":{"#)
    for (i, list) in lists.enumerated() {
      out.append(i == 0 ? "\"" : ",\"")
      out.append(list.name)
      out.append("\":")
      list.write(to: &out)
    }
    out.append("}}")
    return out
  }

  private func grid(_ out: inout ScriptJSON) {
    let grid = layers.grid
    // Full precision: seven digits of a longitude are metres.
    out.append(#","grid":["#)
    for (i, value) in [grid.west, grid.south, grid.stepX, grid.stepY].enumerated() {
      if i > 0 { out.append(",") }
      out.append(exact: value)
    }
    out.append("]")
  }

  private func weights(_ out: inout ScriptJSON) {
    let sum = study.weights.map(\.weight).reduce(0, +)
    out.append(#","weights":{"#)
    for (i, entry) in study.weights.enumerated() {
      if i > 0 { out.append(",") }
      out.append(label: entry.component.rawValue)
      out.append(":")
      out.append(exact: sum > 0 ? entry.weight / sum : 0)
    }
    out.append("}")
  }

  private func parcels(_ out: inout ScriptJSON) {
    let parcels = order.map { study.parcels[$0] }
    out.append(#","parcels":{"id":"#)
    out.list(parcels) { $1.append(text: $0.id) }
    out.append(#","name":"#)
    out.list(parcels) { $1.append(text: $0.name ?? "") }
    let words: [(StaticString, KeyPath<ReportParcel, String?>)] = [
      (#","category":"#, \.category), (#","town":"#, \.town), (#","industry":"#, \.industry),
      (#","why":"#, \.why),
      (#","sty":"#, \.outputState), (#","stt":"#, \.taxState), (#","park":"#, \.park),
      (#","bench":"#, \.bench),
    ]
    for (key, path) in words {
      out.append(key)
      dictionary(parcels.map { $0[keyPath: path] }, &out)
    }
    out.append(#","state":"#)
    dictionary(parcels.map { $0.state }, &out)
    for figure in ReportFigure.allCases {
      out.append(",")
      out.append(label: figure.rawValue)
      out.append(":")
      out.list(parcels) { $1.append($0[figure]) }
    }
    out.append(#","file":"#)
    dictionary(parcels.map(\.file), &out)
    out.append(#","feature":"#)
    out.list(parcels) { $1.append($0.feature ?? (study.sources.isWhole ? $0.number + 1 : 0)) }
    out.append(#","line":"#)
    out.list(parcels) { $1.append($0.statsLine ?? 0) }
    out.append(#","geo":"#)
    shapes(layers.parcels, &out)
    out.append("}")
  }

  /// Each text once, and for every parcel its number; -1 for none.
  private func dictionary(_ texts: [String?], _ out: inout ScriptJSON) {
    var places: [String: Int] = [:], values: [String] = []
    let numbers = texts.map { text -> Int in
      guard let text else { return -1 }
      if let place = places[text] { return place }
      places[text] = values.count
      values.append(text)
      return values.count - 1
    }
    out.append(#"{"v":"#)
    out.list(values) { $1.append(text: $0) }
    out.append(#","i":"#)
    out.list(numbers) { $1.append($0) }
    out.append("}")
  }

  /// A list a feature of lists a ring: the first point, then each by its difference from the one before.
  private func shapes(_ shapes: ScreenShapes, _ out: inout ScriptJSON) {
    out.list(0..<shapes.count) { feature, out in
      out.list(shapes.rings(feature)) { ring, out in
        var last = GridPoint(0, 0)
        var isFirst = true
        out.append("[")
        for point in shapes.ring(ring) {
          if !isFirst { out.append(",") }
          isFirst = false
          out.append(Int(point.x) - Int(last.x))
          out.append(",")
          out.append(Int(point.y) - Int(last.y))
          last = point
        }
        out.append("]")
      }
    }
  }

  private func parks(_ out: inout ScriptJSON) {
    out.append(#","parks":["#)
    for (i, park) in study.parks.enumerated() {
      out.append(i == 0 ? #"{"id":"# : #",{"id":"#)
      out.append(text: park.id)
      out.append(#","name":"#)
      out.append(text: park.name ?? "")
      out.append(#","status":"#)
      out.append(text: park.status)
      out.append(park.isCounted ? #","counted":true,"y":"# : #","counted":false,"y":"#)
      out.append(park.yield)
      out.append(#","t":"#)
      out.append(park.tax)
      out.append(#","ky":"#)
      out.append(text: park.yieldKind ?? "")
      out.append(#","kt":"#)
      out.append(text: park.taxKind ?? "")
      out.append("}")
    }
    out.append(#"],"parkgeo":"#)
    shapes(layers.parks, &out)
  }

  private func outlines(
    _ name: StaticString, _ outlines: [ReportOutline], _ shapes: ScreenShapes, _ out: inout ScriptJSON
  ) {
    out.append(#",""#)
    out.append(name)
    out.append(#"":{"id":"#)
    out.list(outlines) { $1.append(text: $0.id) }
    out.append(#","name":"#)
    out.list(outlines) { $1.append(text: $0.name ?? "") }
    out.append(#","geo":"#)
    self.shapes(shapes, &out)
    out.append("}")
  }

  /// Where parcels and amounts stand. What is left out on request has no source.
  private func sources(_ out: inout ScriptJSON) {
    let sources = study.sources
    out.append(#","sources":{"file":"#)
    out.append(text: sources.file ?? "")
    out.append(#","stats":"#)
    out.append(text: sources.statsFile ?? "")
    out.append(#","year":"#)
    out.append(text: sources.year.map(String.init) ?? "")
    out.append(#","yield":"#)
    out.append(text: study.redacted.contains(.output) ? "" : sources.columns.output)
    out.append(#","tax":"#)
    out.append(text: study.redacted.contains(.tax) ? "" : sources.columns.tax)
    out.append(#"},"hides":"#)
    out.list(Measure.allCases.filter { study.redacted.contains($0) }) {
      $1.append(label: $0 == .output ? "yield" : "tax")
    }
  }
}
