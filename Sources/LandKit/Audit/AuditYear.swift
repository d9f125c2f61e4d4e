/// One year of a study, measured, as the audit needs it.
public struct AuditYear: Sendable {
  /// The year.
  public var year: Int
  /// What its amounts are priced in.
  public var basis: PriceBasis
  /// The renewal parcels.
  public var parcels = AuditLayer(.parcels)
  /// The village industrial zones.
  public var zones = AuditLayer(.zones)
  /// The parks, those that do not count too.
  public var parks = AuditLayer(.parks)
  /// The parks' benchmarks, in the order of `parks`.
  public var benchmarks: [ParkBenchmark] = []
  /// The land account.
  public var account = LandAccount()
  /// Everything that was wrong with the year's input.
  public var problems = ProblemLedger()
  /// The files.
  public var inputs: [InputRecord] = []
  /// What apportioning from zones gave.
  public var estimate: ZoneEstimate?
  /// How it was measured.
  public var method = MethodRecord()
  /// What was asked of the engine; the extent is filled in.
  var request: StudyRequest?

  /// A year of which nothing is known yet.
  public init(year: Int, basis: PriceBasis) { (self.year, self.basis) = (year, basis) }

  /// The layers that are compared between years.
  public var layers: [AuditLayer] { [parcels, zones, parks] }

  /// A layer by its role.
  public subscript(role: LayerRole) -> AuditLayer {
    get { role == .zones ? zones : role == .parks ? parks : parcels }
    set {
      switch role {
      case .zones: zones = newValue
      case .parks: parks = newValue
      default: parcels = newValue
      }
    }
  }
}
