/// What a finding is about.
public struct FindingSubject: Sendable, Equatable, Codable {
  /// `feature`, `unit` (a component of the lineage), a level of groups, `park`, `waiver` or `study`.
  public var kind: String
  /// Its id; the ids of a pair or a unit are joined by `;`.
  public var id: String

  /// A subject.
  public init(_ kind: String, _ id: String) { (self.kind, self.id) = (kind, id) }

  /// The study as a whole.
  public static let study = FindingSubject("study", "")

  /// How it is shown: its id, but for the whole of a layer.
  public func title(_ language: Language) -> String {
    kind == GroupLevel.all.rawValue ? GroupLevel.all.title(language) : id
  }
}

/// One thing that the audit found, to be defended by itself. Nothing in it depends on when, where or on how many
/// threads it was found.
public struct Finding: Sendable, Equatable, Codable {
  /// The rule's id.
  public var rule: String
  /// How much it weighs.
  public var severity: FindingSeverity
  /// The layer; nil for the study as a whole.
  public var layer: String?
  /// The audited year.
  public var year: Int
  /// What it is about.
  public var subject: FindingSubject
  /// `output`, `tax` or `area`, where it is about one of them.
  public var measure: String?
  /// Longitude and latitude, degrees, where it has a place.
  public var lon: Double?
  /// See `lon`.
  public var lat: Double?
  /// What was found.
  public var value: Double?
  /// The rule's threshold, where it has one.
  public var threshold: Double?
  /// The unit of both; empty for a ratio or a count.
  public var unit: String
  /// What exactly.
  public var detail: Bilingual
  /// Why it matters.
  public var reason: Bilingual
  /// The same for the same finding in every run and year: from rule, layer, subject and measure, not from values.
  public var fingerprint: String
  /// Who answers for it, if anybody does.
  public var waiver: Waiver?
  /// Whether the baseline holds it.
  public var isAccepted = false

  /// Whether it fails a run that stops at its severity.
  public var isOpen: Bool { waiver == nil && !isAccepted }
}

/// What a rule says; the engine adds the rest.
struct FindingDraft: Sendable {
  var layer: LayerRole?
  var subject: FindingSubject
  var measure: String?
  /// Tells findings about one subject apart.
  var key = ""
  var value = Double.nan
  var lon = Double.nan
  var lat = Double.nan
  var detail: Bilingual
  /// In place of the rule's threshold.
  var threshold: Double?
  /// In place of the rule's severity, unless the plan sets that.
  var severity: FindingSeverity?

  init(
    _ layer: LayerRole?, _ subject: FindingSubject, measure: String? = nil, key: String = "",
    value: Double = .nan, lon: Double = .nan, lat: Double = .nan, threshold: Double? = nil,
    _ detail: Bilingual
  ) {
    (self.layer, self.subject, self.measure, self.key) = (layer, subject, measure, key)
    (self.value, self.lon, self.lat, self.threshold, self.detail) = (value, lon, lat, threshold, detail)
  }

  /// About one feature.
  init(
    _ layer: LayerRole, _ member: AuditMember, measure: Measure? = nil, key: String = "",
    value: Double = .nan, _ detail: Bilingual
  ) {
    self.init(
      layer, FindingSubject("feature", member.label), measure: measure?.rawValue, key: key, value: value,
      lon: member.lon, lat: member.lat, detail)
  }

  /// About a component of the lineage.
  init(
    _ layer: LayerRole, _ unit: UnitFacts, measure: Measure? = nil, value: Double = .nan, _ detail: Bilingual
  ) {
    self.init(
      layer, FindingSubject("unit", unit.label), measure: measure?.rawValue, value: value, lon: unit.lon,
      lat: unit.lat, detail)
  }

  /// About ground.
  init(_ layer: LayerRole, _ ground: GroundLine, value: Double, key: String = "", _ detail: Bilingual) {
    self.init(
      layer, FindingSubject("feature", ground.ids.joined(separator: ";")), key: key, value: value,
      lon: ground.lon, lat: ground.lat, detail)
  }
}

/// A figure in a sentence: six significant digits.
package func figure(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "–" }
  var scale = 1.0
  var size = abs(value)
  while size < 100_000, scale < 1e15 {
    size *= 10
    scale *= 10
  }
  return ecmaNumber((value * scale).rounded() / scale)
}

extension Measure {
  /// What it is called.
  var title: Bilingual {
    self == .output ? Bilingual(zh: "产出", en: "output") : Bilingual(zh: "税收", en: "tax")
  }
}
