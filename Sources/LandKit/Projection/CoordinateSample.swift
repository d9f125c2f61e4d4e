/// The box of all vertices of a file and an even sample of them, gathered in one pass and bounded memory, for
/// `PlausibilityCheck`.
///
/// Every `stride`-th vertex is kept; when the sample is full, every second one is dropped and the stride doubles.
/// The result depends on the order of the vertices alone. Vertices that are not finite count for neither.
public struct CoordinateSample: Sendable, Equatable {
  /// The most vertices kept.
  public static let limit = PlausibilityCheck.sampleLimit
  /// The box of all vertices, in the units of the file.
  public private(set) var box = Box.empty
  /// `x0, y0, x1, y1, …`
  public private(set) var xy: [Double] = []
  /// How many finite vertices were added.
  public private(set) var count = 0
  private var stride = 1

  /// An empty sample.
  public init() {}

  /// Adds one vertex. **Complexity**: amortised constant.
  public mutating func add(_ x: Double, _ y: Double) {
    guard x.isFinite && y.isFinite else { return }
    box.extend(x, y)
    if count % stride == 0 {
      if xy.count == 2 * Self.limit { halve() }
      if count % stride == 0 { xy += [x, y] }
    }
    count += 1
  }

  /// Adds interleaved coordinates.
  public mutating func add(_ coordinates: [Double]) {
    var i = 0
    while i + 1 < coordinates.count {
      add(coordinates[i], coordinates[i + 1])
      i += 2
    }
  }

  private mutating func halve() {
    var kept: [Double] = []
    kept.reserveCapacity(2 * Self.limit)
    for vertex in Swift.stride(from: 0, to: xy.count / 2, by: 2) {
      kept += [xy[2 * vertex], xy[2 * vertex + 1]]
    }
    xy = kept
    stride *= 2
  }
}

extension PlausibilityCheck {
  /// Looks at a file's sample. See `mismatch(declared:box:sample:)`.
  public func mismatch(declared: CRS, _ sample: CoordinateSample) throws(ProjectionError) -> CRSMismatch? {
    try mismatch(declared: declared, box: sample.box, sample: sample.xy)
  }
}
