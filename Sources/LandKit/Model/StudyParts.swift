/// The status of a park (method §3.12).
public enum ParkStatus: String, Sendable, CaseIterable {
  /// One of the parks that parcels are measured by.
  case planned
  /// Named by the source, but not among those it counts; a study can switch it on.
  case disputed
  /// A carrier (载体), never a benchmark unless its status is changed.
  case carrier
}

/// What the plan file says of one park, over its layer's columns.
public struct ParkPlan: Sendable, Equatable {
  /// The park's id; compared by UTF-8 bytes.
  public var id: String
  /// Its status, when given.
  public var status: ParkStatus?
  /// A fixed output intensity, 亿元/km² a year.
  public var benchOutput: Double?
  /// A fixed tax intensity, 亿元/km² a year.
  public var benchTax: Double?
  /// Other names under which it stands in the sources; matched exactly.
  public var aliases: [String] = []
  /// The output intensity it should reach, 亿元/km² a year.
  public var targetOutput: Double?
  /// The tax intensity it should reach, 亿元/km² a year.
  public var targetTax: Double?

  /// Nothing said yet.
  public init(id: String) { self.id = id }
}

/// Weights of the score's components (method §4.16); they are divided by their sum.
public struct ScoreWeights: Sendable, Equatable {
  /// Weight of the output gap.
  public var yieldGap = 0.5
  /// Weight of the tax gap.
  public var taxGap = 0.5
  /// Weight of the share inside planned parks.
  public var inPark = 0.0
  /// Weight of nearness to the reference park.
  public var proximity = 0.0
  /// Weight of the share inside village zones.
  public var inZone = 0.0
  /// Weight of size.
  public var size = 0.0

  /// The method's weights: half on each gap.
  public init() {}

  /// All six in the method's order.
  public var all: [Double] { [yieldGap, taxGap, inPark, proximity, inZone, size] }
}

/// Numbers of the method that a study may set.
public struct StudySettings: Sendable, Equatable {
  /// Mean width under which a piece of an overlay is a sliver, m (§1.5).
  public var sliverWidth = 0.05
  /// Longest edge of a piece before it is measured on the ellipsoid, m (§1.4).
  public var densify = 100.0
  /// Least share of a parcel that zones with values must cover to estimate it (§2.9).
  public var minCover = 0.8
  /// Least share of the smaller of two parcels that links them between years (§7.21).
  public var link = 0.1
  /// Greatest share of change within which a parcel is the same (§7.21).
  public var same = 0.005
  /// What the names of added properties begin with (§5).
  public var prefix = "lk_"
  /// Areas within which two parks tie, m² (§3.13).
  public var tieArea = 0.01
  /// Distances within which two parks tie, m (§3.13).
  public var tieDistance = 0.001
  /// Output intensity beyond which an amount is called absurd, 亿元/km².
  public var absurdOutput = 1000.0
  /// Tax intensity beyond which an amount is called absurd, 亿元/km².
  public var absurdTax = 200.0

  /// The method's settings.
  public init() {}
}

/// A total that the bureau has registered for a layer.
public struct ControlPlan: Sendable, Equatable, Codable {
  /// Which area is held against it.
  public enum Measure: String, Sendable, CaseIterable, Codable { case gross, net }
  /// The layer.
  public var layer: LayerRole
  /// Which area.
  public var measure: Measure
  /// The total, in `unit`.
  public var value: Double
  /// Its unit.
  public var unit: AreaUnit
  /// Relative difference that is accepted.
  public var tolerance: Double
  /// Where it comes from.
  public var source: String?
  /// The town whose part it is; the whole layer's when it names neither town nor category.
  public var town: String?
  /// The category whose part it is.
  public var category: String?
  /// The year that it is of; every year's when nil.
  public var year: Int?

  /// Whether it is a total of the whole layer.
  public var isWhole: Bool { town == nil && category == nil }

  /// The total in m².
  public var squareMetres: Double { unit.squareMetres(value) }
}

/// What becomes of parcels of a planned park that has no benchmark (method §3.11).
public enum MissingBenchmark: String, Sendable, CaseIterable {
  /// The planned parks' together stands in.
  case substitute
  /// They stay unranked.
  case unranked
}

/// Where absent amounts may be estimated from (method §2.9).
public enum EstimateSource: String, Sendable, CaseIterable {
  /// Nowhere.
  case none
  /// From the village zones that cover a parcel.
  case zones
}

/// What parcels are ranked within, besides the whole.
public enum RankGroup: String, Sendable, CaseIterable, Codable { case town, category, belt }
