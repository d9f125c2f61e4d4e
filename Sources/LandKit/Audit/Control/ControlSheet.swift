/// Holds registered totals against a year's areas, by layer, town and category.
struct ControlSheet {
  let year: AuditYear
  let study: Study
  /// Area of the union of the features at these places of a layer, m².
  let net: (AuditLayer, [Int]) throws -> Double

  /// A line for each control total of the plan, in its order. None with `where`: not all parcels are there.
  func lines() throws -> [ControlLine] {
    guard study.selection == nil else { return [] }
    return try totals.map { total in
      let level: GroupLevel = total.town != nil ? .town : total.category != nil ? .category : .all
      let measured =
        total.isWhole
        ? total.measured(in: year.account) : try part(total, level, total.town ?? total.category ?? "")
      return ControlLine(
        layer: total.layer, measure: total.measure, level: level,
        group: total.town ?? total.category ?? "all", registered: total.squareMetres, measured: measured,
        tolerance: total.tolerance, source: total.source)
    }
  }

  /// The totals of the year.
  private var totals: [ControlPlan] { study.controlTotals.filter { $0.year == nil || $0.year == year.year } }

  private func part(_ total: ControlPlan, _ level: GroupLevel, _ name: String) throws -> Double {
    let layer = year[total.layer]
    let places = layer.members.indices.filter {
      layer.members[$0].isUsable && level.group(of: layer.members[$0], layer.role) == name
    }
    if total.measure == .net { return try net(layer, places) }
    var sum = CompensatedSum()
    for place in places { sum += layer.members[place].area }
    return sum.value
  }

  /// The levelled tables: those of the plan, those that have a registered part, and parcels by town and category and
  /// zones by town in any case.
  func tables() -> [LevelledTable] {
    var plans = study.audit.levelling
    for total in totals where !total.isWhole && total.measure == .gross {
      let by: LevellingPlan.Part = total.town != nil ? .town : .category
      guard total.layer != .parks, !plans.contains(where: { $0.layer == total.layer && $0.by == by }) else {
        continue
      }
      plans.append(LevellingPlan(layer: total.layer, by: by, unit: total.unit, decimals: 2))
    }
    for (layer, by) in [(LayerRole.parcels, LevellingPlan.Part.town), (.parcels, .category), (.zones, .town)]
    where !plans.contains(where: { $0.layer == layer && $0.by == by }) {
      plans.append(LevellingPlan(layer: layer, by: by, unit: .squareKilometre, decimals: 2))
    }
    return plans.filter { !year[$0.layer].members.isEmpty }.map(table)
  }

  private func table(_ plan: LevellingPlan) -> LevelledTable {
    let level: GroupLevel = plan.by == .town ? .town : .category
    let layer = year[plan.layer]
    var sums: [String: CompensatedSum] = [:]
    for member in layer.members where member.isUsable {
      sums[level.group(of: member, layer.role) ?? "", default: CompensatedSum()] += member.area
    }
    let names = sums.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let areas = names.map { sums[$0]?.value ?? 0 }
    let one = plan.unit.squareMetres(1)
    let levelling = Levelling(areas.map { $0 / one }, decimals: plan.decimals)
    let scale = (0..<plan.decimals).reduce(1.0) { product, _ in product * 10 }
    func registered(_ name: String?) -> Double? {
      totals.first {
        $0.layer == plan.layer && $0.measure == .gross && (plan.by == .town ? $0.town : $0.category) == name
          && (name != nil || $0.isWhole)
      }.map { $0.unit == plan.unit ? $0.value : $0.squareMetres / one }
    }
    return LevelledTable(
      layer: plan.layer, level: level, unit: plan.unit, decimals: plan.decimals,
      parts: names.indices.map {
        LevelledTable.Part(
          name: names[$0], measured: areas[$0], rounded: Double(levelling.rounded[$0]) / scale,
          levelled: Double(levelling.levelled[$0]) / scale, registered: registered(names[$0]))
      },
      total: Double(levelling.total) / scale, closing: Double(levelling.closing) / scale,
      registeredTotal: registered(nil))
  }
}
