/// Whether coordinates are degrees or lengths.
enum CoordinateKind: Sendable {
  /// Longitude and latitude, degrees.
  case geographic
  /// Easting and northing, m.
  case projected

  /// How near a vertex's two edges must run to count as a spike though they do not coincide: about 0.1 mm.
  /// What two edges must leave between them to be surely apart after a projection that bends gently: 2 cm, 1 cm at
  /// 60° of latitude.
  var clearance: Double { self == .geographic ? 2e-7 : 0.02 }
  /// The longest edge of which that can be said: 200 m.
  var longestGentleEdge: Double { self == .geographic ? 1.79e-3 : 200 }
  var spikeTolerance: Double { self == .geographic ? 1e-9 : 1e-4 }
}

/// One thing wrong with the polygonal geometry of a feature.
struct GeometryFault: Sendable, Equatable {
  /// The class.
  var kind: ProblemClass
  /// The polygon within the feature, from 1.
  var part: Int
  /// The ring within the polygon, from 1; 1 is the shell.
  var ring: Int
  /// The position within the ring, from 1; of a crossing, where the first of the edges begins.
  var vertex: Int
  /// Where, in the coordinates of the file.
  var x: Double
  /// See `x`.
  var y: Double
  /// What exactly.
  var detail: Bilingual
}

/// Which classes a checker looks for.
struct GeometryChecks: OptionSet, Sendable {
  let rawValue: UInt64

  /// One bit for each class, at its place in the table of classes.
  init(rawValue: UInt64) { self.rawValue = rawValue }
  /// The check for one class.
  init(_ kind: ProblemClass) {
    rawValue = Self.classes.firstIndex(of: kind).map { 1 << UInt64($0) } ?? 0
  }

  /// Every class that a checker can find.
  static let classes: [ProblemClass] = [
    .coordinateNotFinite, .coordinateRange, .coordinateSwapped, .ringUnclosed, .ringShort,
    .ringDuplicateVertex, .ringSpike, .zeroArea, .ringSelfCrossing, .holeOutside, .shellNested,
    .ringWinding, .geometryInvalid,
  ]
  /// All of them.
  static let all = GeometryChecks(rawValue: (1 << UInt64(classes.count)) - 1)
}

/// The faults of one feature as they are found.
struct FaultList {
  /// Listing stops here; one more entry says so. A scribble of n edges has up to n² crossings.
  static let limit = 1000

  let enabled: GeometryChecks
  private(set) var faults: [GeometryFault] = []
  /// Whether something was found that makes the geometry invalid by OGC, listed or not.
  private(set) var sawInvalid = false
  private var isFull = false

  init(enabled: GeometryChecks) { self.enabled = enabled }

  mutating func add(
    _ kind: ProblemClass, _ place: RingPlace, vertex: Int, x: Double, y: Double, _ detail: Bilingual
  ) {
    switch kind {
    case .ringDuplicateVertex, .ringWinding, .coordinateRange, .coordinateSwapped: break
    default: sawInvalid = true
    }
    append(kind, place, vertex: vertex, x: x, y: y, detail)
  }

  /// Adds what looks wrong but leaves the geometry valid.
  mutating func addValid(
    _ kind: ProblemClass, _ place: RingPlace, vertex: Int, x: Double, y: Double, _ detail: Bilingual
  ) {
    append(kind, place, vertex: vertex, x: x, y: y, detail)
  }

  /// The faults by part, ring and vertex, in the order found where these agree.
  var sorted: [GeometryFault] {
    faults.enumerated().sorted { a, b in
      let (f, g) = (a.element, b.element)
      return (f.part, f.ring, f.vertex, a.offset) < (g.part, g.ring, g.vertex, b.offset)
    }.map(\.element)
  }

  private mutating func append(
    _ kind: ProblemClass, _ place: RingPlace, vertex: Int, x: Double, y: Double, _ detail: Bilingual
  ) {
    guard enabled.contains(GeometryChecks(kind)), !isFull else { return }
    isFull = faults.count == Self.limit
    faults.append(
      GeometryFault(
        kind: kind, part: place.part, ring: place.ring, vertex: vertex, x: x, y: y,
        detail: isFull ? FaultText.listingStopped(Self.limit) : detail))
  }
}

/// A ring's place in its feature, from 1.
struct RingPlace: Sendable, Equatable {
  var part: Int
  var ring: Int
}
