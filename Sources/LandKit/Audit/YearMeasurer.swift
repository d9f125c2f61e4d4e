/// Measures one year of a study with the engine that ranks it, and keeps what the audit needs.
///
/// The files are never in memory as a whole; the coordinates of the two years that are compared are, 16 bytes a
/// vertex.
struct YearMeasurer: Sendable {
  let study: Study
  let threads: Int
  let progress: RunProgress

  /// The year. **Throws** what `StudyMeasurer.run` and `Study.select` do.
  func run(_ year: Int, keepsGeometry: Bool) throws -> AuditYear {
    var study = study
    try study.select(year: year)
    var request = try StudyRequest(study)
    request.threads = threads
    let measured = try StudyMeasurer(request, progress: progress).run()
    var out = AuditYear(year: year, basis: study.prices.basis(of: year))
    out.parcels = try YearParcels(study: measured, keepsGeometry: keepsGeometry).read()
    (out.benchmarks, out.account) = (measured.benchmarks, measured.account)
    (out.problems, out.inputs, out.estimate) = (measured.problems, measured.inputs, measured.estimate)
    out.request = measured.request
    out.zones = try measured.request.zones.map { try small($0, measured) } ?? AuditLayer(.zones)
    out.zones.overlaps = measured.account.zones.pairs
    out.zones.totals = measured.account.zones
    out.parks = try small(measured.request.parks, measured)
    out.parks.totals = measured.account.parks
    out.parks.overlaps = measured.account.parks.pairs
    for (i, summary) in measured.parks.enumerated() where i < out.parks.members.count {
      out.parks.members[i].status = measured.benchmarks[i].isPlanned ? "planned" : summary.status
    }
    if !keepsGeometry { (out.zones.geometry, out.parks.geometry) = (GeometryColumn(), GeometryColumn()) }
    out.method = MethodRecord(study, out)
    return out
  }

  /// A small layer with its figures; what is wrong with it was told when it was measured.
  private func small(_ input: LayerInput, _ measured: MeasuredStudy) throws -> AuditLayer {
    let features = try SmallLayer.again(input, measured.request)
    var layer = AuditLayer(input.role)
    for feature in features.features {
      var member = AuditMember()
      (member.id, member.name, member.town) = (feature.id, feature.name, feature.town)
      (member.category, member.belt, member.status) = (feature.category, feature.belt, feature.status)
      (member.namedPark, member.isUsable) = (feature.park, feature.isUsable)
      (member.area, member.registeredArea) = (feature.isUsable ? feature.area : 0, feature.registeredArea)
      member.amounts = feature.amounts
      (member.file, member.feature) = (feature.place.file ?? "", feature.place.feature ?? 0)
      if let point = feature.place.lonLat { (member.lon, member.lat) = point }
      layer.members.append(member)
      layer.geometry.append(feature.isUsable ? feature.plane : PolygonSet())
    }
    return layer
  }
}

extension SmallLayer {
  /// A layer that was read before, again, without saying once more what is wrong with it.
  static func again(_ input: LayerInput, _ request: StudyRequest) throws -> SmallLayer {
    var silent = ProblemLedger()
    let input = try input.withTable(request, into: &silent)
    let opening = try LayerOpening(input, request: request, into: &silent)
    return try SmallLayerReader(input: input, opening: opening, threads: request.threads).read(into: &silent)
  }
}
