/// All rules of the yearly audit, in the order in which reports list them.
public enum RuleTable {
  /// The rules.
  public static let all: [AuditRule] = [
    .identityDuplicate, .identityReused, .identityChanged,
  ]

  /// Their ids.
  public static let ids = all.map(\.id)

  /// The rule of an id.
  public static func rule(_ id: String) -> AuditRule? { all.first { $0.id == id } }
}
