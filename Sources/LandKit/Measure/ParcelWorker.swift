/// One thread's share of the pass over the parcels: it owns contexts, buffers and a reader, and shares nothing
/// that changes.
final class ParcelWorker {
  let job: ParcelPass.Job
  private let file: Int
  private let reader: ChunkReader
  private let ground: GroundMeasurer
  private let preparer: FeaturePreparer
  private var prepared = PreparedGeometry()
  private var hull = ParcelHull()
  var result = ParcelPass.ChunkResult()
  private var letters = LetterPacking.Numbers()

  init(_ job: ParcelPass.Job, file: Int) throws {
    (self.job, self.file) = (job, file)
    let added = RankedProperty.allCases.map { job.prefix + $0.rawValue } + [job.prefix + "rank_in"]
    reader = ChunkReader(FeatureParser(wanted: job.properties.wanted, prefix: job.prefix, added: added))
    let area = AuthalicArea()
    let plane = try job.opening.makeProjection()
    ground = try GroundMeasurer(job.layers, projection: plane, area: area)
    preparer = FeaturePreparer(
      context: ground.context, kind: job.opening.coordinateKind(file: file),
      toLonLat: try job.opening.toLonLat(file: file), toPlane: plane, area: area)
  }

  /// Pulls chunks until there are no more.
  func run(_ stream: FeatureStream, onChunk: () -> Void) throws -> [ParcelPass.ChunkResult] {
    var results: [ParcelPass.ChunkResult] = []
    let start: (FeatureStream.Chunk) -> Void = { chunk in
      self.result = ParcelPass.ChunkResult(sequence: chunk.sequence)
      self.result.chunk.reserve(chunk.features.count)
      self.result.sums.parkParts = Array(repeating: .init(), count: self.job.layers.planned.plane.count)
    }
    while try reader.next(from: stream, onChunk: start, { try visit(&$0, $1) }) {
      onChunk()
      result.chunk.finish(&letters)
      reader.fillLines(&result.problems, file: job.input.files[file].name)
      results.append(result)
    }
    return results
  }

  private func visit(_ feature: inout ParsedFeature, _ visit: ChunkReader.Visit) throws {
    noteColumns(feature)
    if !isSelected(feature, visit) {
      result.leftOut += 1
      if let table = job.input.table, let row = table.number(of: job.properties.id(feature, visit)) {
        result.leftOutRows.append(row)
      }
      return
    }
    var figures = ParcelFigures()
    figures.source = FeatureSplicer.source(of: feature)
    figures.source.file = UInt16(file)
    figures.source.offset = visit.base + feature.span.start
    figures.source.feature = UInt32(visit.feature)
    let id = job.properties.id(feature, visit)
    let place = FeaturePlace(
      layer: job.input.role.rawValue, file: job.input.files[file].name, offset: figures.source.offset,
      feature: visit.feature, id: id.isEmpty ? nil : String(decoding: id, as: UTF8.self))
    let firstProblem = result.problems.problems.count
    checkIdentity(feature, place)
    result.thirdOrdinates.note(feature.polygons, at: place.place)
    preparer.prepare(feature, at: place, into: &prepared, ledger: &result.problems)
    figures.reasons = prepared.reasons
    if !figures.isUsable, !job.opening.isLonLat(file: file), feature.geometryType != .null {
      result.problems.add(
        Problem(
          .geometryWithheld, at: place.place,
          Bilingual(
            zh: "不可用，且其坐标无法换算为经纬度：结果中的几何为 null",
            en: "unusable, and its coordinates cannot be taken to longitude and latitude: null in the result")
        ))
    }
    if !figures.isUsable { noteUnusable(feature, visit) }
    figures.source.isRepaired = prepared.isRepaired && prepared.reasons.isEmpty
    readAmounts(feature, visit, place, &figures)
    readLabels(feature, visit, &figures)
    if figures.isUsable { measure(&figures, place) }
    if figures.isUsable {
      checkIntensity(figures, place)
      checkRegisteredArea(feature, visit, figures, place)
    }
    if figures.isUsable, prepared.lonLat.xy.count > 1 {
      result.problems.locate(from: firstProblem, lon: prepared.lonLat.xy[0], lat: prepared.lonLat.xy[1])
    }
    if job.wantsDistances, !figures.isUsable {
      result.distances += Array(repeating: .nan, count: job.layers.edges.count)
    }
    PropertyReader.withText(job.properties.token(.name, feature), visit) {
      noteCut(id: id.count, name: $0.count, place)
      result.chunk.append(
        figures, hull: figures.isUsable ? hull : ParcelHull(), id: id, name: $0, by: &letters)
    }
  }

