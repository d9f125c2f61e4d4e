/// Everything that rules look at: plain values, so that an example is a few lines.
struct AuditFacts: Sendable {
  var year = 2020
  /// The year it is compared with; nil for a first audit.
  var against: Int? = 2019
  var parcels = LayerFacts(.parcels)
  var zones = LayerFacts(.zones)
  var parks = LayerFacts(.parks)
  var controls: [ControlLine] = []
  var tables: [LevelledTable] = []
  /// Sum less union of the land account, in the plane, over the union.
  var accountClosing = 0.0
  /// Narrow parts in the overlays of parcels with parks and zones.
  var overlaySlivers = 0
  /// Zones whose amounts were apportioned.
  var residuals: [ResidualLine] = []
  var parkLines: [ParkLine] = []
  /// The lowest own or fixed intensity of the planned parks, 亿元/km²: this year's and the other's.
  var bottoms = PerMeasure<(before: Double?, after: Double?)>(output: (nil, nil), tax: (nil, nil))
  var aliases = AliasTable()
  var method = MethodRecord()
  var previous: PreviousAudit?
  /// The years whose prices cannot be compared, with their bases.
  var unpriced: [(year: Int, basis: PriceBasis)] = []
  var waivers: [WaiverLine] = []

  /// Facts that `change` makes of nothing.
  static func with(_ change: (inout AuditFacts) -> Void) -> AuditFacts {
    var facts = AuditFacts()
    change(&facts)
    return facts
  }

  /// The layers that rules about features look at.
  var layers: [LayerFacts] { [parcels, zones, parks] }
}

/// What is known of one layer.
struct LayerFacts: Sendable {
  var role: LayerRole
  /// This year's features.
  var members: [AuditMember] = []
  /// The other year's.
  var earlier: [AuditMember] = []
  /// The components of the lineage.
  var units: [UnitFacts] = []
  /// Pairs within the layer that share ground.
  var overlaps: [GroundLine] = []
  /// Pairs of the two years that share ground and are not linked.
  var versions: [GroundLine] = []
  /// Ground of splits that nothing covers any more.
  var gaps: [GroundLine] = []
  /// Ground outside the district.
  var outside: [GroundLine] = []
  /// Repairs: `area` is the change, `whole` what it was.
  var repairs: [GroundLine] = []
  /// Parts in several parks.
  var inParks: [GroundLine] = []
  /// Pairs of the two years that share slivers alone.
  var sliverPairs = 0

  init(_ role: LayerRole) { self.role = role }
}

/// A component of the lineage with its figures in both years.
struct UnitFacts: Sendable {
  var label: String
  var kind = LineageKind.same
  var identity: LineageIdentity?
  var oldIDs: [String] = []
  var newIDs: [String] = []
  /// Σ of the earlier members in this year's prices; `estimated` when one is; the state of the first that has no value.
  var before = PerMeasure(output: Amount(.absent), tax: Amount(.absent))
  /// Σ of the later members.
  var after = PerMeasure(output: Amount(.absent), tax: Amount(.absent))
  /// Areas, km².
  var areaBefore = 0.0
  var areaAfter = 0.0
  /// The members' standings, where there is one in each year; 0 when unknown.
  var standings = PerMeasure<(before: Int, after: Int)>(output: (0, 0), tax: (0, 0))
  var lon = Double.nan
  var lat = Double.nan
}

/// A piece of ground that a rule may object to.
struct GroundLine: Sendable {
  /// Whose it is.
  var ids: [String]
  /// m².
  var area: Double
  /// What it is a part of, m².
  var whole = Double.nan
  var isSliver = false
  /// The parks it lies in.
  var parks: [String] = []
  var lon = Double.nan
  var lat = Double.nan
}

/// A zone whose amount was apportioned, 亿元.
struct ResidualLine: Sendable {
  var zone: String
  var measure: Measure
  var given: Double
  var residual: Double
}

/// A park in both years.
struct ParkLine: Sendable {
  var id: String
  var name = ""
  /// Its name in the other year.
  var nameBefore = ""
  /// Own or fixed intensity, 亿元/km²; the earlier in this year's prices.
  var before = PerMeasure<Double?>(output: nil, tax: nil)
  var after = PerMeasure<Double?>(output: nil, tax: nil)
  var targets = PerMeasure<Double?>(output: nil, tax: nil)
  var standings = PerMeasure<(before: Int, after: Int)>(output: (0, 0), tax: (0, 0))
  /// Whether the others stand in for it.
  var isSubstituted = PerMeasure(output: false, tax: false)
  var lon = Double.nan
  var lat = Double.nan
}

/// The names under which parks may stand, matched by their bytes and nothing else.
struct AliasTable: Sendable {
  /// Parks by name; more than one where a name is given twice.
  private(set) var parks: [String: [String]] = [:]

  /// Says that `name` is park `id`.
  mutating func add(_ name: String, _ id: String) {
    if !name.isEmpty, parks[name]?.contains(id) != true { parks[name, default: []].append(id) }
  }
}

/// A waiver and what became of it.
struct WaiverLine: Sendable {
  var waiver: Waiver
  /// The day that it is held against.
  var day = "2020-12-31"
  /// Whether it waived anything.
  var isUsed = true
}
