/// Writes anew the geometries that cannot be copied: repaired ones, and those of a file in another CRS than
/// longitude and latitude. One a worker.
final class GeometryRewriter {
  private let study: MeasuredStudy
  private let reread: FeatureReread
  private let files: [ByteFile]
  private let preparers: [FeaturePreparer]
  private let isOtherCRS: [Bool]
  private var feature = ParsedFeature()
  private var prepared = PreparedGeometry()

  init(_ study: MeasuredStudy, files: [ByteFile]) throws {
    (self.study, self.files) = (study, files)
    reread = FeatureReread(FeatureParser(wanted: []))
    let opening = study.opening
    let context = GEOSContext()
    let plane = try opening.makeProjection()
    preparers = try files.indices.map {
      FeaturePreparer(
        context: context, kind: opening.coordinateKind(file: $0), toLonLat: try opening.toLonLat(file: $0),
        toPlane: plane, area: AuthalicArea())
    }
    isOtherCRS = files.indices.map { !opening.isLonLat(file: $0) }
  }

  func isNeeded(_ source: ParcelSource, _ figures: ParcelFigures) -> Bool {
    if isOtherCRS[Int(source.file)] { return true }
    return figures.isUsable && (source.isRepaired || study.request.orientsRings)
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
    let place = FeaturePlace(layer: "parcels", file: "", offset: 0, feature: index, id: nil)
    preparers[file].prepare(feature, at: place, into: &prepared, ledger: &silent)
    guard prepared.reasons.isEmpty else {
      // What could not be taken to longitude and latitude must not pass for it.
      return replace(
        feature.geometry, by: Array("null".utf8), visit, source, properties: properties, to: &out)
    }
    let isTurned = study.request.orientsRings && prepared.lonLat.orientRings()
    guard isTurned || source.isRepaired || isOtherCRS[file] else {
      return FeatureSplicer.splice(bytes, source, properties: properties, to: &out)
    }
    var geometry = TextBuffer(capacity: bytes.count)
    GeometryWriter(decimals: isOtherCRS[file] ? 9 : nil).write(prepared.lonLat, to: &geometry)
    replace(feature.geometry, by: geometry.bytes, visit, source, properties: properties, to: &out)
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
