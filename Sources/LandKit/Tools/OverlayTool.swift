import Synchronization

/// Overlays two polygon layers in the plane of the working CRS and writes the pieces in longitude and latitude
/// (RFC 7946, nine decimals).
///
/// Semantics are those of geopandas.overlay and QGIS: a piece a pair of features that share area, and a piece a
/// feature that is partly or wholly outside the other layer. Features that overlap within one layer are handled
/// pair by pair, so such ground stands in more than one piece. Both layers are held in memory, their
/// properties are not.
public struct OverlayTool: Sendable {
  let request: OverlayRequest
  /// Features of A, or of B, that a worker takes at a time.
  static let groupSize = 64

  /// A tool for `request`.
  public init(_ request: OverlayRequest) { self.request = request }

  /// Runs.
  ///
  /// - Throws: `UsageFailure`, `ProjectionError`, `StudyFailure` when a file cannot be used or GEOS cannot
  ///   overlay a feature, `FileError`.
  /// - Complexity: O(n log n) in the features, and an overlay for each pair that shares a point.
  public func run(into output: ResultOutput) throws -> OverlaySummary {
    try WorkingPlane.check(request.settings.workCRS)
    guard request.sliverWidth >= 0, request.sliverWidth.isFinite else {
      throw UsageFailure(
        Bilingual(zh: "狭长碎片宽度不能为负", en: "the sliver width is a length in metres, 0 or more"))
    }
    var summary = OverlaySummary()
    let (a, opening) = try read(request.a, into: &summary.problems)
    let (b, _) = try read(request.b, into: &summary.problems)
    summary.unusable = (a.unusable, b.unusable)
    try output.append(Array("{\"type\":\"FeatureCollection\",\"features\":[\n".utf8))
    let groups = self.groups(a, b)
    let sink = SerialPieces(separator: Array(",\n".utf8)) { bytes throws(FileError) in
      try output.append(bytes)
    }
    let files = [try ByteFile(request.a.files[0].path), try ByteFile(request.b.files[0].path)]
    let next = Atomic<Int>(0)
    let parts = try Workers.run(threads: request.threads) { _ in
      do {
        let projection = try opening.makeProjection()
        let writer = OverlayPieceWriter(
          layers: [a, b], files: files, projection: projection,
          measurer: PieceMeasurer(
            projection: projection, area: GeodesicArea(), densify: request.densify,
            sliverWidth: request.sliverWidth))
        return try work(groups, next, try PairOverlay(a: a, b: b), writer, sink, [a, b])
      } catch {
        sink.fail()
        throw error
      }
    }
    try output.append(Array("\n]}\n".utf8))
    // In the order of the groups, so that sums round alike for any number of threads.
    for part in parts.joined().sorted(by: { $0.group < $1.group }) { summary.add(part.summary) }
    summary.problems = try summary.problems.withLines()
    return summary
  }

  private func read(
    _ input: LayerInput, into tally: inout ProblemTally
  ) throws -> (ToolLayer, LayerOpening) {
    var ledger = ProblemLedger()
    let opening = try LayerOpening(input, settings: request.settings, into: &ledger)
    tally.add(ledger)
    let reader = ToolLayerReader(input: input, opening: opening, threads: request.threads)
    return (try reader.read(into: &tally), opening)
  }

  // MARK: Work

  private struct Group: Sendable {
    var layer: Int
    var features: Range<Int>
  }

  private struct GroupSummary: Sendable {
    var group: Int
    var summary: OverlaySummary
  }

  private func groups(_ a: ToolLayer, _ b: ToolLayer) -> [Group] {
    func cut(_ layer: Int, _ count: Int) -> [Group] {
      stride(from: 0, to: count, by: Self.groupSize).map {
        Group(layer: layer, features: $0..<min($0 + Self.groupSize, count))
      }
    }
    return cut(0, a.features.count) + (request.operation.keepsB ? cut(1, b.features.count) : [])
  }

  private func work(
    _ groups: [Group], _ next: borrowing Atomic<Int>, _ overlay: PairOverlay, _ writer: OverlayPieceWriter,
    _ sink: SerialPieces, _ layers: [ToolLayer]
  ) throws -> [GroupSummary] {
    var summaries: [GroupSummary] = []
    var out = TextBuffer(capacity: 1 << 18)
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < groups.count else { return summaries }
      let group = groups[number]
      out.removeAll()
      for index in group.features {
        let pieces = try located(layers[group.layer].features[index].place) { () throws(GEOSError) in
          group.layer == 0
            ? try overlay.pieces(
              ofA: index, both: request.operation.keepsBoth, rest: request.operation.keepsA)
            : try overlay.rest(ofB: index)
        }
        for piece in pieces {
          if !out.bytes.isEmpty { out.append(",\n") }
          try writer.write(piece, to: &out)
        }
      }
      try sink.write(out.bytes, piece: number)
      summaries.append(GroupSummary(group: number, summary: writer.takeSummary()))
    }
  }

  /// A piece that GEOS cannot make would be missing from the result without a trace, so the run stops.
  private func located<R>(_ place: Place, _ body: () throws(GEOSError) -> R) throws -> R {
    do throws(GEOSError) { return try body() } catch {
      throw StudyFailure(problems: [
        Problem(
          .geometryInvalid, at: place,
          Bilingual(zh: "叠置失败：GEOS \(error)", en: "the overlay failed: GEOS \(error)"))
      ])
    }
  }
}

extension OverlaySummary {
  /// Adds what a part of the pieces came to.
  mutating func add(_ part: OverlaySummary) {
    both += part.both
    onlyA += part.onlyA
    onlyB += part.onlyB
    slivers += part.slivers
    problems.merge(part.problems)
  }
}
