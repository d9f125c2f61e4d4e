/// A GeoJSON file as a table for other formats: first its columns are found, then its features become rows, on all
/// cores, in bounded memory, in the order of the file.
package struct FeatureTable: Sendable {
  /// The file.
  package let path: String
  /// Threads.
  package let threads: Int
  /// Kinds of columns that are known, so that one that happens to be empty is no text.
  package var known: [String: LayerColumn.Kind] = [:]
  /// Only polygons are wanted: other geometries are left out and counted.
  package var polygonsOnly = false

  /// Whether each cell is what its own value is, not what its column holds.
  package var keepsOwnKinds = false

  /// A table of the features in the file at `path`.
  package init(_ path: String, threads: Int) { (self.path, self.threads) = (path, threads) }

  private struct Sight: Sendable {
    var names: [String] = []
    var columns: [String: ColumnSight] = [:]
    var types = TypeSight()
    var hasFeatureIDs = false
    var features = 0
    var dropped: [String: Int] = [:]
    var repeated = 0

    mutating func note(_ name: String, _ token: UnsafeBufferPointer<UInt8>) {
      if columns[name] == nil { names.append(name) }
      columns[name, default: ColumnSight()].note(token)
    }

    mutating func merge(_ other: Sight) {
      for name in other.names {
        if columns[name] == nil { names.append(name) }
        if let sight = other.columns[name] { columns[name, default: ColumnSight()].merge(sight) }
      }
      types.merge(other.types)
      hasFeatureIDs = hasFeatureIDs || other.hasFeatureIDs
      features += other.features
      repeated += other.repeated
      dropped.merge(other.dropped, uniquingKeysWith: +)
    }
  }

  /// Finds the columns. **Throws** `StudyFailure` where the file is not GeoJSON, `FileError`.
  ///
  /// **Complexity**: linear; a chunk a thread is in memory.
  package func schema() throws -> LayerSchema {
    var all = Sight()
    try forEachChunk(
      { (sight: inout Sight, feature, visit) in Self.look(feature, visit, polygonsOnly, &sight) },
      start: Sight(), take: { all.merge($0) })
    var schema = LayerSchema()
    schema.columns = all.names.map { LayerColumn($0, known[$0] ?? all.columns[$0]?.kind ?? .text) }
    schema.geometry = polygonsOnly ? .multiPolygon : all.types.geometry
    (schema.hasZ, schema.hasFeatureIDs, schema.features) = (all.types.hasZ, all.hasFeatureIDs, all.features)
    (schema.dropped, schema.repeated) = (all.dropped, all.repeated)
    return schema
  }

  /// Hands the rows, a batch at a time, to `take`, on the calling thread.
  package func forEachBatch(_ schema: LayerSchema, _ take: ([LayerRow]) throws -> Void) throws {
    let (polygonsOnly, keepsOwnKinds) = (polygonsOnly, keepsOwnKinds)
    let places = Dictionary(
      schema.columns.enumerated().map { ($0.element.property, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    try forEachChunk(
      { (rows: inout [LayerRow], feature, visit) in
        rows.append(Self.row(feature, visit, schema, places, polygonsOnly, keepsOwnKinds))
      }, start: [], take: take)
  }

  private func forEachChunk<Output: Sendable>(
    _ body: @escaping @Sendable (inout Output, ParsedFeature, ChunkReader.Visit) -> Void, start: Output,
    take: (Output) throws -> Void
  ) throws {
    let stream = FeatureStream(try ByteFile(path), hashing: false)
    let handover = OrderedHandover<Output>(limit: 2 * threads)
    try StudyFailure.located(Place(file: path)) {
      try handover.run(
        threads: threads,
        produce: { put in
          let reader = ChunkReader(FeatureParser(wanted: []))
          var (sequence, output) = (0, start)
          while try reader.next(
            from: stream, onChunk: { (sequence, output) = ($0.sequence, start) },
            { feature, visit in
              try refuseBroken(feature, visit)
              body(&output, feature, visit)
            })
          { try put(sequence, output) }
        }, take: take)
    }
  }

  /// A feature that is no JSON says that the file is damaged.
  private func refuseBroken(_ feature: ParsedFeature, _ visit: ChunkReader.Visit) throws(StudyFailure) {
    guard let fault = feature.faults.first(where: \.isSyntax) else { return }
    throw StudyFailure(problems: [
      Problem(
        fault.kind, at: Place(file: path, offset: visit.base + fault.offset, feature: visit.feature + 1),
        fault.message)
    ])
  }

  // MARK: Features

  private static let own: [StaticString] = ["type", "properties", "geometry", "id", "bbox"]

  private static func look(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ polygonsOnly: Bool, _ sight: inout Sight
  ) {
    sight.features += 1
    let text = visit.bytes(feature.span)
    let found = properties(feature, visit)
    for (name, token) in found { sight.note(name, token) }
    if Set(found.map(\.0)).count < found.count { sight.repeated += 1 }
    if !feature.id.isNone, text[feature.id.start - feature.span.start] != UInt8(ascii: "n") {
      sight.hasFeatureIDs = true
    }
    if feature.isFeature {
      for member in ObjectScan.members(of: text, at: 0)
      where !own.contains(where: { ObjectScan.isName(member.key, $0, in: text) }) {
        sight.dropped[JSONText.decoded(text[member.key.start..<member.key.end]), default: 0] += 1
      }
    }
    guard isWanted(feature, polygonsOnly) else { return }
    sight.types.note(feature.geometryType)
    if !feature.polygons.z.isEmpty || encoded(feature, visit, multi: false)?.hasZ == true {
      sight.types.noteZ()
    }
  }

  private static func row(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ schema: LayerSchema, _ places: [String: Int],
    _ polygonsOnly: Bool, _ keepsOwnKinds: Bool
  ) -> LayerRow {
    var cells = [LayerCell](repeating: .null, count: schema.columns.count)
    for (name, token) in properties(feature, visit) {
      guard let place = places[name] else { continue }
      cells[place] = LayerCell(
        token, keepsOwnKinds ? ColumnSight.kind(of: token) : schema.columns[place].kind)
    }
    let id = feature.id.isNone ? LayerCell.null : LayerCell(visit.bytes(feature.id), .text)
    let geometry =
      isWanted(feature, polygonsOnly) ? encoded(feature, visit, multi: schema.geometry.isMulti) : nil
    // An empty geometry has no place on a map: its row has none.
    let isEmpty = geometry?.box.isEmpty == true
    return LayerRow(
      featureID: id, cells: cells, wkb: isEmpty ? nil : geometry?.bytes, box: geometry?.box ?? .empty,
      wasEmpty: isEmpty)
  }

  private static func isWanted(_ feature: ParsedFeature, _ polygonsOnly: Bool) -> Bool {
    guard feature.faults.isEmpty, !feature.geometry.isNone else { return false }
    return !polygonsOnly || feature.geometryType == .polygon || feature.geometryType == .multiPolygon
  }

  private static func encoded(_ feature: ParsedFeature, _ visit: ChunkReader.Visit, multi: Bool)
    -> WKBEncoder?
  {
    WKBEncoder.encode(visit.bytes(feature.geometry), at: 0, multi: multi)
  }

  private static func properties(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit
  ) -> [(String, UnsafeBufferPointer<UInt8>)] {
    guard feature.propertiesKind == .object, !feature.properties.isNone else { return [] }
    let text = visit.bytes(feature.properties)
    return ObjectScan.members(of: text, at: 0).map { member in
      (
        JSONText.decoded(text[member.key.start..<member.key.end]),
        UnsafeBufferPointer(rebasing: text[member.value.start..<member.value.end])
      )
    }
  }
}
