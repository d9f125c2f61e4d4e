extension StudyRequest {
  /// The request that a study makes, with whatever it leaves open at the method's own values.
  public init(_ study: Study) throws(InputFailure) {
    self.init(
      parcels: LayerInput(study.parcels, crsDefault: study.crs),
      zones: study.zones.map { LayerInput($0, crsDefault: study.crs) },
      parks: LayerInput(study.parks, crsDefault: study.crs))
    district = study.district.map { LayerInput($0, crsDefault: study.crs) }
    (workCRS, extent, year, filter) = (study.workCRS, study.extent, study.year, study.selection)
    allowBallpark = Set(study.allowBallpark)
    weights = try Self.weights(study.weights)
    includesDisputed = study.includeDisputed
    substitutesBenchmarks = study.missingBenchmark == .substitute
    estimatesFromZones = study.estimate == .zones
    minimumCover = study.settings.minCover
    rankWithin = study.rankWithin
    prefix = study.settings.prefix
    measure.sliverWidth = study.settings.sliverWidth
    measure.densify = study.settings.densify
    measure.tieArea = study.settings.tieArea
    measure.tieDistance = study.settings.tieDistance
    absurd = PerMeasure(output: study.settings.absurdOutput, tax: study.settings.absurdTax)
    // Totals of towns and categories are the yearly audit's: the account knows whole layers only.
    controlTotals = study.controlTotals.filter { $0.isWhole && ($0.year == nil || $0.year == study.year) }
    totalsLeftToAudit = study.controlTotals.count - controlTotals.count
    for park in study.parkPlans {
      parkOverrides[park.id] = ParkOverride(
        status: park.status?.rawValue, fixed: PerMeasure(output: park.benchOutput, tax: park.benchTax))
    }
    settings = study.settingsReport
    tables = study.tables
  }

  private static func weights(_ given: ScoreWeights) throws(InputFailure) -> Weights {
    let pairs = zip(Component.allCases, given.all)
    guard let weights = Weights(Dictionary(uniqueKeysWithValues: pairs.map { ($0, $1) })) else {
      throw InputFailure([
        Problem(
          .planValue, severity: .error, at: Place(layer: "plan"),
          Bilingual(zh: "权重须 ≥ 0 且其和为正", en: "weights must be ≥ 0 and have a positive sum"))
      ])
    }
    return weights
  }
}
