/// What a rule is held against.
public struct RuleThreshold: Sendable {
  /// The default.
  public let value: Double
  /// What it is.
  public let meaning: Bilingual
  /// Where the default comes from.
  public let source: Bilingual

  init(_ value: Double, _ meaning: Bilingual, source: Bilingual) {
    (self.value, self.meaning, self.source) = (value, meaning, source)
  }
}

/// A case that runs as a test and stands in the documentation.
struct RuleExample: Sendable {
  let text: Bilingual
  let facts: AuditFacts

  init(_ text: Bilingual, _ facts: AuditFacts) { (self.text, self.facts) = (text, facts) }
}

/// One rule of the yearly audit: everything about it in one place.
public struct AuditRule: Sendable {
  /// Its stable name, as `amount:unit-jump`.
  public let id: String
  /// What it is called.
  public let title: Bilingual
  /// How much its findings weigh unless the plan says otherwise.
  public let severity: FindingSeverity
  /// The unit of value and threshold; empty for a ratio or a count.
  public let unit: String
  /// What it is held against, if anything.
  public let threshold: RuleThreshold?
  /// Why it matters.
  public let reason: Bilingual
  let passes: RuleExample
  let fails: RuleExample
  let find: @Sendable (AuditFacts, Double) -> [FindingDraft]

  init(
    _ id: String, _ title: Bilingual, _ severity: FindingSeverity, unit: String = "",
    threshold: RuleThreshold? = nil, reason: Bilingual, passes: RuleExample, fails: RuleExample,
    find: @escaping @Sendable (AuditFacts, Double) -> [FindingDraft]
  ) {
    (self.id, self.title, self.severity, self.unit) = (id, title, severity, unit)
    (self.threshold, self.reason) = (threshold, reason)
    (self.passes, self.fails, self.find) = (passes, fails, find)
  }
}

extension RuleThreshold {
  /// A default that no document gives: it says so.
  static let convention = Bilingual(
    zh: "本工具的约定，应由主管部门另定", en: "a convention of this tool; the bureau should set its own")
}
