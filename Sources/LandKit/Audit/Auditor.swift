/// Runs an audit: measures every year with the engine that ranks, compares two, and lets the rules look.
public struct Auditor: Sendable {
  let request: AuditRequest
  let progress: RunProgress

  /// An auditor for `request` that reports to `progress`.
  public init(_ request: AuditRequest, progress: RunProgress = RunProgress()) {
    (self.request, self.progress) = (request, progress)
  }

  /// Runs. **Throws** what `StudyMeasurer.run` does, and `InputFailure` when the plan has not a year, or one is
  /// compared with itself or a later one.
  public func run() throws -> AuditResult {
    try refuseYears()
    let compared = request.comparedYear
    let measurer = YearMeasurer(study: request.study, threads: request.threads, progress: progress)
    var series: [YearSeries] = []
    var frozen: [MethodRecord.FrozenBenchmark] = []
    var kept: [Int: AuditYear] = [:]
    var inputs: [(year: Int, files: [InputRecord])] = []
    for year in request.series {
      let isKept = year == request.year || year == compared
      let measured = try measurer.run(year, keepsGeometry: isKept)
      series.append(YearSeries(measured))
      frozen += MethodRecord.frozen(measured)
      inputs.append((year, measured.inputs))
      if isKept { kept[year] = measured }
    }
    let year = kept[request.year] ?? AuditYear(year: request.year, basis: .current)
    var result = AuditResult(request: request, year: year, against: compared.flatMap { kept[$0] })
    result.day = request.day ?? "\(request.year)-12-31"
    result.series = series.joined(prices: request.study.prices)
    result.standings = series.flatMap(\.standings)
    result.method = year.method
    result.method.benchmarks = frozen
    result.inputs = inputs
    try compare(&result)
    try judge(&result)
    return result
  }

  private func refuseYears() throws(InputFailure) {
    // That a layer has not the year is said where the year is chosen, with those it has.
    guard let against = request.against, against >= request.year else { return }
    throw InputFailure(
      [
        Problem(
          .planValue, severity: .error, at: Place(layer: "plan"),
          Bilingual(
            zh: "对比年份 \(against) 应早于审计年份 \(request.year)",
            en: "the year to compare with, \(against), must be before the audited one, \(request.year)"))
      ], failure: .usage)
  }

  // MARK: Comparing

  private func compare(_ result: inout AuditResult) throws {
    guard let before = result.against else { return }
    let after = result.year
    let factor = request.study.prices.factor(from: before.year, to: after.year)
    for role in [LayerRole.parcels, .zones, .parks] {
      let lineage = try lineage(before[role], after[role], after)
      result.lineages.append((role, lineage))
      result.changes += ChangeTable(
        before: before[role], after: after[role], lineage: lineage, factor: factor
      ).rows()
    }
  }

  private func lineage(_ before: AuditLayer, _ after: AuditLayer, _ year: AuditYear) throws -> Lineage {
    guard let measuring = year.request else { return Lineage() }
    // The account knows the overlaps of the planned parks only.
    let isKnown = after.role != .parks
    var search = LineageSearch(
      old: LineageInput(before, overlapsAreKnown: isKnown),
      new: LineageInput(after, overlapsAreKnown: isKnown),
      measure: measuring.measure, threads: request.threads, makeProjection: { try measuring.workProjection() }
    )
    search.settings = LineageSettings(link: request.study.settings.link, same: request.study.settings.same)
    return try search.run()
  }

  private func judge(_ result: inout AuditResult) throws {
    let builder = FactsBuilder(result: result)
    let sheet = ControlSheet(year: result.year, study: request.study, net: builder.net)
    (result.controls, result.tables) = (try sheet.lines(), sheet.tables())
    var facts = try builder.facts()
    (facts.controls, facts.tables) = (result.controls, result.tables)
    let engine = RuleEngine(plan: request.study.audit, day: result.day, baseline: request.baseline)
    result.findings = engine.run(facts)
  }
}

extension StudyRequest {
  /// The way between longitude and latitude and the working CRS, for a thread of its own.
  func workProjection() throws -> any PlaneProjection {
    try PlaneWay(to: try CRS(workCRS), area: extent).make()
  }
}
