/// A figure of a group in one year of the series.
public struct SeriesPoint: Sendable {
  /// The layer.
  public var layer: LayerRole
  /// What it is about; `unit` is a single park or zone, by its id.
  public var level: GroupLevel
  /// The group.
  public var group: String
  /// The year.
  public var year: Int
  /// What is measured.
  public var measure: ChangeMeasure
  /// Σ, or Σ over Σ, over the members that have a value; nil when none has.
  public var value: Double?
  /// Bounds over all members, if unknown amounts lie between none and the best intensity of their layer and year.
  public var low: Double?
  /// See `low`.
  public var high: Double?
  /// Growth over the year before in the series; nil where it is unknown, not above 0, or priced otherwise.
  public var growth: Double?
  /// How many members are known.
  public var counts = MemberCounts()
}

/// A park's standing among the planned parks in one year.
public struct ParkStanding: Sendable, Equatable, Codable {
  /// The park's id.
  public var park: String
  /// The year.
  public var year: Int
  /// `output` or `tax`.
  public var measure: String
  /// Its own or fixed intensity, 亿元/km².
  public var intensity: Double
  /// 1 + how many planned parks are above it.
  public var standing: Int
  /// How many planned parks have a standing.
  public var among: Int
}

/// Sums a year's layers by group, so that the year need not be kept.
struct YearSeries: Sendable {
  let year: Int
  let basis: PriceBasis
  private(set) var points: [SeriesPoint] = []
  private(set) var standings: [ParkStanding] = []

  init(_ year: AuditYear) {
    (self.year, basis) = (year.year, year.basis)
    for layer in year.layers { add(layer) }
    for measure in Measure.allCases { add(year.benchmarks, measure) }
  }

  private mutating func add(_ layer: AuditLayer) {
    let best = ChangeTable.best(layer)
    let levels = GroupLevel.of(layer.role) + (layer.role == .parcels ? [] : [.unit])
    for level in levels {
      var groups: [String: [AuditMember]] = [:]
      for member in layer.members where member.isUsable {
        // A park by itself stands here whether it counts or not.
        let name = level == .unit ? member.label : level.group(of: member, layer.role)
        if let name { groups[name, default: []].append(member) }
      }
      for (name, members) in groups.sorted(by: {
        Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8))
      }) {
        for measure in ChangeMeasure.allCases {
          points.append(point(layer.role, level, name, measure, members, best))
        }
      }
    }
  }

  private func point(
    _ role: LayerRole, _ level: GroupLevel, _ name: String, _ measure: ChangeMeasure,
    _ members: [AuditMember],
    _ best: PerMeasure<Double>
  ) -> SeriesPoint {
    var point = SeriesPoint(layer: role, level: level, group: name, year: year, measure: measure)
    guard let amount = measure.amount else {
      var sum = CompensatedSum()
      for member in members { sum += member.area / 1e6 }
      (point.value, point.low, point.high, point.counts.members) = (
        sum.value, sum.value, sum.value, members.count
      )
      return point
    }
    let side = ChangeParts.side(members, amount, cap: best[amount], scale: 1)
    point.counts = side.counts
    let total = side.known.amount.value, most = total + side.missing.amount.value
    if measure == .output || measure == .tax {
      point.value = side.known.count > 0 ? total : nil
      (point.low, point.high) = (total, most)
    } else {
      point.value = side.known.intensity
      let area = side.known.area.value + side.missing.area.value
      if area > 0 { (point.low, point.high) = (total / area, most / area) }
    }
    return point
  }

  /// Standings among the planned parks that have an intensity of their own or a fixed one (method §4.19).
  private mutating func add(_ benchmarks: [ParkBenchmark], _ measure: Measure) {
    let own = benchmarks.filter(\.isPlanned).compactMap { park in
      park.benchmarks[measure].flatMap { $0.kind == .substituted ? nil : (park.id, $0.intensity) }
    }
    let ascending = own.map(\.1).sorted()
    for (park, intensity) in own {
      standings.append(
        ParkStanding(
          park: park, year: year, measure: measure.rawValue, intensity: intensity,
          standing: Standing.value(intensity, among: ascending), among: own.count))
    }
  }
}

/// What a line of the series is about.
private struct SeriesKey: Hashable {
  let layer: LayerRole
  let level: GroupLevel
  let group: String
  let measure: ChangeMeasure

  /// Layer, level, group by its UTF-8 bytes, measure.
  static func precedes(_ a: SeriesKey, _ b: SeriesKey) -> Bool {
    let (x, y) = (a.places, b.places)
    if x[0] != y[0] { return x[0] < y[0] }
    if x[1] != y[1] { return x[1] < y[1] }
    if a.group != b.group { return Array(a.group.utf8).lexicographicallyPrecedes(Array(b.group.utf8)) }
    return x[2] < y[2]
  }

  private var places: [Int] {
    [
      LayerRole.allCases.firstIndex(of: layer) ?? 0, GroupLevel.allCases.firstIndex(of: level) ?? 0,
      ChangeMeasure.allCases.firstIndex(of: measure) ?? 0,
    ]
  }
}

extension [YearSeries] {
  /// All points in the order layer, level, group, measure, year, with growth from year to year.
  func joined(prices: PricePlan) -> [SeriesPoint] {
    var order: [SeriesKey] = []
    var lines: [SeriesKey: [SeriesPoint]] = [:]
    for point in flatMap(\.points) {
      let key = SeriesKey(layer: point.layer, level: point.level, group: point.group, measure: point.measure)
      if lines[key] == nil { order.append(key) }
      lines[key, default: []].append(point)
    }
    order.sort(by: SeriesKey.precedes)
    return order.flatMap { key -> [SeriesPoint] in
      var line = lines[key] ?? []
      for i in line.indices.dropFirst() {
        let factor = key.measure == .area ? 1 : prices.factor(from: line[i - 1].year, to: line[i].year)
        guard let factor, let before = line[i - 1].value, let after = line[i].value, before > 0 else {
          continue
        }
        line[i].growth = after / (before * factor) - 1
      }
      return line
    }
  }
}
