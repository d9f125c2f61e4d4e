/// Writes anew the geometries that cannot be copied: repaired ones, and those of a file in another CRS than
/// longitude and latitude. One a worker.
final class GeometryRewriter {
  private let layer: String
  private let orientsRings: Bool
  private let reread: FeatureReread
  private let files: [ByteFile]
  private let preparers: [FeaturePreparer]
  private let names: [String]
  private let id: (Int) -> String
  private let log: RoundingLog
  private let rounded = GeometryWriter(decimals: 9)
  private let mender: RoundingMender
  private let isOtherCRS: [Bool]
  private var feature = ParsedFeature()
  private var prepared = PreparedGeometry()

  /// A rewriter of the features of `files`, as `opening` found them.
  ///
  /// - Parameters:
  ///   - names: How people call the files.
  ///   - id: The id of a feature by its index.
  ///   - log: Takes what rounding did.
  init(
    _ opening: LayerOpening, layer: String, names: [String], orientsRings: Bool, files: [ByteFile],
    log: RoundingLog, id: @escaping (Int) -> String
  ) throws {
    (self.layer, self.orientsRings, self.files, self.names) = (layer, orientsRings, files, names)
    (self.log, self.id) = (log, id)
    mender = RoundingMender(rounded, source: .cgcs2000, target: .cgcs2000)
    reread = FeatureReread(FeatureParser(wanted: []))
    let context = GEOSContext()
    let plane = try opening.makeProjection()
    preparers = try files.indices.map {
      FeaturePreparer(
        context: context, kind: opening.coordinateKind(file: $0), toLonLat: try opening.toLonLat(file: $0),
        toPlane: plane, area: AuthalicArea())
    }
    isOtherCRS = files.indices.map { !opening.isLonLat(file: $0) }
  }

  /// Whether a feature cannot be copied as it is.
  func isNeeded(_ source: ParcelSource, isUsable: Bool) -> Bool {
    if isOtherCRS[Int(source.file)] { return true }
    return isUsable && (source.isRepaired || orientsRings)
  }

  /// Appends the feature with its geometry as it was used, and the new properties.
  func splice(
    _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ source: ParcelSource, properties: [UInt8],
    to out: inout TextBuffer
  ) throws {
    let file = Int(source.file)
    let visit = try reread.read(
      files[file], offset: source.offset, length: Int(source.length), into: &feature)
    var silent = ProblemLedger()
    let place = FeaturePlace(layer: layer, file: "", offset: 0, feature: index, id: nil)
    preparers[file].prepare(feature, at: place, into: &prepared, ledger: &silent)
    guard prepared.reasons.isEmpty else {
      // What could not be taken to longitude and latitude must not pass for it.
      return replace(
        feature.geometry, by: Array("null".utf8), visit, source, properties: properties, to: &out)
    }
    let isTurned = orientsRings && prepared.lonLat.orientRings()
    guard isTurned || source.isRepaired || isOtherCRS[file] else {
      return FeatureSplicer.splice(bytes, source, properties: properties, to: &out)
    }
    var geometry = TextBuffer(capacity: bytes.count)
    let writer = isOtherCRS[file] ? lookAfterRounding(index, source) : GeometryWriter(decimals: nil)
    writer.write(prepared.lonLat, to: &geometry)
    replace(feature.geometry, by: geometry.bytes, visit, source, properties: properties, to: &out)
  }

  /// Mends what rounding would break, and says with which decimals the geometry is to be written.
  private func lookAfterRounding(_ index: Int, _ source: ParcelSource) -> GeometryWriter {
    guard let mend = mender.mend(prepared.lonLat, from: nil) else { return rounded }
    let id = self.id(index)
    var place = Place(
      layer: layer, file: names[Int(source.file)], offset: source.offset, feature: Int(source.feature) + 1,
      id: id.isEmpty ? nil : id)
    if prepared.lonLat.xy.count > 1 { place.lonLat = (prepared.lonLat.xy[0], prepared.lonLat.xy[1]) }
    log.add(mend.problem(at: place, decimals: 9))
    switch mend.outcome {
    case .left: return rounded
    case .mended(let set):
      prepared.lonLat = set
      if orientsRings { _ = prepared.lonLat.orientRings() }
      return rounded
    case .kept(let set):
      prepared.lonLat = set
      if orientsRings { _ = prepared.lonLat.orientRings() }
      return GeometryWriter(decimals: nil)
    }
  }

  /// Splices with the geometry's bytes exchanged.
  private func replace(
    _ span: ByteSpan, by geometry: [UInt8], _ visit: ChunkReader.Visit, _ source: ParcelSource,
    properties: [UInt8], to out: inout TextBuffer
  ) {
    let whole = visit.bytes(ByteSpan(start: 0, end: Int(source.length)))
    guard !span.isNone else { return FeatureSplicer.splice(whole, source, properties: properties, to: &out) }
    var text: [UInt8] = []
    text.reserveCapacity(whole.count + geometry.count)
    text += visit.bytes(ByteSpan(start: 0, end: span.start))
    text += geometry
    text += visit.bytes(ByteSpan(start: span.end, end: Int(source.length)))
    var moved = source
    if !feature.isBareGeometry, Int(source.spliceStart) >= span.end {
      let shift = geometry.count - span.count
      moved.spliceStart = UInt32(Int(source.spliceStart) + shift)
      moved.spliceEnd = UInt32(Int(source.spliceEnd) + shift)
    }
    text.withUnsafeBufferPointer { FeatureSplicer.splice($0, moved, properties: properties, to: &out) }
  }
}
