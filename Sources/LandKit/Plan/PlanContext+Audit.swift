import Yams

extension PlanContext {
  /// What the amounts are priced in.
  mutating func prices(_ node: Node) -> PricePlan {
    var plan = PricePlan()
    let known = ["basis", "base_year", "years", "deflators"]
    guard let entries = mapping(node, "prices", known: known) else { return plan }
    plan.basis = basis(node, entries, "prices")
    for (key, _, value) in entries {
      switch key {
      case "years":
        for (year, value) in byYear(value, "prices.years") {
          let path = "prices.years.\(year)"
          guard let entries = mapping(value, path, known: ["basis", "base_year"]) else { continue }
          plan.years[year] = basis(value, entries, path)
        }
      case "deflators":
        for (year, value) in byYear(value, "prices.deflators") {
          plan.deflators[year] = positive(value, "prices.deflators.\(year)")
        }
      default: break
      }
    }
    return plan
  }

  private enum BasisWord: String, CaseIterable { case current, constant }

  /// The basis that `basis` and `base_year` make together.
  private mutating func basis(
    _ node: Node, _ entries: [(key: String, mark: Mark?, value: Node)], _ path: String
  ) -> PriceBasis {
    let word: BasisWord? =
      entries.first { $0.key == "basis" }.flatMap { choice($0.value, "\(path).basis") } ?? .current
    let base = entries.first { $0.key == "base_year" }.flatMap { integer($0.value, "\(path).base_year") }
    switch (word, base) {
    case (.constant, let base?): return .constant(base)
    case (.constant, nil):
      report(.planMissing, at: node, "\(path) 是不变价，缺少 base_year", "\(path) is constant and needs base_year")
    case (_, .some):
      report(.planValue, at: node, "\(path) 是现价，不应有 base_year", "\(path) is current and takes no base_year")
    default: break
    }
    return .current
  }

  private mutating func byYear(_ node: Node, _ path: String) -> [(Int, Node)] {
    guard case .mapping(let mapping) = node else {
      wrongType(node, path, "映射", "a mapping")
      return []
    }
    var found: [(Int, Node)] = []
    for (key, value) in mapping {
      if let year = integer(key, "\(path) 的年份 year") { found.append((year, value)) }
    }
    return found
  }

  /// What the plan says of the yearly audit.
  mutating func audit(_ node: Node) -> AuditPlan {
    var plan = AuditPlan()
    for (key, _, value) in mapping(node, "audit", known: ["rules", "waivers", "levelling"]) ?? [] {
      switch key {
      case "rules":
        for (id, _, value) in mapping(value, "audit.rules", known: RuleTable.ids) ?? [] {
          plan.rules[id] = rule(value, "audit.rules.\(id)")
        }
      case "waivers":
        plan.waivers = (list(value, "audit.waivers") ?? []).enumerated().compactMap {
          waiver($1, "audit.waivers[\($0 + 1)]")
        }
      default:
        plan.levelling = (list(value, "audit.levelling") ?? []).enumerated().compactMap {
          levelling($1, "audit.levelling[\($0 + 1)]")
        }
      }
    }
    return plan
  }

  /// `off`, or a mapping of what differs.
  private mutating func rule(_ node: Node, _ path: String) -> RuleSetting {
    var setting = RuleSetting()
    if case .scalar = node {
      setting.isOn = bool(node, path) ?? true
      return setting
    }
    for (key, _, value) in mapping(node, path, known: ["on", "threshold", "severity"]) ?? [] {
      switch key {
      case "on": setting.isOn = bool(value, "\(path).on") ?? true
      case "threshold": setting.threshold = number(value, "\(path).threshold")
      default: setting.severity = choice(value, "\(path).severity")
      }
    }
    return setting
  }

  private mutating func waiver(_ node: Node, _ path: String) -> Waiver? {
    let known = ["rule", "layer", "subject", "who", "why", "until"]
    guard let entries = mapping(node, path, known: known) else { return nil }
    require(["rule", "who", "why", "until"], in: entries, of: node, path)
    var waiver = Waiver(rule: "", who: "", why: "", until: "")
    for (key, _, value) in entries {
      let path = "\(path).\(key)"
      guard let text = text(value, path) else { continue }
      switch key {
      case "rule":
        waiver.rule = text
        if RuleTable.ids.contains(text) { continue }
        let hint = NearestName.hint(for: text, among: RuleTable.ids)
        report(.planValue, at: value, "\(path)：没有规则 \(text)\(hint.zh)", "\(path): no rule \(text)\(hint.en)")
      case "layer": waiver.layer = text
      case "subject": waiver.subject = text
      case "who": waiver.who = text
      case "why": waiver.why = text
      default:
        waiver.until = text
        guard !CalendarDay.isValid(text) else { continue }
        report(
          .planValue, at: value, "\(path) 应为日期 YYYY-MM-DD，却是 \(text)",
          "\(path) must be a day, YYYY-MM-DD, not \(text)")
      }
    }
    return waiver
  }

  private mutating func levelling(_ node: Node, _ path: String) -> LevellingPlan? {
    let known = ["layer", "by", "unit", "decimals"]
    guard let entries = mapping(node, path, known: known) else { return nil }
    require(["layer", "by"], in: entries, of: node, path)
    var plan = LevellingPlan(layer: .parcels, by: .town, unit: .squareKilometre, decimals: 2)
    for (key, _, value) in entries {
      let path = "\(path).\(key)"
      switch key {
      case "layer": plan.layer = choice(value, path) ?? .parcels
      case "by": plan.by = choice(value, path) ?? .town
      case "unit": plan.unit = unit(value, path, AreaUnit.init(_:)) ?? .squareKilometre
      default:
        plan.decimals = integer(value, path) ?? 2
        guard !(0...9).contains(plan.decimals) else { continue }
        report(.planValue, at: value, "\(path) 应为 0–9", "\(path) must be 0–9")
      }
    }
    guard plan.layer == .parcels || plan.layer == .zones else {
      report(.planValue, at: node, "\(path)：只用于 parcels、zones", "\(path) is for parcels and zones")
      return nil
    }
    return plan
  }
}
