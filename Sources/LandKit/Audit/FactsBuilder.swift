/// Gathers what the rules look at from two measured years.
struct FactsBuilder {
  let result: AuditResult
  private let factor: Double?
  /// The parks by which standings are compared.
  private let common: PerMeasure<CommonParks>

  init(result: AuditResult) {
    self.result = result
    let prices = result.request.study.prices
    factor = result.against.flatMap { prices.factor(from: $0.year, to: result.year.year) }
    common = PerMeasure(output: CommonParks(result, .output), tax: CommonParks(result, .tax))
  }

  /// All facts but control totals.
  func facts() throws -> AuditFacts {
    let year = result.year
    var facts = AuditFacts()
    (facts.year, facts.against) = (year.year, result.against?.year)
    let ground = try GroundFacts(result)
    facts.parcels = try layer(.parcels, ground)
    facts.zones = try layer(.zones, ground)
    facts.parks = try layer(.parks, ground)
    facts.accountClosing = year.account.closing.plane / max(year.account.union.plane, 1)
    facts.overlaySlivers = year.account.slivers
    facts.residuals = Measure.allCases.flatMap { measure in
      (year.estimate?.lines[measure] ?? []).map {
        ResidualLine(zone: $0.zone, measure: measure, given: $0.given, residual: $0.residual)
      }
    }
    facts.parkLines = parkLines()
    facts.bottoms = bottoms()
    facts.aliases = aliases()
    (facts.method, facts.previous) = (result.method, result.request.previous)
    facts.unpriced = unpriced()
    return facts
  }

  /// The net area of some features of a layer, m².
  func net(_ layer: AuditLayer, _ places: [Int]) throws -> Double {
    try GroundFacts(result).net(layer, places)
  }

  private func layer(_ role: LayerRole, _ ground: GroundFacts) throws -> LayerFacts {
    let after = result.year[role]
    var facts = LayerFacts(role)
    facts.members = after.members
    facts.overlaps = after.overlaps.map { pair in
      let members = [after.members[Int(pair.first)], after.members[Int(pair.second)]]
      return GroundLine(
        ids: members.map(\.label), area: pair.area.ellipsoidal, whole: members.map(\.area).min() ?? .nan,
        isSliver: pair.isSliver, lon: pair.lon, lat: pair.lat)
    }
    facts.repairs = ground.repairs(role)
    facts.outside = try ground.outside(role)
    if role != .parks { facts.inParks = try ground.inParks(after) }
    guard let before = result.against?[role] else { return facts }
    facts.earlier = before.members
    let lineage = result.lineage(role)
    facts.sliverPairs = lineage.sliverPairs
    facts.units = lineage.components.map { unit($0, before, after) }
    facts.versions = lineage.unlinked.map { overlap in
      let (a, b) = (before.members[Int(overlap.old)], after.members[Int(overlap.new)])
      let point = ground.lonLat(overlap.x, overlap.y)
      return GroundLine(
        ids: [a.label, b.label], area: overlap.sound, whole: min(a.area, b.area), lon: point.lon,
        lat: point.lat)
    }
    facts.gaps = lineage.gaps.map { gap in
      let component = lineage.components[gap.component]
      let point = ground.lonLat(gap.x, gap.y)
      return GroundLine(
        ids: component.old.map { before.members[$0].label }, area: gap.area, whole: component.oldArea,
        lon: point.lon, lat: point.lat)
    }
    return facts
  }

  // MARK: Units

  private func unit(_ component: LineageComponent, _ before: AuditLayer, _ after: AuditLayer) -> UnitFacts {
    let old = component.old.map { before.members[$0] }, new = component.new.map { after.members[$0] }
    let shown = new.isEmpty ? old : new
    var unit = UnitFacts(label: shown.map(\.label).joined(separator: ";"))
    (unit.kind, unit.identity) = (component.kind, component.identity)
    (unit.oldIDs, unit.newIDs) = (old.map(\.id), new.map(\.id))
    (unit.areaBefore, unit.areaAfter) = (component.oldArea / 1e6, component.newArea / 1e6)
    for measure in Measure.allCases {
      unit.before[measure] = Self.sum(old, measure, factor: factor)
      unit.after[measure] = Self.sum(new, measure, factor: 1)
      if old.count == 1, new.count == 1 {
        unit.standings[measure] = (
          common[measure].standing(old[0].intensity(measure), \.before),
          common[measure].standing(new[0].intensity(measure), \.after)
        )
      }
    }
    if let first = shown.first { (unit.lon, unit.lat) = (first.lon, first.lat) }
    return unit
  }

  /// Σ of the members' amounts; unknown when one is, or when prices cannot be compared.
  private static func sum(_ members: [AuditMember], _ measure: Measure, factor: Double?) -> Amount {
    var sum = CompensatedSum()
    var state = CellState.measured
    for member in members {
      let amount = member.amounts[measure]
      guard let value = amount.value else { return Amount(amount.state) }
      if amount.state == .estimated { state = .estimated }
      sum += value
    }
    return Amount(state, yi: sum.value * (factor ?? .nan))
  }

  // MARK: Parks

  private func parkLines() -> [ParkLine] {
    let year = result.year
    let plans = Dictionary(
      result.request.study.parkPlans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return zip(year.parks.members, year.benchmarks).filter { $0.1.isPlanned }.map { member, benchmark in
      var line = ParkLine(id: member.id, name: member.name, lon: member.lon, lat: member.lat)
      line.targets = PerMeasure(output: plans[member.id]?.targetOutput, tax: plans[member.id]?.targetTax)
      let place = result.against?.parks.members.firstIndex { $0.id == member.id && !member.id.isEmpty }
      line.nameBefore = place.flatMap { result.against?.parks.members[$0].name } ?? ""
      line.standings = PerMeasure(output: common.output[member.id], tax: common.tax[member.id])
      for measure in Measure.allCases {
        line.after[measure] = own(benchmark, measure)
        line.isSubstituted[measure] = benchmark.benchmarks[measure]?.kind == .substituted
        if let place, let before = result.against?.benchmarks[place], before.isPlanned, let factor {
          line.before[measure] = own(before, measure).map { $0 * factor }
        }
      }
      return line
    }
  }

  private func own(_ benchmark: ParkBenchmark, _ measure: Measure) -> Double? {
    benchmark.benchmarks[measure].flatMap { $0.kind == .substituted ? nil : $0.intensity }
  }

  private func bottoms() -> PerMeasure<(before: Double?, after: Double?)> {
    func both(_ measure: Measure) -> (before: Double?, after: Double?) {
      (common[measure].before.first.flatMap { low in factor.map { low * $0 } }, common[measure].after.first)
    }
    return PerMeasure(output: both(.output), tax: both(.tax))
  }

  private func aliases() -> AliasTable {
    var table = AliasTable()
    for park in result.year.parks.members {
      table.add(park.id, park.id)
      table.add(park.name, park.id)
    }
    for plan in result.request.study.parkPlans { for alias in plan.aliases { table.add(alias, plan.id) } }
    return table
  }

  /// Years of the series that cannot be carried to the audited year's prices.
  private func unpriced() -> [(year: Int, basis: PriceBasis)] {
    let prices = result.request.study.prices
    return result.request.series.filter { prices.factor(from: $0, to: result.year.year) == nil }
      .map { ($0, prices.basis(of: $0)) }
  }
}
