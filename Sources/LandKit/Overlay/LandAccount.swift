/// What a layer adds up to (method §1.6).
public struct LayerTotals: Sendable, Codable {
  /// Features in the files.
  public var features = 0
  /// Those with a usable geometry.
  public var usable = 0
  /// Σ A over usable features, m².
  public var gross = 0.0
  /// The same with edges cut as those of pieces are, and in the plane, m².
  public var grossPair = AreaPair.zero
  /// Area of the union, m².
  public var net = AreaPair.zero
  /// The pairs that share ground.
  public var pairs: [OverlapPair] = []

  /// Gross less net, m²: ground that would have counted more than once.
  public var overlap: AreaPair { grossPair - net }
  /// Area of the union by A(g) of its features, m².
  public var netEllipsoidal: Double { gross - overlap.ellipsoidal }
}

/// The seven classes that parcels (P), zones (Z) and planned parks (K) cut their union into.
public struct LandAccount: Sendable, Codable {
  /// A class of ground.
  public enum Class: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    case P, Z, K, PZ, PK, ZK, PZK
  }

  /// The three layers; parks are the planned ones.
  public var parcels = LayerTotals()
  /// See `parcels`.
  public var zones = LayerTotals()
  /// See `parcels`.
  public var parks = LayerTotals()
  /// The area of each class.
  public var classes: [Class: AreaPair] = [:]
  /// The area of the union, found in another way than as the sum of the classes.
  public var union = AreaPair.zero
  /// Parts of overlays narrower than the sliver width.
  public var slivers = 0

  /// Σ classes.
  public var sum: AreaPair { Class.allCases.reduce(.zero) { $0 + (classes[$1] ?? .zero) } }
  /// Σ classes less the union: rounding in the plane, and on the ellipsoid the closing error.
  public var closing: AreaPair { sum - union }
  /// Whether the plane areas close to 1e-9 of the union.
  public var closes: Bool { abs(closing.plane) <= 1e-9 * max(union.plane, 1) }

  /// Fills the classes and the union.
  ///
  /// - Parameters:
  ///   - parcelCover: the parcels' union against the small layers.
  ///   - zoneCover: the zones' union against the planned parks.
  ///   - parksOutsideZones: what is left of the planned parks' union without the zones, by difference.
  mutating func settle(parcelCover p: Cover, zoneCover z: Cover, parksOutsideZones: AreaPair) {
    classes = [
      .PZK: p.inBoth,
      .PZ: p.inZones - p.inBoth,
      .PK: p.inParks - p.inBoth,
      .P: p.whole - p.inEither,
      .ZK: z.inParks - p.inBoth,
      .Z: z.whole - z.inParks - p.inZones + p.inBoth,
      .K: parks.net - z.inParks - p.inParks + p.inBoth,
    ]
    union = p.whole + z.whole + parksOutsideZones - (p.inZones + p.inParks - p.inBoth)
  }
}
