/// All rules of the yearly audit, in the order in which reports list them.
public enum RuleTable {
  /// The rules. Those of waivers come last: they look at what the others found.
  public static let all: [AuditRule] = [
    // Control totals
    .controlTotal, .controlLevelled, .controlClosing, .controlAccount,
    // Geometry
    .geometryUnusable, .geometryOverlap, .geometryVersions, .geometryGap, .geometrySliver, .geometryRepair,
    .geometryRegistered, .geometryOutside,
    // Amounts
    .amountLost, .amountRedacted, .amountZero, .amountNegative, .amountUnitJump, .amountOutlier,
    .amountChange,
    .amountTaxAboveOutput, .amountEstimated, .amountResidual,
    // Performance
    .performanceTarget, .performanceFell, .performanceBottom, .performanceSubstituted, .performanceStanding,
    // Identity
    .identityDuplicate, .identityReused, .identityChanged, .identityAlias, .identityTwoParks,
    // Method
    .methodSettings, .methodBenchmarks, .methodCRS, .methodAccuracy, .methodVersions, .methodPrices,
    // Waivers
    .waiverExpired, .waiverIdle,
  ]

  /// Their ids.
  public static let ids = all.map(\.id)

  /// The rule of an id.
  public static func rule(_ id: String) -> AuditRule? { all.first { $0.id == id } }
}
