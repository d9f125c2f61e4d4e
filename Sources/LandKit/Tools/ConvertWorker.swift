/// One thread's share of `convert`.
final class ConvertWorker: FeatureWriting {
  struct Job: Sendable {
    let request: ConvertRequest
    let place: Place
  }

  struct Outcome: Sendable {
    var features = 0
    var positions = 0
    var lost = 0
    var boxes = 0
    var systems = 0
    /// Geometry collections that kept all digits.
    var collections = 0
    /// Whether geometries are written anew.
    var moves = false
    var problems = ProblemTally()
    var everything = ProblemLedger()
    /// Whether all problems are kept.
    var lists = false

    mutating func merge(_ other: Outcome) {
      features += other.features
      positions += other.positions
      lost += other.lost
      boxes += other.boxes
      systems += other.systems
      problems.merge(other.problems)
      collections += other.collections
      moves = moves || other.moves
      everything.add(other.everything)
    }

    mutating func add(_ problem: Problem) {
      problems.add(problem)
      if lists { everything.add(problem) }
    }
  }

  let parser: FeatureParser
  private(set) var outcome = Outcome()
  private let job: Job
  private let properties: PropertyReader
  private let rewriter: FeatureRewriter
  private let copies: Bool
  private let decimals: Int

  init(_ job: Job, _ way: Reprojector) {
    self.job = job
    properties = PropertyReader(job.request.input.columns, roles: [.id])
    parser = FeatureParser(wanted: properties.wanted)
    decimals = job.request.precision ?? job.request.target.decimals
    var options = FeatureRewriter.Options(decimals: decimals)
    (options.rounds, options.orients) = (job.request.precision != nil, job.request.orientsRings)
    if let rules = job.request.redaction, !rules.redaction.isEmpty {
      options.hides = { rules.hides(column: $0) }
      options.added = rules.added
    }
    rewriter = FeatureRewriter(way, options)
    copies = rewriter.copiesGeometry
    (outcome.moves, outcome.lists) = (!copies, job.request.listsProblems)
  }

  func begin(_ chunk: FeatureStream.Chunk, _ frame: CollectionFrame, into out: inout TextBuffer) {
    if chunk.sequence == 0, job.request.format == .geojson {
      Self.head(frame, job.request, moves: !copies, to: &out)
    }
  }

  /// Everything up to the `[` of the features.
  static func head(
    _ frame: CollectionFrame, _ request: ConvertRequest, moves: Bool, to out: inout TextBuffer
  ) {
    CollectionMembers.head(
      [frame], isReprojected: moves,
      adding: [request.target.member, request.redaction?.member].compactMap { $0 }, to: &out)
  }

  func write(_ feature: ParsedFeature, _ visit: ChunkReader.Visit, into out: inout TextBuffer) throws {
    try job.request.limit?.check(visit.feature + 1)
    let isSequence = job.request.format == .geojsonseq
    out.append(isSequence ? "\u{1E}" : visit.feature == 0 ? "\n" : ",\n")
    outcome.features += 1
    noteFaults(feature, visit)
    convert(feature, visit, to: &out)
    if isSequence { out.append(byte: UInt8(ascii: "\n")) }
  }

  private func convert(_ feature: ParsedFeature, _ visit: ChunkReader.Visit, to out: inout TextBuffer) {
    guard isFeature(feature) else {
      outcome.lost += 1
      return out.append(#"{"type":"Feature","properties":null,"geometry":null}"#)
    }
    if feature.isBareGeometry { out.append(#"{"type":"Feature","properties":null,"geometry":"#) }
    let hasBadGeometry = feature.faults.contains { feature.geometry.holds($0.offset) }
    if hasBadGeometry, !copies {
      writeWithoutGeometry(feature, visit, to: &out)
    } else {
      switch rewriter.rewrite(
        visit.bytes(feature.span), isBare: feature.isBareGeometry, shape: feature, to: &out)
      {
      case .written:
        outcome.positions += rewriter.edits.places.count
        outcome.boxes += rewriter.edits.boxes
        outcome.systems += rewriter.edits.systems
        if rewriter.keptDigits { outcome.collections += 1 }
        if let mend = rewriter.mend {
          outcome.add(mend.problem(at: place(feature, visit), decimals: decimals))
        }
      case .noImage(let position):
        add(
          .coordinateRange, feature, visit,
          Bilingual(
            zh: "第 \(position + 1) 个坐标无法变换，超出坐标系范围；几何写为 null",
            en:
              "position \(position + 1) cannot be transformed: it lies outside the CRS; its geometry is null")
        )
        writeWithoutGeometry(feature, visit, to: &out)
      case .unknownType:
        add(
          .geometryType, feature, visit,
          Bilingual(
            zh: "几何类型不是 GeoJSON 的类型，无法变换；几何写为 null",
            en: "its geometry's type is not one of GeoJSON's and cannot be transformed; its geometry is null")
        )
        writeWithoutGeometry(feature, visit, to: &out)
      }
    }
    if feature.isBareGeometry { out.append(byte: UInt8(ascii: "}")) }
  }

  private func writeWithoutGeometry(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, to out: inout TextBuffer
  ) {
    outcome.lost += 1
    if feature.isBareGeometry { return out.append("null") }
    out.append(utf8: visit.bytes(ByteSpan(start: feature.span.start, end: feature.geometry.start)))
    out.append("null")
    out.append(utf8: visit.bytes(ByteSpan(start: feature.geometry.end, end: feature.span.end)))
  }

  // MARK: Problems

  /// Whether the text is a feature or geometry at all, whatever is wrong inside.
  private func isFeature(_ feature: ParsedFeature) -> Bool {
    feature.faults.allSatisfy { fault in
      !fault.isSyntax && (feature.geometry.holds(fault.offset) || feature.properties.holds(fault.offset))
    }
  }

  private func noteFaults(_ feature: ParsedFeature, _ visit: ChunkReader.Visit) {
    for fault in feature.faults {
      var problem = Problem(fault.kind, severity: .error, at: place(feature, visit), fault.message)
      if job.request.tellsOffsets { problem.place.offset = visit.base + fault.offset }
      outcome.add(problem)
    }
    if !feature.duplicateMember.isNone {
      add(
        .jsonDuplicateMember, feature, visit,
        Bilingual(zh: "成员重复出现，原样保留", en: "a member stands twice; both are kept as they are"))
    }
  }

  private func add(
    _ kind: ProblemClass, _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ detail: Bilingual
  ) {
    outcome.add(Problem(kind, at: place(feature, visit), detail))
  }

  private func place(_ feature: ParsedFeature, _ visit: ChunkReader.Visit) -> Place {
    var place = job.place
    if job.request.tellsOffsets { place.offset = visit.base + feature.span.start }
    place.feature = visit.feature + 1
    let id = properties.id(feature, visit)
    if !id.isEmpty { place.id = String(decoding: id, as: UTF8.self) }
    return place
  }
}

extension ByteSpan {
  /// Whether a place lies in it.
  func holds(_ place: Int) -> Bool { start <= place && place < end }
}
