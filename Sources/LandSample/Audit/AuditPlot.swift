/// What an amount of a planted plot is in one year.
enum Worth: Sendable {
  /// 亿元/km², on the ground that the plot has in the year.
  case rate(Double)
  /// 万元.
  case wan(Double)
  /// What the cell of the table holds.
  case cell(Cell)

  /// The cell; `area` in m².
  func cell(area: Double) -> Cell {
    switch self {
    case .rate(let rate): .number(Int64((rate * area / 1e6 * 1e7).rounded()))
    case .wan(let wan): .number(Int64((wan * 1000).rounded()))
    case .cell(let cell): cell
    }
  }
}

/// A parcel of the planted study through the years.
struct AuditPlot: Sendable {
  /// Its ground in one year.
  struct Ground: Sendable {
    /// Nil for a null geometry.
    var shape: Shape?
    /// Ellipsoidal, m²: what it is registered with.
    var area = 0.0
  }

  /// The growth of all amounts from year to year, where nothing else is said.
  static let growth = 1.02

  let id: String
  var town: String
  var category: String
  /// The park that its record names.
  var park = ""
  /// Registered area over its area, in the last year.
  var registered = 1.0
  /// By year; a year that is missing has no such parcel.
  var grounds: [Int: Ground] = [:]
  /// By year; 5 亿元/km² in the last year where nothing is said, and `growth`.
  var output: [Int: Worth] = [:]
  /// See `output`; 0.2 亿元/km².
  var tax: [Int: Worth] = [:]
  /// The years whose amounts are marked as estimates.
  var estimated: Set<Int> = []

  init(_ id: String, town: String, category: String) {
    (self.id, self.town, self.category) = (id, town, category)
  }

  /// Output and tax in `year`.
  func figures(_ year: Int, last: Int) -> Figures {
    let area = grounds[year]?.area ?? 0
    let scale = (year..<max(year, last)).reduce(1.0) { scale, _ in scale / AuditPlot.growth }
    return Figures(
      output: (output[year] ?? .rate(5 * scale)).cell(area: area),
      tax: (tax[year] ?? .rate(0.2 * scale)).cell(area: area), estimated: estimated.contains(year))
  }
}

/// A park or a zone of the planted study.
struct AuditSite: Sendable {
  let id: String
  let name: String
  var town = ""
  var belt = ""
  var status = ""
  var shape: Shape
  var area: Double
  /// By year.
  var output: [Int: Worth] = [:]
  var tax: [Int: Worth] = [:]
}
