/// What `convert` is asked to do.
public struct ConvertRequest: Sendable {
  /// How features are laid out in the output.
  public enum Format: String, Sendable, CaseIterable {
    /// One FeatureCollection.
    case geojson
    /// A record separator, a feature and a line feed each (RFC 8142).
    case geojsonseq
  }

  /// The file; `crsOverride` is the CRS it is in, over what it says itself.
  public var input: LayerInput
  /// The CRS of the output.
  public var target = ConvertTarget.lonLat
  /// The layout of the output.
  public var format = Format.geojson
  /// Where the data should lie, degrees; China when nil.
  public var extent: Box?
  /// Systems from or to which a ballpark operation may be used.
  public var allowBallpark: Set<String> = []
  /// Decimals of an ordinate; the target's own when nil: nine of a degree, four of a metre. Longitude and latitude that
  /// stay so are copied, and rounded only when this says to.
  public var precision: Int?
  /// Whether rings are turned as RFC 7946 wants them.
  public var orientsRings = false
  /// Whether places in the file mean something to a person: not in one that was made for the run.
  public var tellsOffsets = true
  /// Whether all problems are wanted, not the first of each class.
  public var listsProblems = false
  /// Which properties are left out.
  public var redaction: RedactionRules?
  /// How many features the output holds; nil for any number.
  public var limit: FeatureLimit?
  /// Threads.
  public var threads = 1

  /// A request for one file.
  public init(file: String) { input = LayerInput(label: "layer", file: file) }
}

/// How many features an output holds, and what is said as soon as there are more.
public struct FeatureLimit: Sendable {
  /// The most that it holds.
  public let features: Int
  /// What is said of more.
  public let failure: UsageFailure

  /// A limit of `features`.
  public init(_ features: Int, _ failure: UsageFailure) {
    (self.features, self.failure) = (features, failure)
  }

  /// Refuses more. **Throws** `UsageFailure`.
  public func check(_ count: Int) throws(UsageFailure) { if count > features { throw failure } }
}

/// What `convert` did.
public struct ConvertSummary: Sendable {
  /// Features written.
  public var features = 0
  /// Positions moved.
  public var positions = 0
  /// Features written without their geometry, because it could not be carried over.
  public var lost = 0
  /// The PROJ pipeline; `+proj=noop` when geometries were copied.
  public var pipeline = ""
  /// What a reader of the result must know: members dropped, systems taken as the same, offsets removed.
  public var notes: [Bilingual] = []
  /// What was wrong with the input, and what rounding did.
  public var problems = ProblemTally()
  /// The same, all of them, in the order of the file; empty unless they were asked for.
  public var allProblems = ProblemLedger()
}

/// Rewrites a GeoJSON file in another CRS or layout, any geometry type, in bounded memory.
///
/// Positions are reprojected one by one, a third ordinate goes through, edges are not densified. Properties,
/// ids and foreign members stay byte for byte. From longitude and latitude to longitude and latitude,
/// geometries stay too.
public struct ConvertTool: Sendable {
  let request: ConvertRequest

  /// A converter for `request`.
  public init(_ request: ConvertRequest) { self.request = request }

