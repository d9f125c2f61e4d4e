/// The pass over the parcels: read, check, project, overlay, measure. One parcel at a time, on all cores.
struct ParcelPass: Sendable {
  /// What every worker needs to know.
  struct Job: Sendable {
    var input: LayerInput
    var opening: LayerOpening
    var layers: GroundMeasurer.Layers
    var properties: PropertyReader
    /// The prefix of the properties that will be added, for clashes.
    var prefix: String
    /// What parcels are ranked within.
    var groupBy: RankGroup?
    var filter: WhereExpression?
    /// The ids of parks and zones, in the order of their files, for messages.
    var parkIDs: [String] = []
    /// See `parkIDs`.
    var zoneIDs: [String] = []
    var wantsDistances = false
    var keepsZoneParts = false
    var absurd = PerMeasure(output: 1000.0, tax: 200.0)
  }

  /// What one chunk gave.
  struct ChunkResult: Sendable {
    var sequence = 0
    var chunk = MeasuredChunk()
    var texts = TextTable()
    var problems = ProblemLedger()
    var thirdOrdinates = ThirdOrdinates()
    var sums = LayerSums()
    var zoneParts: [ZonePart] = []
    var distances: [Double] = []
    var leftOut = 0
    /// The rows of the table of statistics that belong to parcels left out.
    var leftOutRows: [Int] = []
    /// For each wanted property, whether some feature has it.
    var hasColumn: [Bool] = []
  }

  /// A parcel's part in a zone, kept where amounts are apportioned.
  struct ZonePart: Sendable {
    /// The parcel, by its place in the chunk; later in the file.
    var parcel: Int32
    var zone: Int32
    /// Ellipsoidal area, m².
    var area: Double
  }
}

/// Sums over parcels, made chunk by chunk and added in the order of the file, so that they are the same for any
/// number of threads.
struct LayerSums: Sendable {
  /// Usable features.
  var usable = 0
  /// Σ A(p), m².
  var gross = 0.0
  /// Σ registered area of unusable features that have one, m².
  var unusableRegistered = 0.0
  var cover = Cover()
  /// Connected parts narrower than the sliver width, and how many features have some.
  var slivers = 0
  /// For each park: parcels with a part in it, parcels that refer to it, and the area of the parts.
  var parkParts: [ParkPart] = []

  struct ParkPart: Sendable, Equatable {
    var overlapping = 0
    var referring = 0
    var area = 0.0
  }

  static func += (a: inout LayerSums, b: LayerSums) {
    a.usable += b.usable
    a.gross += b.gross
    a.unusableRegistered += b.unusableRegistered
    a.cover = a.cover + b.cover
    a.slivers += b.slivers
    if a.parkParts.isEmpty { a.parkParts = Array(repeating: ParkPart(), count: b.parkParts.count) }
    for i in b.parkParts.indices {
      a.parkParts[i].overlapping += b.parkParts[i].overlapping
      a.parkParts[i].referring += b.parkParts[i].referring
      a.parkParts[i].area += b.parkParts[i].area
    }
  }
}
