/// The planned parks that have an own or fixed intensity in both years: standings of two years are compared among
/// the same parks, or a park that withholds its figure would move everybody else.
struct CommonParks: Sendable {
  private var ids: [String: (before: Double, after: Double)] = [:]
  /// Their intensities in each year, ascending, 亿元/km².
  private(set) var before: [Double] = []
  /// See `before`.
  private(set) var after: [Double] = []

  init(_ result: AuditResult, _ measure: Measure) {
    let old = Self.intensities(result.against, measure)
    for (park, after) in Self.intensities(result.year, measure) {
      if let before = old[park] { ids[park] = (before, after) }
    }
    before = ids.values.map(\.before).sorted()
    after = ids.values.map(\.after).sorted()
  }

  private static func intensities(_ year: AuditYear?, _ measure: Measure) -> [String: Double] {
    var found: [String: Double] = [:]
    for park in year?.benchmarks ?? [] where park.isPlanned {
      if let benchmark = park.benchmarks[measure], benchmark.kind != .substituted {
        found[park.id] = benchmark.intensity
      }
    }
    return found
  }

  /// 1 + how many of the parks are above `intensity` in one year; 0 when it is unknown or there are no parks.
  func standing(_ intensity: Double?, _ year: KeyPath<CommonParks, [Double]>) -> Int {
    guard let intensity, !ids.isEmpty else { return 0 }
    return Standing.value(intensity, among: self[keyPath: year])
  }

  /// A park's own standing in both years; 0 when it is not among them.
  subscript(park: String) -> (before: Int, after: Int) {
    guard let own = ids[park] else { return (0, 0) }
    return (standing(own.before, \.before), standing(own.after, \.after))
  }
}
