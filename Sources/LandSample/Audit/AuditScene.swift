import LandKit

/// The planted study as it is drawn: plots far apart on a grid of 300 m, so that nothing touches but what should.
///
/// Every part that draws a fault writes down, beside it, what must be found; what lies just under a threshold is
/// written down as a near miss.
struct AuditScene {
  static let years = 2018...2020
  static let last = 2020
  static let towns = ["花山镇", "炭步镇", "赤坭镇"]
  /// The category whose spread tells outliers.
  static let main = "旧厂房"

  var plots: [AuditPlot] = []
  var parks: [AuditSite] = []
  var zones: [AuditSite] = []
  var planted = PlantedAudit()
  private var measure = ShapeMeasure()
  private var slots = 0
  private var minors = 0

  /// All of it.
  init() {
    drawParks()
    drawLineage()
    drawGround()
    drawAmounts()
    drawPerformance()
    drawIdentity()
    drawZones()
    drawControls()
  }

  // MARK: Ground

  /// The south-west corner of a new place.
  mutating func slot() -> PlanePoint {
    defer { slots += 1 }
    return PlanePoint(x: -6000 + Double(slots % 40) * 300, y: -4500 + Double(slots / 40) * 300)
  }

  /// A rectangle at a corner of a place, m.
  static func rectangle(_ at: PlanePoint, _ x: Double, _ y: Double, _ width: Double, _ height: Double)
    -> [PlanePoint]
  {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)].map {
      at + PlanePoint(x: $0.0, y: $0.1)
    }
  }

  mutating func area(_ shape: Shape) -> Double { measure.squareMetres(shape) }

  /// The ground within `ring`.
  mutating func ground(_ ring: [PlanePoint]) -> AuditPlot.Ground {
    let shape = Shape(plane: [ring])
    return AuditPlot.Ground(shape: shape, area: area(shape))
  }

  // MARK: Plots

  /// Adds a parcel with `ring` in each of `years`; `change` may do more to it. Without a category it is one of seven
  /// in a minor one, in which no outlier can be told.
  mutating func plot(
    _ id: String, _ ring: [PlanePoint], years: [Int] = Array(AuditScene.years), category: String? = nil,
    _ change: (inout AuditPlot) -> Void = { _ in }
  ) {
    var plot = AuditPlot(
      id, town: Self.towns[plots.count % Self.towns.count], category: category ?? "零散\(minors / 7 + 1)")
    if category == nil { minors += 1 }
    let ground = ground(ring)
    for year in years { plot.grounds[year] = ground }
    change(&plot)
    plots.append(plot)
  }

  /// Adds a parcel of a hectare at a place of its own.
  mutating func hectare(_ id: String, category: String? = nil, _ change: (inout AuditPlot) -> Void = { _ in })
  {
    plot(id, Self.rectangle(slot(), 0, 0, 100, 100), category: category, change)
  }

  // MARK: The list

  /// Writes down a finding about parcels.
  mutating func find(_ rule: String, _ subject: String, _ measure: String? = nil, kind: String = "feature") {
    find(rule, layer: "parcels", kind, subject, measure)
  }

  /// Writes down a finding.
  mutating func find(
    _ rule: String, layer: String?, _ kind: String, _ subject: String, _ measure: String? = nil
  ) {
    planted.findings.append(
      PlantedAudit.Finding(rule: rule, layer: layer, kind: kind, subject: subject, measure: measure))
  }

  /// Writes down what is just not enough.
  mutating func near(_ rule: String, _ subject: String, _ note: String) {
    planted.nearMisses.append(PlantedAudit.NearMiss(rule: rule, subject: subject, note: note))
  }

  /// Writes down a component of the lineage.
  mutating func component(
    _ kind: String, _ old: [String], _ new: [String], _ identity: String? = nil, year: Int = AuditScene.last
  ) {
    planted.components.append(
      PlantedAudit.Component(year: year, kind: kind, identity: identity, old: old, new: new))
  }
}
