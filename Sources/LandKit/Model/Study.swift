/// A study: its layers and everything that a plan file, the command line or the method decides about it.
public struct Study: Sendable, Equatable {
  /// Its name.
  public var name: String?
  /// Its year: which files and rows count. Nil takes what there is.
  public var year: Int?
  /// The CRS for files that don't say, before RFC 7946's lon/lat.
  public var crs: String?
  /// The CRS in which overlays are made and distances measured.
  public var workCRS = "EPSG:4547"
  /// Where the study is, longitude and latitude in degrees, to catch misplaced layers.
  public var extent: Box?
  /// Operations and systems that may be used although PROJ only has a ballpark for them.
  public var allowBallpark: [String] = []
  /// The renewal parcels.
  public var parcels: LayerPlan
  /// The village industrial zones; nil when the study has none.
  public var zones: LayerPlan?
  /// The parks.
  public var parks: LayerPlan
  /// The district's outline.
  public var district: LayerPlan?
  /// What the plan says of single parks, in its order.
  public var parkPlans: [ParkPlan] = []
  /// Whether disputed parks count as planned.
  public var includeDisputed = false
  /// What becomes of parcels whose park has no benchmark.
  public var missingBenchmark = MissingBenchmark.substitute
  /// The score's weights.
  public var weights = ScoreWeights()
  /// Where absent amounts are estimated from.
  public var estimate = EstimateSource.none
  /// Numbers of the method.
  public var settings = StudySettings()
  /// Totals that the bureau has registered.
  public var controlTotals: [ControlPlan] = []
  /// Which parcels take part; nil is all.
  public var selection: WhereExpression?
  /// What parcels are ranked within, besides the whole.
  public var rankWithin: RankGroup?
  /// What the amounts are priced in.
  public var prices = PricePlan()
  /// What is said of the yearly audit.
  public var audit = AuditPlan()
  /// The kinds of files that tables of statistics may be stored in.
  public var tables = TableFormats.csv
  /// The plan file, as the user named it; nil without one.
  public var planFile: String?
  /// Where each setting that is no default came from.
  public internal(set) var origins: [SettingKey: SettingOrigin] = [:]

  /// A study of layers, with everything else as the method says.
  public init(parcels: LayerPlan, zones: LayerPlan?, parks: LayerPlan) {
    (self.parcels, self.zones, self.parks) = (parcels, zones, parks)
  }

  /// A study without a plan file: files with the default columns of method §6.
  public static func defaults(parcels: [String], zones: [String] = [], parks: [String]) -> Study {
    func layer(_ role: LayerRole, _ files: [String]) -> LayerPlan {
      LayerPlan(role, files: files.map { FileReference($0) })
    }
    return Study(
      parcels: layer(.parcels, parcels), zones: zones.isEmpty ? nil : layer(.zones, zones),
      parks: layer(.parks, parks))
  }

  /// The layers that the study has, in the order parcels, zones, parks, district.
  public var layers: [LayerPlan] { [parcels, zones, parks, district].compactMap { $0 } }

  /// Sets what an option of the command line says over the plan, and remembers that it did.
  public mutating func override<Value>(
    _ key: SettingKey, _ path: WritableKeyPath<Study, Value>, with value: Value
  ) {
    self[keyPath: path] = value
    origins[key] = .commandLine
  }

  /// Remembers that the command line set `key`.
  public mutating func markOverridden(_ key: SettingKey) { origins[key] = .commandLine }
}
