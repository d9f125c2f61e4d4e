/// Where a setting came from.
public enum SettingOrigin: Sendable, Equatable, Codable {
  /// The plan file, at a line and a column from 1.
  case plan(line: Int, column: Int)
  /// An option of the command line.
  case commandLine
  /// The method.
  case standard

  /// `plan`, `command line` or `default`.
  public var text: String {
    switch self {
    case .plan: "plan"
    case .commandLine: "command line"
    case .standard: "default"
    }
  }
}

/// The settings of a study. The raw values are the plan file's keys, with a dot between levels.
public enum SettingKey: String, Sendable, CaseIterable {
  case study, year, crs
  case workCRS = "work_crs"
  case extent
  case allowBallpark = "allow_ballpark"
  case parcels = "layers.parcels"
  case zones = "layers.zones"
  case parks = "layers.parks"
  case district = "layers.district"
  case parkPlans = "parks"
  case includeDisputed = "include_disputed"
  case missingBenchmark = "benchmarks.missing"
  case yieldGap = "weights.yield_gap"
  case taxGap = "weights.tax_gap"
  case inPark = "weights.in_park"
  case proximity = "weights.proximity"
  case inZone = "weights.in_zone"
  case size = "weights.size"
  case estimate
  case sliverWidth = "settings.sliver_width"
  case densify = "settings.densify"
  case minCover = "settings.min_cover"
  case link = "settings.link"
  case same = "settings.same"
  case prefix = "settings.prefix"
  case tieArea = "settings.tie_area"
  case tieDistance = "settings.tie_distance"
  case absurdOutput = "settings.absurd_output"
  case absurdTax = "settings.absurd_tax"
  case controlTotals = "control_totals"
  case selection = "where"
  case rankWithin = "rank_within"
  case prices, audit
}

/// One setting as it stands: for the manifest.
public struct SettingLine: Sendable, Equatable, Codable {
  /// Its key in the plan file.
  public let key: String
  /// Its value as text; empty when there is none.
  public let value: String
  /// Where it came from.
  public let origin: SettingOrigin
}

extension Study {
  /// Every setting with its value and where it came from, in a fixed order.
  public var settingsReport: [SettingLine] {
    SettingKey.allCases.map {
      SettingLine(key: $0.rawValue, value: settingText($0), origin: origins[$0] ?? .standard)
    }
  }

  private func settingText(_ key: SettingKey) -> String {
    switch key {
    case .study: name ?? ""
    case .year: year.map(String.init) ?? ""
    case .crs: crs ?? ""
    case .workCRS: workCRS
    case .extent: extent.map { "\($0.minX), \($0.minY), \($0.maxX), \($0.maxY)" } ?? ""
    case .allowBallpark: allowBallpark.joined(separator: ", ")
    case .parcels: files(parcels)
    case .zones: files(zones)
    case .parks: files(parks)
    case .district: files(district)
    case .parkPlans: parkPlans.map(\.summary).joined(separator: "; ")
    case .includeDisputed: String(includeDisputed)
    case .missingBenchmark: missingBenchmark.rawValue
    case .estimate: estimate.rawValue
    case .controlTotals: controlTotals.map(\.summary).joined(separator: "; ")
    case .selection: selection?.text ?? ""
    case .rankWithin: rankWithin?.rawValue ?? ""
    case .prices: prices.summary
    case .audit: audit.summary
    case .prefix: settings.prefix
    default: number(key).map { "\($0)" } ?? ""
    }
  }

  /// The value of a setting that is a number.
  func number(_ key: SettingKey) -> Double? {
    switch key {
    case .yieldGap: weights.yieldGap
    case .taxGap: weights.taxGap
    case .inPark: weights.inPark
    case .proximity: weights.proximity
    case .inZone: weights.inZone
    case .size: weights.size
    case .sliverWidth: settings.sliverWidth
    case .densify: settings.densify
    case .minCover: settings.minCover
    case .link: settings.link
    case .same: settings.same
    case .tieArea: settings.tieArea
    case .tieDistance: settings.tieDistance
    case .absurdOutput: settings.absurdOutput
    case .absurdTax: settings.absurdTax
    default: nil
    }
  }

  private func files(_ layer: LayerPlan?) -> String {
    layer?.files.map(\.name).joined(separator: ", ") ?? ""
  }
}

extension ParkPlan {
  fileprivate var summary: String {
    var parts = [id]
    if let status { parts.append("status \(status.rawValue)") }
    if let benchOutput { parts.append("bench_output \(benchOutput)") }
    if let benchTax { parts.append("bench_tax \(benchTax)") }
    if !aliases.isEmpty { parts.append("aliases \(aliases.joined(separator: ", "))") }
    if let targetOutput { parts.append("target_output \(targetOutput)") }
    if let targetTax { parts.append("target_tax \(targetTax)") }
    return parts.joined(separator: " ")
  }
}

extension ControlPlan {
  fileprivate var summary: String {
    "\(layer.rawValue) \(town ?? category ?? measure.rawValue) \(value) \(unit.rawValue) ±\(tolerance)"
  }
}

extension PricePlan {
  fileprivate var summary: String {
    let single = years.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
    let levels = deflators.sorted { $0.key < $1.key }.map { "\($0.key) at \($0.value)" }
    return ([basis.text] + single + levels).joined(separator: "; ")
  }
}

extension AuditPlan {
  fileprivate var summary: String {
    let tuned = rules.sorted { $0.key < $1.key }.map { id, rule in
      let parts = [rule.isOn ? nil : "off", rule.threshold.map { "\($0)" }, rule.severity?.rawValue]
      return ([id] + parts.compactMap { $0 }).joined(separator: " ")
    }
    return (tuned + (waivers.isEmpty ? [] : ["\(waivers.count) waivers"])).joined(separator: "; ")
  }
}
