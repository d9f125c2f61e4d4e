/// Everything a run needs to know, decided: by the plan file, the command line, or a default.
public struct StudyRequest: Sendable {
  /// The renewal parcels.
  public var parcels: LayerInput
  /// The village industrial zones; nil when the study has none.
  public var zones: LayerInput?
  /// The parks.
  public var parks: LayerInput
  /// The district's outline; without one the check for features outside it does not run.
  public var district: LayerInput?
  /// The CRS in which overlays are made and distances measured.
  public var workCRS = "EPSG:4547"
  /// Where the study is, longitude and latitude, to catch misplaced layers; the district layer's box, or China,
  /// when nil.
  public var extent: Box?
  /// Names of systems from which a ballpark operation may be used.
  public var allowBallpark: Set<String> = []
  /// Settings of measuring.
  public var measure = MeasureSettings()
  /// Weights of the score.
  public var weights = Weights.standard
  /// Whether parks of status `disputed` count as planned.
  public var includesDisputed = false
  /// Whether parks of status `carrier` count as planned.
  public var includesCarriers = false
  /// Whether planned parks without a benchmark get the others' together.
  public var substitutesBenchmarks = true
  /// Whether absent amounts are apportioned from zones.
  public var estimatesFromZones = false
  /// The least share of a parcel that zones with values must cover.
  public var minimumCover = 0.8
  /// What parcels are ranked within, besides the whole.
  public var rankWithin: RankGroup?
  /// The year that statistics are taken of, for the record.
  public var year: Int?
  /// Which parcels are taken, by their properties.
  public var filter: WhereExpression?
  /// Prefix of the added properties.
  public var prefix = "lk_"
  /// Totals that the bureau has registered.
  public var controlTotals: [ControlPlan] = []
  /// How many more the plan has that only the yearly audit checks: of towns, of categories, of other years.
  public var totalsLeftToAudit = 0
  /// Status and benchmarks that the plan file gives for single parks.
  public var parkOverrides: [String: ParkOverride] = [:]
  /// Whether distances to all parks are kept, for the matrix.
  public var wantsMatrix = false
  /// Bounds beyond which an intensity is called absurd, 亿元/km² a year.
  public var absurd = PerMeasure(output: 1000.0, tax: 200.0)
  /// Whether rings are turned as RFC 7946 wants them.
  public var orientsRings = false
  /// The kinds of files that tables of statistics may be stored in.
  public var tables = TableFormats.csv
  /// Every setting with its origin, for the manifest; empty when there was no study.
  public var settings: [SettingLine] = []
  /// Standard input as it was spooled, kept as long as the request, when a layer is read from it.
  public var standardInput: StdinSpool?
  /// Threads.
  public var threads = Workers.coreCount

  /// A study of three layers with the method's settings.
  public init(parcels: LayerInput, zones: LayerInput?, parks: LayerInput) {
    (self.parcels, self.zones, self.parks) = (parcels, zones, parks)
  }
}

/// What the plan file says of one park.
public struct ParkOverride: Sendable, Equatable {
  /// `planned`, `disputed` or `carrier`.
  public var status: String?
  /// Fixed intensities, 亿元/km².
  public var fixed: PerMeasure<Double?>

  /// An override.
  public init(status: String?, fixed: PerMeasure<Double?>) { (self.status, self.fixed) = (status, fixed) }
}