  /// Runs.
  ///
  /// - Throws: `UsageFailure`, `StudyFailure` when the file cannot be used, `FileError`.
  /// - Complexity: linear; a chunk a thread is in memory.
  public func run(into output: ResultOutput) throws -> ConvertSummary {
    guard request.format == .geojson || request.target.member == nil else {
      throw UsageFailure(
        Bilingual(
          zh: "GeoJSONSeq 无处写明坐标系，只能输出经纬度；请改用 --format geojson",
          en: "a sequence has no place for a crs member, so it holds longitude and latitude only; use "
            + "--format geojson"))
    }
    var ledger = ProblemLedger()
    let settings = OpeningSettings(
      workCRS: request.target.crsName, extent: request.extent, allowBallpark: request.allowBallpark)
    let opening = try LayerOpening(request.input, settings: settings, into: &ledger)
    let file = request.input.files[0]
    let place = Place(layer: request.input.label, file: file.name)
    let job = ConvertWorker.Job(request: request, place: place)
    let streaming = LayerStreaming(place: place, path: file.path, threads: request.threads)
    let (outcomes, frame) = try streaming.run(into: output) {
      ConvertWorker(job, try opening.reprojector(file: 0))
    }
    try opening.verify(frame, file: 0)
    let way = try opening.reprojector(file: 0)
    var total = ConvertWorker.Outcome()
    total.problems.add(ledger)
    outcomes.forEach { total.merge($0) }
    try total.problems.refuseBroken()
    try output.append(frameEnd(frame, features: total.features, moves: total.moves))
    return try summary(total, frame, way)
  }

  private func frameEnd(_ frame: CollectionFrame, features: Int, moves: Bool) -> [UInt8] {
    guard request.format == .geojson else { return [] }
    var out = TextBuffer()
    if features == 0 { ConvertWorker.head(frame, request, moves: moves, to: &out) }
    CollectionMembers.tail([frame], isReprojected: moves, to: &out)
    return out.bytes
  }

  private func summary(
    _ total: ConvertWorker.Outcome, _ frame: CollectionFrame, _ way: Reprojector
  ) throws -> ConvertSummary {
    var summary = ConvertSummary()
    (summary.features, summary.positions, summary.lost) = (total.features, total.positions, total.lost)
    summary.pipeline = way.pipeline
    summary.notes = way.notes
    if total.collections > 0 {
      summary.notes.append(
        Bilingual(
          zh: "\(total.collections) 个含面的几何集合保留全部数位，未取整",
          en: "\(total.collections) geometry collections that hold polygons keep all their digits"))
    }
    if let notice = request.redaction?.redaction.notice { summary.notes.append(notice) }
    if frame.member("crs") != nil {
      summary.notes.append(
        request.target.member == nil
          ? Bilingual(
            zh: "已去掉集合的 crs 成员：输出为经纬度（RFC 7946）",
            en: "the collection's crs member was dropped: the output is longitude and latitude (RFC 7946)")
          : Bilingual(
            zh: "已按输出坐标系改写集合的 crs 成员", en: "the collection's crs member was replaced by the output's"))
    }
    if total.moves, frame.member("bbox") != nil {
      summary.notes.append(
        Bilingual(zh: "已去掉集合的 bbox 成员：坐标已变", en: "the collection's bbox was dropped: the coordinates changed")
      )
    }
    if total.boxes > 0 {
      summary.notes.append(
        Bilingual(
          zh: "已去掉要素和几何的 bbox 成员 \(total.boxes) 个：坐标已变",
          en: "\(total.boxes) bbox members of features and geometries were dropped: the coordinates changed"))
    }
    if total.systems > 0 {
      summary.notes.append(
        Bilingual(
          zh: "已去掉要素或几何内的 crs 成员 \(total.systems) 个，读取时也未采用（只认集合的）",
          en: "\(total.systems) crs members inside features were dropped; they had not been honoured either "
            + "(only the collection's is)"))
    }
    if request.format == .geojsonseq {
      let names = frame.members.map(\.name).filter { !["type", "crs", "bbox"].contains($0) }
      if !names.isEmpty {
        let list = names.map(\.quotedForMessage).joined(separator: ", ")
        summary.notes.append(
          Bilingual(
            zh: "GeoJSONSeq 无处存放集合的成员 \(list)", en: "a sequence has no place for the collection's \(list)"))
      }
    }
    summary.problems = try total.problems.withLines()
    let all = total.everything.problems.enumerated().sorted {
      ($0.element.place.feature ?? -1, $0.offset) < ($1.element.place.feature ?? -1, $1.offset)
    }
    summary.allProblems = try LineNumbers.fill(ProblemLedger(all.map(\.element)))
    return summary
  }
}
