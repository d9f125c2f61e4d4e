/// What the plan file says of the yearly audit.
public struct AuditPlan: Sendable, Equatable {
  /// What is said of single rules, by their id.
  public var rules: [String: RuleSetting] = [:]
  /// Findings that somebody answers for.
  public var waivers: [Waiver] = []
  /// Tables of areas that are levelled to their rounded total.
  public var levelling: [LevellingPlan] = []

  /// Nothing said.
  public init() {}
}

/// What the plan file says of one rule.
public struct RuleSetting: Sendable, Equatable {
  /// Whether it runs.
  public var isOn = true
  /// Its threshold, in place of the default.
  public var threshold: Double?
  /// Its severity, in place of the default.
  public var severity: FindingSeverity?

  /// A rule as it is.
  public init() {}
}

/// How much a finding weighs.
public enum FindingSeverity: String, Sendable, CaseIterable, Codable, Comparable {
  /// To be known.
  case note
  /// To be looked into.
  case warning
  /// A figure that cannot be vouched for.
  case error

  /// Notes are least.
  public static func < (a: FindingSeverity, b: FindingSeverity) -> Bool { a.weight < b.weight }

  var weight: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A finding that somebody answers for: it shows in every report, marked, and fails no run.
public struct Waiver: Sendable, Equatable, Codable {
  /// The rule's id.
  public var rule: String
  /// The layer; any when nil.
  public var layer: String?
  /// The id of the feature or group; any when nil.
  public var subject: String?
  /// Who answers for it.
  public var who: String
  /// Why.
  public var why: String
  /// The last day it holds, `YYYY-MM-DD`.
  public var until: String

  /// A waiver.
  public init(
    rule: String, layer: String? = nil, subject: String? = nil, who: String, why: String, until: String
  ) {
    (self.rule, self.layer, self.subject, self.who, self.why, self.until) = (
      rule, layer, subject, who, why, until
    )
  }

  /// Whether it holds on `day` (`YYYY-MM-DD`).
  public func holds(on day: String) -> Bool { day <= until }
}

/// A table of areas whose rounded parts are made to add up to the rounded total (method §7.26).
public struct LevellingPlan: Sendable, Equatable, Codable {
  /// What the parts are.
  public enum Part: String, Sendable, CaseIterable, Codable { case town, category }
  /// The layer.
  public var layer: LayerRole
  /// What the parts are.
  public var by: Part
  /// The unit of the rounded figures.
  public var unit: AreaUnit
  /// Their decimals.
  public var decimals: Int

  /// A table.
  public init(layer: LayerRole, by: Part, unit: AreaUnit, decimals: Int) {
    (self.layer, self.by, self.unit, self.decimals) = (layer, by, unit, decimals)
  }
}
