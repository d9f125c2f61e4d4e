/// A feature of a layer to be overlaid: its polygons in the plane, and where its properties lie in the file.
struct ToolFeature: Sendable {
  /// In the working CRS; empty when the feature is unusable.
  var plane = PolygonSet()
  var box = Box.empty
  /// The id's token, quotes included; `null` when it has none.
  var id: [UInt8] = []
  /// The bytes of its properties object in the file; empty when there is none.
  var properties = 0..<0
  var place = Place()
}

/// A layer kept in memory but for its properties.
struct ToolLayer: Sendable {
  var features: [ToolFeature] = []
  var unusable = 0
  var hasThirdOrdinates = false
}

/// Reads a layer to be overlaid, on all cores.
struct ToolLayerReader: Sendable {
  let input: LayerInput
  let opening: LayerOpening
  let threads: Int

  private struct ChunkResult: Sendable {
    var sequence = 0
    var layer = ToolLayer()
  }

  private struct Outcome: Sendable {
    var chunks: [ChunkResult] = []
    var problems = ProblemTally()
  }

  /// Reads the file. **Throws** `StudyFailure` where it is not JSON.
  func read(into tally: inout ProblemTally) throws -> ToolLayer {
    let place = Place(layer: input.label, file: input.files[0].name)
    let stream = FeatureStream(try ByteFile(input.files[0].path), chunkSize: 1 << 17, hashing: false)
    let outcomes = try StudyFailure.located(place) {
      try Workers.run(threads: threads) { _ in try work(stream) }
    }
    try opening.verify(stream.frame, file: 0)
    var layer = ToolLayer()
    for chunk in outcomes.flatMap(\.chunks).sorted(by: { $0.sequence < $1.sequence }) {
      layer.features += chunk.layer.features
      layer.unusable += chunk.layer.unusable
      if chunk.layer.hasThirdOrdinates { layer.hasThirdOrdinates = true }
    }
    var problems = ProblemTally()
    outcomes.forEach { problems.merge($0.problems) }
    try problems.refuseBroken()
    if layer.hasThirdOrdinates {
      problems.add(
        Problem(
          .coordinateZ, at: place,
          Bilingual(zh: "叠置结果不带第三维坐标", en: "the pieces of an overlay have no third ordinate")))
    }
    tally.merge(problems)
    return layer
  }

  private func work(_ stream: FeatureStream) throws -> Outcome {
    let properties = PropertyReader(input.columns, roles: [.id])
    let reader = ChunkReader(FeatureParser(wanted: properties.wanted))
    let preparer = FeaturePreparer(
      context: GEOSContext(), kind: opening.coordinateKind(file: 0), toLonLat: try opening.toLonLat(file: 0),
      toPlane: try opening.makeProjection(), area: GeodesicArea())
    var prepared = PreparedGeometry()
    var outcome = Outcome()
    var chunk = ChunkResult()
    while try reader.next(
      from: stream, onChunk: { chunk = ChunkResult(sequence: $0.sequence) },
      { feature, visit in
        take(feature, visit, properties, preparer, &prepared, into: &chunk.layer, &outcome.problems)
      })
    {
      outcome.chunks.append(chunk)
    }
    return outcome
  }

  private func take(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ properties: PropertyReader,
    _ preparer: FeaturePreparer, _ prepared: inout PreparedGeometry, into layer: inout ToolLayer,
    _ problems: inout ProblemTally
  ) {
    let id = properties.id(feature, visit)
    let place = FeaturePlace(
      layer: input.label, file: input.files[0].name, offset: visit.base + feature.span.start,
      feature: visit.feature, id: id.isEmpty ? nil : String(decoding: id, as: UTF8.self))
    var ledger = ProblemLedger()
    preparer.prepare(feature, at: place, into: &prepared, ledger: &ledger)
    problems.add(ledger)
    var out = ToolFeature(place: place.place)
    let token = properties.idToken(feature, visit)
    out.id = token.isNone ? Array("null".utf8) : Array(visit.bytes(token))
    if feature.propertiesKind == .object {
      out.properties = (visit.base + feature.properties.start)..<(visit.base + feature.properties.end)
    }
    if prepared.reasons.isEmpty {
      (out.plane, out.box) = (prepared.plane, prepared.plane.box)
      if !prepared.lonLat.z.isEmpty { layer.hasThirdOrdinates = true }
    } else {
      layer.unusable += 1
    }
    layer.features.append(out)
  }
}