  /// Whether `--where` takes the feature. One that cannot be read is never left out silently.
  private func isSelected(_ feature: ParsedFeature, _ visit: ChunkReader.Visit) -> Bool {
    guard let filter = job.filter, feature.faults.isEmpty else { return true }
    return filter.matches { name in
      guard let place = job.properties.wanted.firstIndex(of: name) else { return .missing }
      return CellReader.property(feature.columns[place], visit)
    }
  }

  /// Which of the wanted properties exist at all, for those that a plan names in vain.
  private func noteColumns(_ feature: ParsedFeature) {
    if result.hasColumn.isEmpty { result.hasColumn = Array(repeating: false, count: feature.columns.count) }
    for i in feature.columns.indices where !feature.columns[i].isNone { result.hasColumn[i] = true }
  }

  private func readAmounts(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ place: FeaturePlace,
    _ figures: inout ParcelFigures
  ) {
    if let table = job.input.table { return readRow(table, place, &figures) }
    for measure in Measure.allCases {
      let role: ColumnMap.Role = measure == .output ? .output : .tax
      figures[measure] = CellReader.amount(
        measure, job.properties.token(role, feature), visit, unit: job.input.columns[role].money,
        column: job.properties.column(role, feature), at: place, ledger: &result.problems)
    }
  }

  private func readRow(_ table: StatsTable, _ place: FeaturePlace, _ figures: inout ParcelFigures) {
    guard let row = place.id.flatMap({ table.row(id: $0) }) else {
      (figures.output, figures.tax) = (Amount(.absent), Amount(.absent))
      result.problems.add(KeyCheck.missingRow(table, at: place.place))
      return
    }
    (figures.output, figures.tax, figures.statsLine) = (row.output, row.tax, Int32(clamping: row.line))
  }

  private func readLabels(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ figures: inout ParcelFigures
  ) {
    func label(_ role: ColumnMap.Role) -> UInt32 {
      let token = job.properties.token(role, feature)
      return token.isNone ? 0 : PropertyReader.withText(token, visit) { result.texts.number(of: $0) }
    }
    figures.labels.category = label(.category)
    figures.labels.town = label(.town)
    figures.labels.industry = label(.industry)
    switch job.groupBy {
    case .category: figures.labels.group = figures.labels.category
    case .town: figures.labels.group = figures.labels.town
    case .belt: figures.labels.group = label(.belt)
    case nil: break
    }
  }

  private func measure(_ figures: inout ParcelFigures, _ place: FeaturePlace) {
    figures.area = prepared.area
    figures.source.isUntouched = prepared.isUntouched && !prepared.isRepaired
    do throws(GEOSError) {
      let subject = ground.subject(prepared.plane, area: prepared.area)
      hull = ParcelHull(prepared.plane, box: subject.box)
      let finding = try ground.measure(subject)
      record(finding, &figures)
      listSlivers(finding, place)
      if job.wantsDistances { result.distances += ground.distances(subject, finding) }
    } catch {
      figures.reasons = .geometryInvalid
      result.problems.add(
        Problem(
          .geometryInvalid, at: place.place,
          Bilingual(zh: "叠置失败：GEOS \(error)", en: "the overlay failed: GEOS \(error)")))
    }
  }

  private func record(_ finding: GroundMeasurer.Finding, _ figures: inout ParcelFigures) {
    figures.park = Int32(finding.reference)
    figures.distance = finding.distance
    figures.share = Self.share(finding.inReference, figures.area)
    figures.inPark = Self.share(finding.cover.inParks.ellipsoidal, figures.area)
    figures.inZone = Self.share(finding.cover.inZones.ellipsoidal, figures.area)
    result.sums.usable += 1
    result.sums.gross += figures.area
    result.sums.cover = result.sums.cover + finding.cover
    for piece in finding.parks {
      result.sums.parkParts[piece.feature].overlapping += 1
      result.sums.parkParts[piece.feature].area += piece.ellipsoidal
      result.sums.slivers += piece.slivers
    }
    if finding.reference >= 0 { result.sums.parkParts[finding.reference].referring += 1 }
    for piece in finding.zones {
      result.sums.slivers += piece.slivers
      if job.keepsZoneParts {
        result.zoneParts.append(
          ParcelPass.ZonePart(
            parcel: Int32(result.chunk.parcels.count), zone: Int32(piece.feature), area: piece.ellipsoidal))
      }
    }
  }

  /// A share of the parcel; rounding may carry a whole one past 1 by an ulp or two, which is taken back.
  private static func share(_ part: Double, _ area: Double) -> Double {
    let share = part / area
    return share > 1 && share < 1 + 1e-6 ? 1 : share
  }

  /// The registered area of what cannot be measured.
  private func noteUnusable(_ feature: ParsedFeature, _ visit: ChunkReader.Visit) {
    let cell = CellReader.cell(job.properties.token(.area, feature), visit)
    guard cell.state.hasValue else { return }
    result.sums.unusableRegistered += job.input.columns[.area].area.squareMetres(cell.value)
  }
}
