/// An overlay of two polygon layers, as geopandas and QGIS know it.
public enum OverlayOperation: String, Sendable, CaseIterable {
  /// What lies in both.
  case intersection
  /// Intersection, what is only in A, what is only in B.
  case union
  /// What is only in A.
  case difference
  /// Intersection, and what is only in A.
  case identity
  /// What is only in A, and what is only in B.
  case symdifference

  /// Whether pieces of both are wanted.
  var keepsBoth: Bool { self == .intersection || self == .union || self == .identity }
  /// Whether pieces of A alone are wanted.
  var keepsA: Bool { self != .intersection }
  /// Whether pieces of B alone are wanted.
  var keepsB: Bool { self == .union || self == .symdifference }
}

/// What `overlay` is asked to do.
public struct OverlayRequest: Sendable {
  /// The first layer; `crsOverride` is the CRS it is in, over what it says itself.
  public var a: LayerInput
  /// The second layer.
  public var b: LayerInput
  /// What is wanted.
  public var operation: OverlayOperation
  /// The working CRS, where the data should lie, ballparks that are allowed.
  public var settings = OpeningSettings()
  /// Mean width, m, under which a connected part is called a sliver (method §1.5).
  public var sliverWidth = 0.05
  /// The longest edge, m, that is measured on the ellipsoid uncut (method §1.4).
  public var densify = 100.0
  /// Threads.
  public var threads = 1

  /// An overlay of two files.
  public init(a: String, b: String, operation: OverlayOperation) {
    self.a = LayerInput(label: "a", file: a)
    self.b = LayerInput(label: "b", file: b)
    self.operation = operation
  }
}

/// What `overlay` made.
public struct OverlaySummary: Sendable {
  /// Pieces of one kind, and their area.
  public struct Part: Sendable, Equatable {
    /// How many.
    public var pieces = 0
    /// Σ of their areas, m².
    public var area = AreaPair.zero

    static func += (a: inout Part, b: Part) {
      a.pieces += b.pieces
      a.area += b.area
    }
  }

  /// Pieces that lie in both layers: a pair of features each.
  public var both = Part()
  /// Pieces of A outside B.
  public var onlyA = Part()
  /// Pieces of B outside A.
  public var onlyB = Part()
  /// Connected parts narrower than the sliver width; they are kept.
  public var slivers = 0
  /// Features of A, and of B, that could not be used.
  public var unusable = (a: 0, b: 0)
  /// What was wrong with the input, and the slivers.
  public var problems = ProblemTally()

  /// All pieces.
  public var pieces: Int { both.pieces + onlyA.pieces + onlyB.pieces }
}
