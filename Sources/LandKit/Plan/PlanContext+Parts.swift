import Yams

extension PlanContext {
  /// What the plan says of single parks.
  mutating func parks(_ node: Node) -> [ParkPlan] {
    guard let entries = mapping(node, "parks", known: nil) else { return [] }
    return entries.map { id, _, value in
      var park = ParkPlan(id: id)
      let path = "parks.\(id)"
      let known = ["status", "bench_output", "bench_tax", "target_output", "target_tax", "aliases"]
      for (key, _, value) in mapping(value, path, known: known) ?? [] {
        let path = "\(path).\(key)"
        switch key {
        case "status": park.status = choice(value, path)
        case "bench_output": park.benchOutput = intensity(value, path)
        case "bench_tax": park.benchTax = intensity(value, path)
        case "target_output": park.targetOutput = intensity(value, path)
        case "target_tax": park.targetTax = intensity(value, path)
        default: park.aliases = texts(value, path) ?? []
        }
      }
      return park
    }
  }

  /// An intensity with its unit, in 亿元/km².
  private mutating func intensity(_ node: Node, _ path: String) -> Double? {
    guard let (value, unitNode) = valueAndUnit(node, path),
      let unit = unit(unitNode, "\(path).unit", IntensityUnit.init(_:))
    else { return nil }
    return unit.yiPerSquareKilometre(value)
  }

  private mutating func valueAndUnit(_ node: Node, _ path: String) -> (Double, Node)? {
    guard let entries = mapping(node, path, known: ["value", "unit"]) else { return nil }
    require(["value", "unit"], in: entries, of: node, path)
    guard let value = entries.first(where: { $0.key == "value" }),
      let unit = entries.first(where: { $0.key == "unit" }), let number = number(value.value, "\(path).value")
    else { return nil }
    return (number, unit.value)
  }

  /// The weights. One that the plan does not name keeps the weight of the method.
  mutating func weights(_ node: Node, _ study: inout Study) {
    let paths: [(String, WritableKeyPath<ScoreWeights, Double>)] = [
      ("yield_gap", \.yieldGap), ("tax_gap", \.taxGap), ("in_park", \.inPark), ("proximity", \.proximity),
      ("in_zone", \.inZone), ("size", \.size),
    ]
    for (key, mark, value) in mapping(node, "weights", known: paths.map(\.0)) ?? [] {
      note("weights.\(key)", mark, &study)
      guard let path = paths.first(where: { $0.0 == key })?.1 else { continue }
      if let number = number(value, "weights.\(key)") { study.weights[keyPath: path] = number }
    }
  }

  /// The numbers of the method that a study may set.
  mutating func settings(_ node: Node, _ study: inout Study) {
    let paths: [(String, WritableKeyPath<StudySettings, Double>)] = [
      ("sliver_width", \.sliverWidth), ("densify", \.densify), ("min_cover", \.minCover), ("link", \.link),
      ("same", \.same), ("tie_area", \.tieArea), ("tie_distance", \.tieDistance),
      ("absurd_output", \.absurdOutput), ("absurd_tax", \.absurdTax),
    ]
    for (key, mark, value) in mapping(node, "settings", known: paths.map(\.0) + ["prefix"]) ?? [] {
      note("settings.\(key)", mark, &study)
      if key == "prefix" {
        study.settings.prefix = text(value, "settings.prefix") ?? study.settings.prefix
      } else if let path = paths.first(where: { $0.0 == key })?.1 {
        if let number = number(value, "settings.\(key)") { study.settings[keyPath: path] = number }
      }
    }
  }

  /// The totals that the bureau has registered.
  mutating func controlTotals(_ node: Node) -> [ControlPlan] {
    let nodes = list(node, "control_totals") ?? []
    return nodes.enumerated().compactMap { controlTotal($1, "control_totals[\($0 + 1)]") }
  }

  private mutating func controlTotal(_ node: Node, _ path: String) -> ControlPlan? {
    let known = ["layer", "measure", "value", "unit", "tolerance", "source", "town", "category", "year"]
    guard let entries = mapping(node, path, known: known) else { return nil }
    require(["layer", "measure", "value", "unit"], in: entries, of: node, path)
    var total = ControlPlan(
      layer: .parcels, measure: .gross, value: 0, unit: .squareKilometre, tolerance: 1e-6, source: nil)
    for (key, _, value) in entries {
      let path = "\(path).\(key)"
      switch key {
      case "layer": total.layer = choice(value, path) ?? .parcels
      case "measure": total.measure = choice(value, path) ?? .gross
      case "value": total.value = positive(value, path) ?? 0
      case "unit": total.unit = unit(value, path, AreaUnit.init(_:)) ?? .squareKilometre
      case "tolerance": total.tolerance = positive(value, path) ?? 1e-6
      case "town": total.town = text(value, path)
      case "category": total.category = text(value, path)
      case "year": total.year = integer(value, path)
      default: total.source = text(value, path)
      }
    }
    return total
  }

  mutating func positive(_ node: Node, _ path: String) -> Double? {
    guard let number = number(node, path) else { return nil }
    if number > 0 { return number }
    report(.planValue, at: node, "\(path) 应为正数", "\(path) must be positive")
    return nil
  }
}
