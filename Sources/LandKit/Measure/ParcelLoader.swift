/// Gives parcels' geometry again, from where their bytes lie. One a worker.
final class ParcelLoader: GeometryLoader {
  private let table: ParcelTable
  private let files: [ByteFile]
  private let input: LayerInput
  private let reread: FeatureReread
  private let preparers: [FeaturePreparer]
  let ground: GroundMeasurer
  private var feature = ParsedFeature()
  private var prepared = PreparedGeometry()

  init(_ job: ParcelPass.Job, table: ParcelTable, files: [ByteFile]) throws {
    (self.table, self.files, input) = (table, files, job.input)
    reread = FeatureReread(FeatureParser(wanted: []))
    let plane = try job.opening.makeProjection()
    let ground = try GroundMeasurer(job.layers, projection: plane, area: AuthalicArea())
    self.ground = ground
    preparers = try files.indices.map {
      FeaturePreparer(
        context: ground.context, kind: job.opening.coordinateKind(file: $0),
        toLonLat: try job.opening.toLonLat(file: $0), toPlane: plane, area: AuthalicArea())
    }
  }

  var measurer: PieceMeasurer { ground.measurer }

  func subject(_ index: Int32) throws -> OverlaySubject? {
    try geometry(Int(index)).map { ground.subject($0.plane, area: $0.area) }
  }

  func subject(of part: PolygonSet) -> OverlaySubject {
    OverlaySubject(
      plane: part, planeArea: part.planeArea, ellipsoidalArea: measurer.ellipsoidalArea(part),
      in: ground.context)
  }

  func cover(_ subject: OverlaySubject) throws -> Cover { try ground.cover(subject) }

  /// The parcel as it was measured; nil when it is unusable. What was wrong with it was told the first time.
  func geometry(_ index: Int) throws -> PreparedGeometry? {
    let figures = table[index]
    guard figures.isUsable else { return nil }
    let file = Int(figures.source.file)
    _ = try reread.read(
      files[file], offset: figures.source.offset, length: Int(figures.source.length), into: &feature)
    if figures.source.isUntouched {
      preparers[file].projectAgain(feature, area: figures.area, into: &prepared)
      return prepared
    }
    var silent = ProblemLedger()
    let place = FeaturePlace(
      layer: input.role.rawValue, file: input.files[file].name, offset: 0, feature: index, id: nil)
    preparers[file].prepare(feature, at: place, into: &prepared, ledger: &silent)
    return prepared.reasons.isEmpty ? prepared : nil
  }
}

/// Gives a small layer's features. One a worker.
final class SmallLayerLoader: GeometryLoader {
  private let layer: SmallLayer
  private let ground: GroundMeasurer

  init(_ layer: SmallLayer, ground: GroundMeasurer) { (self.layer, self.ground) = (layer, ground) }

  var measurer: PieceMeasurer { ground.measurer }

  func subject(_ index: Int32) throws -> OverlaySubject? {
    let feature = layer.features[Int(index)]
    guard feature.isUsable, !feature.plane.isEmpty else { return nil }
    return ground.subject(feature.plane, area: feature.area)
  }

  func subject(of part: PolygonSet) -> OverlaySubject {
    OverlaySubject(
      plane: part, planeArea: part.planeArea, ellipsoidalArea: measurer.ellipsoidalArea(part),
      in: ground.context)
  }

  func cover(_ subject: OverlaySubject) throws -> Cover { try ground.cover(subject) }
}
