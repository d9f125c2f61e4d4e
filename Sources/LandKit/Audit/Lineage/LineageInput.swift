/// What lineage needs of one layer in one year.
struct LineageInput: Sendable {
  /// Ids as text; empty for none.
  let ids: [String]
  /// Ellipsoidal areas, m².
  let areas: [Double]
  /// Polygons in the working CRS; empty where unusable.
  let geometry: GeometryColumn
  /// All pairs within the layer that share ground; nil when they are not known.
  let overlaps: [OverlapPair]?

  /// A layer; `overlapsAreKnown` says that its list of pairs is of all its features.
  init(_ layer: AuditLayer, overlapsAreKnown: Bool) {
    ids = layer.members.map(\.id)
    areas = layer.members.map(\.area)
    geometry = layer.geometry
    overlaps = overlapsAreKnown ? layer.overlaps : nil
  }

  init(ids: [String], areas: [Double], geometry: GeometryColumn, overlaps: [OverlapPair]?) {
    (self.ids, self.areas, self.geometry, self.overlaps) = (ids, areas, geometry, overlaps)
  }
}

/// The thresholds of lineage.
struct LineageSettings: Sendable {
  /// Least share of the smaller area that links.
  var link = 0.1
  /// Greatest share of change that is the same.
  var same = 0.005
}

/// Features of two years that have the very same coordinates. Where one has a twin, what it shares with others
/// is what its twin shares with them, which is known: the overlaps inside the layer.
struct LineageTwins: Sendable {
  /// For each earlier feature a later one with its coordinates, or -1.
  private(set) var later: [Int32]
  /// For each later feature an earlier one with its coordinates, or -1.
  private(set) var earlier: [Int32]

  init(_ old: LineageInput, _ new: LineageInput) {
    later = Array(repeating: -1, count: old.geometry.count)
    earlier = Array(repeating: -1, count: new.geometry.count)
    var byHash: [UInt64: [Int32]] = [:]
    for b in 0..<new.geometry.count where !new.geometry.isEmpty(b) {
      byHash[new.geometry.hash(b), default: []].append(Int32(b))
    }
    for a in 0..<old.geometry.count where !old.geometry.isEmpty(a) {
      for b in byHash[old.geometry.hash(a)] ?? []
      where old.geometry.isIdentical(a, to: Int(b), of: new.geometry) {
        if later[a] < 0 { later[a] = b }
        if earlier[Int(b)] < 0 { earlier[Int(b)] = Int32(a) }
      }
    }
  }
}
