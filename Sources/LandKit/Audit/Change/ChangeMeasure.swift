/// What is compared between years.
public enum ChangeMeasure: String, Sendable, CaseIterable, Codable {
  /// Yearly output.
  case output
  /// Yearly tax.
  case tax
  /// Ellipsoidal area.
  case area
  /// Output over area.
  case yield
  /// Tax over area.
  case taxIntensity = "tax_intensity"

  /// Its unit.
  public var unit: String {
    switch self {
    case .output, .tax: "亿元"
    case .area: "km²"
    case .yield, .taxIntensity: "亿元/km²"
    }
  }

  /// What it is called.
  public var title: Bilingual {
    switch self {
    case .output: Bilingual(zh: "产出", en: "output")
    case .tax: Bilingual(zh: "税收", en: "tax")
    case .area: Bilingual(zh: "面积", en: "area")
    case .yield: Bilingual(zh: "地均产出", en: "output per km²")
    case .taxIntensity: Bilingual(zh: "地均税收", en: "tax per km²")
    }
  }

  /// The amount it is made of; nil for the area.
  var amount: Measure? {
    switch self {
    case .output, .yield: .output
    case .tax, .taxIntensity: .tax
    case .area: nil
    }
  }
}

/// How many members of a group are known, and how.
public struct MemberCounts: Sendable, Equatable, Codable {
  /// Usable members.
  public var members = 0
  /// Those whose amount is in each state.
  public var measured = 0
  /// See `measured`.
  public var estimated = 0
  /// See `measured`.
  public var redacted = 0
  /// See `measured`.
  public var absent = 0
  /// See `measured`.
  public var na = 0
  /// See `measured`.
  public var invalid = 0

  /// None.
  public init() {}

  /// Members whose amount has a value.
  public var known: Int { measured + estimated }

  mutating func add(_ state: CellState) {
    members += 1
    switch state {
    case .measured: measured += 1
    case .estimated: estimated += 1
    case .redacted: redacted += 1
    case .absent: absent += 1
    case .na: na += 1
    case .invalid: invalid += 1
    }
  }
}

/// One figure of a group in two years, and its change taken apart (method §7.22–23).
public struct ChangeSplit: Sendable, Equatable {
  /// The figure of the earlier year over the members that have a value; nil when none has.
  public var before: Double?
  /// That of the later year.
  public var after: Double?
  /// `after` less `before`; nil where one is unknown, or prices do not allow it.
  public var change: Double?
  /// What amounts did on the ground that is in both years.
  public var amount: Double?
  /// What moved boundaries did; none for totals.
  public var boundary: Double?
  /// What came and went.
  public var scope: Double?
  /// What the members of components that are not known in both years did, as far as they have values.
  public var unresolved: Double?
  /// Bounds of the change, if unknown amounts lie between none and the best intensity of their layer and year.
  public var low: Double?
  /// See `low`.
  public var high: Double?
  /// The members of the earlier year; empty for the area.
  public var countsBefore = MemberCounts()
  /// Those of the later year.
  public var countsAfter = MemberCounts()
  /// Whether the two years can be compared at all: same prices, or deflators.
  public var isComparable = true

  /// An empty split.
  public init() {}
}
