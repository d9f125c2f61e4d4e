/// One thread's share of `area`.
final class AreaWorker: FeatureWriting {
  /// Sums over a chunk.
  struct Sums: Sendable {
    var sequence = 0
    var features = 0
    var repaired = 0
    var unusable = 0
    var ellipsoidal = 0.0
    var plane = 0.0
  }

  struct Outcome: Sendable {
    var chunks: [Sums] = []
    var problems = ProblemTally()
  }

  static let header = Array("feature\tid\tarea_m2\tplane_m2\tstate\twhy\n".utf8)

  let parser: FeatureParser
  private(set) var outcome = Outcome()
  private let request: AreaRequest
  private let properties: PropertyReader
  private let preparer: FeaturePreparer
  private var prepared = PreparedGeometry()

  init(_ request: AreaRequest, _ opening: LayerOpening) throws {
    self.request = request
    properties = PropertyReader(request.input.columns, roles: [.id])
    parser = FeatureParser(wanted: properties.wanted)
    preparer = FeaturePreparer(
      context: GEOSContext(), kind: opening.coordinateKind(file: 0), toLonLat: try opening.toLonLat(file: 0),
      toPlane: try opening.makeProjection(), area: GeodesicArea())
  }

  func begin(_ chunk: FeatureStream.Chunk, _ frame: CollectionFrame, into out: inout TextBuffer) {
    outcome.chunks.append(Sums(sequence: chunk.sequence))
    if chunk.sequence == 0, request.format == .text { out.append(utf8: Self.header) }
  }

  func write(_ feature: ParsedFeature, _ visit: ChunkReader.Visit, into out: inout TextBuffer) throws {
    let id = properties.id(feature, visit)
    let place = FeaturePlace(
      layer: request.input.label, file: request.input.files[0].name, offset: visit.base + feature.span.start,
      feature: visit.feature, id: id.isEmpty ? nil : String(decoding: id, as: UTF8.self))
    var ledger = ProblemLedger()
    preparer.prepare(feature, at: place, into: &prepared, ledger: &ledger)
    outcome.problems.add(ledger)
    let record = self.record(ledger, feature, visit)
    count(record)
    switch request.format {
    case .text: writeText(record, place, to: &out)
    case .json: writeJSON(record, visit, to: &out)
    }
  }

  // MARK: Records

  private struct Record {
    var feature: Int
    var id: ByteSpan
    /// m²; NaN when unusable.
    var area = Double.nan
    /// m²; NaN when unusable, or when nothing valid was left of it in the plane.
    var plane = Double.nan
    var state: StaticString = "ok"
    /// Classes of what was repaired, or reasons why it is unusable.
    var why: String?
  }

  private func record(
    _ ledger: ProblemLedger, _ feature: ParsedFeature, _ visit: ChunkReader.Visit
  ) -> Record {
    var record = Record(feature: visit.feature + 1, id: properties.idToken(feature, visit))
    guard prepared.reasons.isEmpty else {
      (record.state, record.why) = ("unusable", prepared.reasons.text)
      return record
    }
    record.area = prepared.area
    if !prepared.plane.isEmpty { record.plane = prepared.plane.planeArea }
    if prepared.isRepaired {
      var kinds: [String] = []
      for problem in ledger.problems where problem.severity == .repaired && problem.kind != .geometryRepaired
      {
        if !kinds.contains(problem.kind.id) { kinds.append(problem.kind.id) }
      }
      (record.state, record.why) = ("repaired", kinds.isEmpty ? nil : kinds.joined(separator: ","))
    }
    return record
  }

  private func count(_ record: Record) {
    let last = outcome.chunks.count - 1
    outcome.chunks[last].features += 1
    guard prepared.reasons.isEmpty else {
      outcome.chunks[last].unusable += 1
      return
    }
    if prepared.isRepaired { outcome.chunks[last].repaired += 1 }
    outcome.chunks[last].ellipsoidal += record.area
    if record.plane.isFinite { outcome.chunks[last].plane += record.plane }
  }

  private func writeJSON(_ record: Record, _ visit: ChunkReader.Visit, to out: inout TextBuffer) {
    out.append("{\"feature\":")
    out.append(integer: record.feature)
    out.append(",\"id\":")
    if record.id.isNone { out.append("null") } else { out.append(utf8: visit.bytes(record.id)) }
    out.append(",\"area_m2\":")
    out.append(number: record.area)
    out.append(",\"plane_m2\":")
    out.append(number: record.plane)
    out.append(",\"state\":\"")
    out.append(record.state)
    out.append("\",\"why\":")
    out.append(record.why.map(JSONText.encoded) ?? "null")
    out.append("}\n")
  }

  private func writeText(_ record: Record, _ place: FeaturePlace, to out: inout TextBuffer) {
    out.append(integer: record.feature)
    out.append(byte: UInt8(ascii: "\t"))
    // Escaped as in JSON, so that a tab or line feed in an id is no column or line.
    if let id = place.id { out.append(String(JSONText.encoded(id).dropFirst().dropLast())) }
    for number in [record.area, record.plane] {
      out.append(byte: UInt8(ascii: "\t"))
      if number.isFinite { out.append(number: number) }
    }
    out.append(byte: UInt8(ascii: "\t"))
    out.append(record.state)
    out.append(byte: UInt8(ascii: "\t"))
    out.append(record.why ?? "")
    out.append(byte: UInt8(ascii: "\n"))
  }
}
