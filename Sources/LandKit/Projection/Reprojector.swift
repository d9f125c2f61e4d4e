/// Carries coordinates from one system to another, in bulk and in place.
///
/// Not `Sendable`: make one per worker. **Units**: those of the two systems; x (longitude, easting) first.
/// **Operation**: chosen once. PROJ's best operation between the two is taken if it is no ballpark; else one
/// through CGCS2000 and WGS 84 longitude and latitude, which are taken as the same; else one through a third
/// system; else, if allowed by name, the ballpark one; else it is an error. EPSG has no operation between WGS 84 and CGCS2000, and PROJ
/// calls its null operation ballpark: this library takes the two as one, says so in `notes`, and lets
/// no other ballpark pass.
public final class Reprojector {
  /// The system coordinates come in.
  public let source: CRS
  /// The system they leave in.
  public let target: CRS
  /// The PROJ pipeline, or the steps joined by ` | `; `+proj=noop` when the numbers stay as they are.
  public let pipeline: String
  /// Stated accuracy, m; nil when unknown, as between WGS 84 and CGCS2000.
  public let accuracy: Double?
  /// What a reader of the result must know: systems taken as the same, offsets removed, ballparks, grids that
  /// were not there.
  public let notes: [Bilingual]
  /// Whether a ballpark operation is used because it was allowed by name.
  public let isBallpark: Bool
  private let steps: [ReprojectionStep]

  /// Finds the operation.
  ///
  /// - Parameters:
  ///   - area: The area of interest, longitude and latitude in degrees.
  ///   - allowBallpark: Names of systems (`EPSG:4610`) from or to which a ballpark operation may be used; the
  ///     geographic system under a projected one will do.
  /// - Throws: `.ballpark`, `.noOperation`, `.database`.
  public convenience init(
    from source: CRS, to target: CRS, area: Box? = nil, allowBallpark: Set<String> = []
  ) throws(ProjectionError) {
    try self.init(from: source, to: target, area: area, allowBallpark: allowBallpark, context: ProjContext())
  }

  init(
    from source: CRS, to target: CRS, area: Box?, allowBallpark: Set<String>, context: ProjContext
  ) throws(ProjectionError) {
    let plan = try ReprojectionPlan(
      from: source, to: target, area: area, allowBallpark: allowBallpark, context: context)
    (self.source, self.target, steps, notes) = (source, target, plan.steps, plan.notes)
    (pipeline, accuracy, isBallpark) = (plan.pipeline, plan.accuracy, plan.isBallpark)
  }

  /// Whether the numbers stay as they are, to the bit.
  public var isIdentity: Bool { steps.isEmpty }

  /// Transforms `x0, y0, x1, y1, …` in place.
  ///
  /// - Returns: The index of the first vertex that has no image (outside the projection, a latitude of 95°,
  ///   NaN), or nil when all have one. Such vertices are not finite afterwards, except that an identity changes
  ///   nothing. The others are transformed all the same.
  /// - Complexity: linear; about 0.25 µs a vertex for Gauss–Krüger.
  public func transform(_ xy: inout [Double]) -> Int? { run(&xy, inverse: false) }

  /// The other way: from `target` to `source`. See `transform`.
  public func inverse(_ xy: inout [Double]) -> Int? { run(&xy, inverse: true) }

  /// One point; nil when it has no image.
  public func point(_ x: Double, _ y: Double, inverse: Bool = false) -> (x: Double, y: Double)? {
    var xy = [x, y]
    return run(&xy, inverse: inverse) == nil ? (xy[0], xy[1]) : nil
  }

  private func run(_ xy: inout [Double], inverse: Bool) -> Int? {
    let isGeographic = (inverse ? source : target).isGeographic
    let order = inverse ? steps.reversed() : steps
    return xy.withUnsafeMutableBufferPointer { buffer in
      for step in order { step.apply(buffer, inverse: inverse) }
      return Self.firstImpossible(buffer, isIdentity: order.isEmpty && isGeographic)
    }
  }

  /// PROJ refuses latitudes beyond the poles; where it isn't asked, the same is looked for here.
  private static func firstImpossible(_ xy: UnsafeMutableBufferPointer<Double>, isIdentity: Bool) -> Int? {
    var i = 0
    while i + 1 < xy.count {
      if !xy[i].isFinite || !xy[i + 1].isFinite || (isIdentity && abs(xy[i + 1]) > 90) { return i / 2 }
      i += 2
    }
    return nil
  }
}

/// One step of a reprojection.
enum ReprojectionStep {
  /// Exchanges x and y.
  case swap
  /// Removes a web map's offset; its inverse puts it on.
  case removeOffset(WebMapOffset)
  /// Puts a web map's offset on; its inverse removes it.
  case addOffset(WebMapOffset)
  /// An operation of PROJ.
  case operation(ProjOperation)

  func apply(_ xy: UnsafeMutableBufferPointer<Double>, inverse: Bool) {
    if case .operation(let operation) = self { return operation.apply(xy, inverse: inverse) }
    var i = 0
    while i + 1 < xy.count {
      let (x, y) = (xy[i], xy[i + 1])
      switch (self, inverse) {
      case (.removeOffset(let offset), false), (.addOffset(let offset), true):
        (xy[i], xy[i + 1]) = offset.removed(lon: x, lat: y)
      case (.addOffset(let offset), false), (.removeOffset(let offset), true):
        (xy[i], xy[i + 1]) = offset.applied(lon: x, lat: y)
      default: (xy[i], xy[i + 1]) = (y, x)
      }
      i += 2
    }
  }
}
