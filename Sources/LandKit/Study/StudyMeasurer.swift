/// Measures a study: reads the small layers, passes over the parcels, finds overlaps, settles the account.
public struct StudyMeasurer: Sendable {
  let request: StudyRequest
  let progress: RunProgress

  /// A measurer for `request` that reports to `progress`.
  public init(_ request: StudyRequest, progress: RunProgress = RunProgress()) {
    (self.request, self.progress) = (request, progress)
  }

  /// Runs. **Throws** `StudyFailure` when a file cannot be used at all, `FileError` when one cannot be read.
  public func run() throws -> MeasuredStudy {
    var ledger = ProblemLedger()
    do { return try measure(into: &ledger) } catch var failure as StudyFailure {
      // What was found until then must not be lost with the run.
      failure.others = (try? LineNumbers.fill(ledger, request)) ?? ledger
      failure.problems = try LineNumbers.fill(ProblemLedger(failure.problems), request).problems
      throw failure
    }
  }

  private func measure(into ledger: inout ProblemLedger) throws -> MeasuredStudy {
    try refusePlane()
    var inputs: [LayerRecord] = []
    let district = try request.district.map { try small($0, &ledger, &inputs) }
    var located = request
    if located.extent == nil { located.extent = district?.box }
    return try StudyMeasurer(located, progress: progress).measure(in: district, inputs, into: &ledger)
  }

  /// The study's area is known by now, so that layers that lie elsewhere are caught.
  private func measure(
    in district: SmallLayer?, _ districtInputs: [LayerRecord], into ledger: inout ProblemLedger
  ) throws -> MeasuredStudy {
    var inputs = districtInputs
    let parks = try small(request.parks, &ledger, &inputs)
    var located = request
    // Nothing said where the study is: near its parks, then. A degree tells a neighbouring zone, three away.
    if located.extent == nil { located.extent = parks.box?.grown(by: 1) }
    return try StudyMeasurer(located, progress: progress).measure(
      in: district, parks: parks, inputs, into: &ledger)
  }

  private func measure(
    in district: SmallLayer?, parks: SmallLayer, _ known: [LayerRecord], into ledger: inout ProblemLedger
  ) throws -> MeasuredStudy {
    var inputs = known
    let zones = try request.zones.map { try small($0, &ledger, &inputs) } ?? .empty
    reportNoZones(into: &ledger)
    let statuses = parks.features.map { status(of: $0, into: &ledger) }
    let benchmarks = BenchmarkTable.make(
      parkInputs(parks, statuses), substitute: request.substitutesBenchmarks, into: &ledger)
    reportNoParks(benchmarks, into: &ledger)
    progress.begin(.settling)
    var account = try AccountBuilder(request: request, parks: parks, zones: zones, benchmarks: benchmarks)
    try account.measureSmallLayers(into: &ledger)

    progress.begin(.measuring)
    var pass = try ParcelRun(
      request, layers: account.layers, parks: parks, zones: zones, progress: progress, into: &ledger)
    try pass.run(into: &ledger)
    inputs.append(pass.record)
    RemotenessCheck.report(pass.table, into: &ledger)
    try account.measureParcels(pass, progress: progress, into: &ledger)
    progress.begin(.checking)
    let estimate = try request.estimatesFromZones ? pass.estimate(from: zones, account.account) : nil
    try checkDistrict(district, pass, into: &ledger)
    pass.removeHulls()
    checkControlTotals(account.account, into: &ledger)
    return MeasuredStudy(
      request: request, table: pass.table, texts: pass.texts,
      parks: summaries(parks, statuses, pass.sums), benchmarks: benchmarks,
      zoneIDs: zones.features.map(\.id), account: account.account,
      problems: try LineNumbers.fill(ledger, request), inputs: try inputs.flatMap { try $0.inputs() },
      frames: pass.frames,
      distances: pass.distances, estimate: estimate, unusableRegistered: pass.sums.unusableRegistered,
      leftOut: pass.leftOut, opening: pass.opening,
      layers: [
        KeptLayer(request.parks, parks),
        request.zones.flatMap { KeptLayer($0, zones, inParks: account.zonesInParks) },
        request.district.flatMap { input in district.flatMap { KeptLayer(input, $0) } },
      ].compactMap { $0 }, columns: ColumnRecord.all(of: request))
  }

  /// Distances and overlays are made in a plane in metres; in degrees they would be nonsense.
  private func refusePlane() throws {
    guard let plane = try? CRS(request.workCRS) else { return }
    if plane.isMetricPlane { return PlaneWay(to: plane, area: request.extent).foresee() }
    throw StudyFailure(problems: [
      Problem(
        .planValue, severity: .error, at: Place(layer: "plan"),
        Bilingual(
          zh: "工作坐标系 \(request.workCRS) 不是以米为单位的投影坐标系，不能量算；如 EPSG:4547 可用",
          en: "the working CRS \(request.workCRS) is no map projection in metres; give one, as EPSG:4547"))
    ])
  }

  private func small(
    _ input: LayerInput, _ ledger: inout ProblemLedger, _ inputs: inout [LayerRecord]
  ) throws -> SmallLayer {
    progress.begin(.reading(layer: input.role.rawValue), total: nil)
    let input = try input.withTable(request, into: &ledger)
    let opened = try LayerOpening(input, request: request, into: &ledger)
    let reader = SmallLayerReader(
      input: input, opening: opened, threads: request.threads, prefix: request.prefix,
      added: LayerProperty.names(of: input.role, prefix: request.prefix))
    var layer = try reader.read(into: &ledger)
    layer.opening = opened
    try StudyFailure.refuseBroken(input.role.rawValue, ledger)
    inputs.append(LayerRecord(opening: opened, frames: layer.frames, table: input.tableRecord))
    KeyCheck.unmatched(input, layer, into: &ledger)
    IdentityCheck.duplicates(layer, role: input.role.rawValue, into: &ledger)
    return layer
  }

