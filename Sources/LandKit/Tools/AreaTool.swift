/// What `area` is asked to do.
public struct AreaRequest: Sendable {
  /// How a record is written.
  public enum Format: Sendable {
    /// A header and a line a feature, columns separated by tabs.
    case text
    /// A JSON object a line.
    case json
  }

  /// The file; `crsOverride` is the CRS it is in, over what it says itself.
  public var input: LayerInput
  /// The working CRS, where the data should lie, ballparks that are allowed.
  public var settings = OpeningSettings()
  /// How a record is written.
  public var format = Format.text
  /// Threads.
  public var threads = 1

  /// A request for one file.
  public init(file: String) { input = LayerInput(label: "layer", file: file) }
}

/// What `area` found in all.
public struct AreaSummary: Sendable {
  /// Features in the file.
  public var features = 0
  /// Those that were repaired before they were measured.
  public var repaired = 0
  /// Those without a usable area.
  public var unusable = 0
  /// Σ A(g) over usable features, m²; ground that two features share counts twice.
  public var ellipsoidal = 0.0
  /// Σ of areas in the plane of the working CRS, m².
  public var plane = 0.0
  /// The working CRS.
  public var workCRS = ""
  /// What was wrong with the input.
  public var problems = ProblemTally()
}

/// Measures every polygonal feature of a file: ellipsoidal area (method §1.3) and plane area in the working CRS.
public struct AreaTool: Sendable {
  let request: AreaRequest

  /// A tool for `request`.
  public init(_ request: AreaRequest) { self.request = request }

  /// Writes a record a feature, in the order of the file.
  ///
  /// - Throws: `UsageFailure`, `ProjectionError`, `StudyFailure` when the file cannot be used, `FileError`.
  /// - Complexity: linear; a chunk a thread is in memory.
  public func run(into output: ResultOutput) throws -> AreaSummary {
    try WorkingPlane.check(request.settings.workCRS)
    var ledger = ProblemLedger()
    let opening = try LayerOpening(request.input, settings: request.settings, into: &ledger)
    let file = request.input.files[0]
    let place = Place(layer: request.input.label, file: file.name)
    let streaming = LayerStreaming(place: place, path: file.path, threads: request.threads)
    let request = self.request
    let (outcomes, frame) = try streaming.run(into: output) { try AreaWorker(request, opening) }
    try opening.verify(frame, file: 0)
    if frame.featureCount == 0, request.format == .text { try output.append(AreaWorker.header) }
    var summary = AreaSummary()
    summary.workCRS = request.settings.workCRS
    summary.problems.add(ledger)
    outcomes.forEach { summary.problems.merge($0.problems) }
    // In the order of the file, so that rounding is the same for any number of threads.
    for sums in outcomes.flatMap(\.chunks).sorted(by: { $0.sequence < $1.sequence }) {
      summary.features += sums.features
      summary.repaired += sums.repaired
      summary.unusable += sums.unusable
      summary.ellipsoidal += sums.ellipsoidal
      summary.plane += sums.plane
    }
    try summary.problems.refuseBroken()
    summary.problems = try summary.problems.withLines()
    return summary
  }
}

/// The plane that areas are measured and overlays made in.
enum WorkingPlane {
  /// Throws unless `name` is a system in metres: an area in degrees is no area.
  static func check(_ name: String) throws {
    let crs = try CRS(name)
    guard !crs.isGeographic, crs.axisUnit == .metres, !crs.isSwapped else {
      throw UsageFailure(
        Bilingual(
          zh: "工作坐标系应为以米为单位的投影坐标系（如 EPSG:4547），而不是 \(crs)",
          en: "the working CRS must be a projected one in metres, as EPSG:4547, not \(crs)"))
    }
  }
}
