import LandKit

/// A rule as a run applied it, so that its findings can be read when the rule has changed since.
public struct LedgerRule: Sendable, Hashable {
  /// Its id.
  public var rule: String
  /// Whether it ran.
  public var isOn: Bool
  /// The severity it had.
  public var severity: String
  /// The threshold it had, if it has one.
  public var threshold: Double?
  /// The unit of the threshold; nil for a ratio or a count.
  public var unit: String?
  /// What it is called.
  public var title: Bilingual
  /// Why it matters.
  public var reason: Bilingual

  /// A rule.
  public init(
    rule: String, isOn: Bool, severity: String, threshold: Double?, unit: String?, title: Bilingual,
    reason: Bilingual
  ) {
    (self.rule, self.isOn, self.severity, self.threshold) = (rule, isOn, severity, threshold)
    (self.unit, self.title, self.reason) = (unit, title, reason)
  }
}

extension LedgerRule {
  static let table = RecordTable(
    "rules", Bilingual(zh: "各次审计的规则", en: "the rules as they were applied"), index: ["rule"], unique: true,
    [
      RecordColumn("rule", .text, required: true), RecordColumn("is_on", .integer, required: true),
      RecordColumn("severity", .text, required: true), RecordColumn("threshold", .double),
      RecordColumn("unit", .text), RecordColumn("title_zh", .text, required: true),
      RecordColumn("title_en", .text, required: true), RecordColumn("reason_zh", .text, required: true),
      RecordColumn("reason_en", .text, required: true),
    ])

  var values: [StoredValue] {
    [
      .text(rule), .int(isOn ? 1 : 0), .text(severity), .optional(threshold), .optional(unit),
      .text(title.zh), .text(title.en), .text(reason.zh), .text(reason.en),
    ]
  }

  /// From the columns of `table` in order.
  init(_ row: StoredRow) {
    self.init(
      rule: row.text(0), isOn: row.int(1) != 0, severity: row.text(2), threshold: row.optionalDouble(3),
      unit: row.optionalText(4), title: Bilingual(zh: row.text(5), en: row.text(6)),
      reason: Bilingual(zh: row.text(7), en: row.text(8)))
  }
}
