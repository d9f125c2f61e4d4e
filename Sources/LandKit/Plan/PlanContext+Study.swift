import Yams

extension PlanContext {
  private static let keys = [
    "study", "year", "crs", "work_crs", "extent", "allow_ballpark", "layers", "parks", "include_disputed",
    "benchmarks", "weights", "estimate", "settings", "control_totals", "where", "rank_within", "prices",
    "audit",
  ]

  /// The whole plan; nil when it has not the layers that a study needs.
  mutating func study(_ root: Node) -> Study? {
    guard let entries = mapping(root, "", known: PlanContext.keys) else { return nil }
    require(["layers"], in: entries, of: root, "")
    var year: Int?
    if let entry = entries.first(where: { $0.key == "year" }) { year = integer(entry.value, "year") }
    var study = Study(
      parcels: LayerPlan(.parcels, files: []), zones: nil, parks: LayerPlan(.parks, files: []))
    study.year = year
    study.planFile = file
    for (key, mark, value) in entries {
      note(key, mark, &study)
      take(key, value, &study)
    }
    for violation in study.violations { refuse(violation, study, root) }
    return study
  }

  /// Remembers where a setting stands.
  mutating func note(_ key: String, _ mark: Mark?, _ study: inout Study) {
    guard let setting = SettingKey(rawValue: key), let mark else { return }
    settingMarks[setting] = mark
    let place = place(mark)
    study.origins[setting] = .plan(line: place.line ?? 0, column: place.column ?? 0)
  }

  private mutating func refuse(_ violation: SettingViolation, _ study: Study, _ root: Node) {
    var mark = root.mark
    var key = violation.key
    if study.origins[key] == nil, key.rawValue.hasPrefix("weights.") {
      // The sum of the weights is wrong, not one of them: the first that was given is where it shows.
      key = SettingKey.allCases.first { $0.rawValue.hasPrefix("weights.") && study.origins[$0] != nil } ?? key
    }
    if let known = settingMarks[key] { mark = known }
    let name = violation.key.rawValue
    report(
      .planValue, at: mark,
      Bilingual(zh: "\(name)：\(violation.detail.zh)", en: "\(name): \(violation.detail.en)"))
  }

  private mutating func take(_ key: String, _ node: Node, _ study: inout Study) {
    switch key {
    case "study": study.name = text(node, key)
    case "crs": study.crs = text(node, key)
    case "work_crs": study.workCRS = text(node, key) ?? study.workCRS
    case "extent": study.extent = box(node, key)
    case "allow_ballpark": study.allowBallpark = texts(node, key) ?? []
    case "layers": layers(node, &study)
    case "parks": study.parkPlans = parks(node)
    case "include_disputed": study.includeDisputed = bool(node, key) ?? false
    case "benchmarks": benchmarks(node, &study)
    case "weights": weights(node, &study)
    case "estimate": study.estimate = choice(node, key) ?? .none
    case "settings": settings(node, &study)
    case "control_totals": study.controlTotals = controlTotals(node)
    case "where": study.selection = selection(node, key)
    case "rank_within": study.rankWithin = choice(node, key)
    case "prices": study.prices = prices(node)
    case "audit": study.audit = audit(node)
    default: break
    }
  }

  private mutating func box(_ node: Node, _ path: String) -> Box? {
    guard let nodes = list(node, path) else { return nil }
    guard nodes.count == 4 else {
      report(
        .planValue, at: node, "\(path) 应有四个数：[西, 南, 东, 北]，却有 \(nodes.count) 个",
        "\(path) takes four numbers, [west, south, east, north], not \(nodes.count)")
      return nil
    }
    let numbers = nodes.enumerated().compactMap { number($1, "\(path)[\($0 + 1)]") }
    guard numbers.count == 4 else { return nil }
    return Box(minX: numbers[0], minY: numbers[1], maxX: numbers[2], maxY: numbers[3])
  }

  private mutating func benchmarks(_ node: Node, _ study: inout Study) {
    for (key, mark, value) in mapping(node, "benchmarks", known: ["missing"]) ?? [] {
      note("benchmarks.\(key)", mark, &study)
      study.missingBenchmark = choice(value, "benchmarks.\(key)") ?? .substitute
    }
  }

  private mutating func selection(_ node: Node, _ path: String) -> WhereExpression? {
    guard let text = text(node, path) else { return nil }
    do { return try WhereExpression(text) } catch {
      let message = error.message
      report(.planValue, at: node, "\(path)：\(message.zh)", "\(path): \(message.en)")
      return nil
    }
  }
}
