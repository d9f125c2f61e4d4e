/// Writes features of GeoJSON, a line each.
extension ByteText {
  mutating func beginCollection(_ name: String) {
    add("{\n\"type\": \"FeatureCollection\",\n\"name\": ")
    add(quoted: name)
    add(",\n\"features\": [\n")
  }

  mutating func endCollection() { add("\n]\n}\n") }

  mutating func beginFeature() { add("{\"type\": \"Feature\", \"properties\": {") }

  /// Ends the properties and writes the geometry.
  mutating func endFeature(_ shape: Shape) {
    add("}, \"geometry\": ")
    add(geometry: shape)
    add("}")
  }

  mutating func property(_ name: StaticString, _ value: String, first: Bool = false) {
    key(name, first)
    add(quoted: value)
  }

  mutating func property(_ name: StaticString, fixed value: Int64, decimals: Int) {
    key(name, false)
    add(fixed: value, decimals: decimals)
  }

  mutating func property(_ name: StaticString, _ cell: Cell) {
    key(name, false)
    switch cell {
    case .number(let v): add(fixed: v, decimals: 3)
    case .blank: add("null")
    default: add(quoted: cell.text)
    }
  }

  private mutating func key(_ name: StaticString, _ first: Bool) {
    if !first { add(", ") }
    add("\"")
    add(name)
    add("\": ")
  }

  mutating func add(geometry shape: Shape) {
    let multi = shape.polygons.count != 1
    if multi {
      add("{\"type\": \"MultiPolygon\", \"coordinates\": [")
    } else {
      add("{\"type\": \"Polygon\", \"coordinates\": ")
    }
    for (i, polygon) in shape.polygons.enumerated() {
      if i > 0 { add(", ") }
      add("[")
      for (j, ring) in polygon.enumerated() {
        if j > 0 { add(", ") }
        add(ring: ring)
      }
      add("]")
    }
    if multi { add("]}") } else { add("}") }
  }

  mutating func add(ring: [NanoPoint]) {
    add("[")
    for (i, p) in ring.enumerated() {
      if i > 0 { add(", ") }
      add(position: p)
    }
    add("]")
  }

  mutating func add(position p: NanoPoint) {
    add("[")
    add(fixed: p.lon, decimals: 9)
    add(",")
    add(fixed: p.lat, decimals: 9)
    add("]")
  }
}

extension Cell {
  /// The cell as text: what stands in a table, unquoted.
  var text: String {
    switch self {
    case .number(let v): Cell.plain(v)
    case .grouped(let v): Cell.grouped(Cell.plain(v))
    case .redacted: "***"
    case .blank: ""
    case .notApplicable: "--"
    case .text(let t): t
    }
  }

  private static func plain(_ thousandths: Int64) -> String {
    var text = ByteText()
    text.add(fixed: thousandths, decimals: 3)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private static func grouped(_ plain: String) -> String {
    let parts = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var out = ""
    for (i, digit) in parts[0].enumerated() {
      if i > 0, (parts[0].count - i) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return parts.count > 1 ? out + "." + parts[1] : out
  }
}

/// Writes rows of the statistics tables: `id,year,output_wan,tax_wan,estimated`.
extension ByteText {
  mutating func addStatsHeader() { add("id,year,output_wan,tax_wan,estimated\n") }

  mutating func addStats(_ id: String, _ year: Int, _ figures: Figures) {
    add(text: id)
    add(",")
    add(year)
    for cell in [figures.output, figures.tax] {
      add(",")
      if case .number(let v) = cell {
        add(fixed: v, decimals: 3)
      } else {
        let text = cell.text
        if text.contains(",") { add(quoted: text) } else { add(text: text) }
      }
    }
    if figures.estimated { add(",1\n") } else { add(",0\n") }
  }
}