  private func reportNoZones(into ledger: inout ProblemLedger) {
    guard request.zones == nil else { return }
    ledger.add(
      Problem(
        .layerEmpty, at: Place(layer: "zones"),
        Bilingual(
          zh: "没有村级工业园图层：in_zone 一律为 0，土地账中村园为 0",
          en: "there is no zone layer: in_zone is 0 throughout, and so are zones in the land account")))
  }

  private func reportNoParks(_ benchmarks: [ParkBenchmark], into ledger: inout ProblemLedger) {
    guard !benchmarks.contains(where: \.isPlanned) else { return }
    ledger.add(
      Problem(
        .benchmarkMissing, severity: .error, at: Place(layer: "parks"),
        Bilingual(
          zh: "没有可用的规划园区，地块无从对标", en: "there is no usable planned park: nothing can be measured against one"))
    )
  }

  // MARK: Parks

  private func status(of park: SmallFeature, into ledger: inout ProblemLedger) -> String {
    let given = request.parkOverrides[park.id]?.status ?? park.status
    if given.isEmpty { return "planned" }
    if ["planned", "disputed", "carrier"].contains(given) { return given }
    ledger.add(
      Problem(
        .statusUnknown, at: park.place,
        Bilingual(
          zh: "园区状态 \(given) 不在 planned、disputed、carrier 之列，不作标杆",
          en: "park status \(given) is none of planned, disputed, carrier; it is no benchmark")))
    return "carrier"
  }

  private func parkInputs(_ parks: SmallLayer, _ statuses: [String]) -> [ParkInput] {
    zip(parks.features, statuses).map { park, status in
      let override = request.parkOverrides[park.id]
      return ParkInput(
        id: park.id, isPlanned: park.isUsable && counts(status), area: park.isUsable ? park.area : nil,
        amounts: park.amounts,
        fixed: PerMeasure(
          output: override?.fixed.output ?? park.fixed.output, tax: override?.fixed.tax ?? park.fixed.tax),
        place: park.place)
    }
  }

  private func counts(_ status: String) -> Bool {
    status == "planned" || (status == "disputed" && request.includesDisputed)
      || (status == "carrier" && request.includesCarriers)
  }

  private func summaries(_ parks: SmallLayer, _ statuses: [String], _ sums: LayerSums) -> [ParkSummary] {
    parks.features.indices.map { i in
      let park = parks.features[i]
      let part = sums.parkParts.isEmpty ? LayerSums.ParkPart() : sums.parkParts[i]
      return ParkSummary(
        id: park.id, name: park.name, status: statuses[i], belt: park.belt,
        area: park.isUsable ? park.area : nil, amounts: park.amounts, overlappingParcels: part.overlapping,
        referringParcels: part.referring, parcelArea: part.area)
    }
  }

  // MARK: Checks of the whole

  private func checkControlTotals(_ account: LandAccount, into ledger: inout ProblemLedger) {
    if request.totalsLeftToAudit > 0 {
      let count = request.totalsLeftToAudit
      ledger.add(
        Problem(
          .controlTotal, at: Place(layer: "plan"),
          Bilingual(
            zh: "另有 \(count) 项控制总数属于乡镇、类别或其他年份，此处未核对，由 landcli audit 核对",
            en:
              "control totals of towns, categories or other years: \(count); not checked here, landcli audit does"
          )))
    }
    guard request.filter == nil else {
      if !request.controlTotals.isEmpty {
        ledger.add(
          Problem(
            .controlTotal, at: Place(),
            Bilingual(
              zh: "用了 --where，地块不全，未与控制总数核对",
              en: "with --where not all parcels are there; control totals were not checked")))
      }
      return
    }
    for total in request.controlTotals {
      let found = total.measured(in: account)
      guard abs(found - total.squareMetres) > total.tolerance * total.squareMetres else { continue }
      let (a, b) = (ecmaNumber(found / 1e6), ecmaNumber(total.squareMetres / 1e6))
      ledger.add(
        Problem(
          .controlTotal, at: Place(layer: total.layer.rawValue),
          Bilingual(
            zh: "\(total.measure == .gross ? "毛" : "净")面积 \(a) km²，与控制总数 \(b) km² 不符",
            en: "\(total.measure.rawValue) area is \(a) km², the control total \(b) km²")))
    }
  }

  private func checkDistrict(_ district: SmallLayer?, _ pass: ParcelRun, into ledger: inout ProblemLedger)
    throws
  {
    guard let district, district.usable > 0 else {
      ledger.add(
        Problem(
          .districtUnchecked, at: Place(),
          Bilingual(
            zh: "没有行政区图层，未检查要素是否在区外",
            en: "there is no district layer; features outside it were not looked for")))
      return
    }
    try pass.checkDistrict(district, into: &ledger)
  }
}

extension ControlPlan {
  /// The layer's area that is held against the total, m².
  func measured(in account: LandAccount) -> Double {
    let totals =
      switch layer {
      case .zones: account.zones
      case .parks: account.parks
      default: account.parcels
      }
    return measure == .gross ? totals.gross : totals.netEllipsoidal
  }
}
