/// What became of ground between two years (method §7.21).
public enum LineageKind: String, Sendable, CaseIterable, Codable {
  /// One parcel, and the same ground.
  case same
  /// One parcel, its boundary elsewhere.
  case redrawn
  /// One became several.
  case split
  /// Several became one.
  case merged
  /// Several became several.
  case reallocated
  /// Nothing was there.
  case new
  /// Nothing is there any more.
  case gone

  /// What it is called.
  public var title: Bilingual {
    switch self {
    case .same: Bilingual(zh: "不变", en: "same")
    case .redrawn: Bilingual(zh: "调界", en: "redrawn")
    case .split: Bilingual(zh: "拆分", en: "split")
    case .merged: Bilingual(zh: "合并", en: "merged")
    case .reallocated: Bilingual(zh: "重组", en: "reallocated")
    case .new: Bilingual(zh: "新增", en: "new")
    case .gone: Bilingual(zh: "灭失", en: "gone")
    }
  }

  /// What it is when the two years are exchanged.
  public var reversed: LineageKind {
    switch self {
    case .split: .merged
    case .merged: .split
    case .new: .gone
    case .gone: .new
    default: self
    }
  }
}

/// What became of the ids, which are told apart from ground.
public enum LineageIdentity: String, Sendable, CaseIterable, Codable {
  /// Some id stands on the ground in both years.
  case kept
  /// None does.
  case changed
  /// An id stands in another component in the other year.
  case reused
}

/// Connected parcels of two years.
public struct LineageComponent: Sendable, Equatable, Codable {
  /// What became of the ground.
  public var kind: LineageKind
  /// What became of the ids; nil where there is only one year and no id was used again.
  public var identity: LineageIdentity?
  /// The members of the earlier year, by their places in the layer, ascending.
  public var old: [Int]
  /// Those of the later year.
  public var new: [Int]
  /// Σ A of the earlier members, m².
  public var oldArea = 0.0
  /// Σ A of the later members, m².
  public var newArea = 0.0
  /// Σ non-sliver overlaps of its linked pairs, m².
  public var common = 0.0
  /// A(a△b)/A(a∪b) without slivers, for one and one; NaN otherwise.
  public var changedShare = Double.nan

  /// A component of unknown areas.
  public init(kind: LineageKind, identity: LineageIdentity? = nil, old: [Int], new: [Int]) {
    (self.kind, self.identity, self.old, self.new) = (kind, identity, old, new)
  }
}

/// Ground that a parcel of the earlier year shares with one of the later.
public struct LineageOverlap: Sendable, Equatable {
  /// The earlier, by its place.
  public let old: Int32
  /// The later.
  public let new: Int32
  /// Ellipsoidal area of the parts that are no slivers, m².
  public let sound: Double
  /// That of the slivers, m².
  public let slivers: Double
  /// A corner of the ground in the working CRS.
  let x: Double
  /// See `x`.
  let y: Double
}

/// Ground that was a parcel and is in none of the later ones.
public struct LineageGap: Sendable, Equatable {
  /// The component, by its place.
  public let component: Int
  /// Ellipsoidal area without slivers, m².
  public let area: Double
  /// A corner of it in the working CRS.
  let x: Double
  /// See `x`.
  let y: Double
}

/// The lineage of one layer between two years.
public struct Lineage: Sendable {
  /// The components: those with earlier members in their order, then the new ones.
  public var components: [LineageComponent] = []
  /// Overlaps too small to link, without those that are slivers alone.
  public var unlinked: [LineageOverlap] = []
  /// Parts of splits and reallocations that no later parcel covers.
  public var gaps: [LineageGap] = []
  /// Pairs that share slivers alone, and the area of all slivers, m².
  public var sliverPairs = 0
  /// See `sliverPairs`.
  public var sliverArea = 0.0
  /// Pairs of boxes that met, and of those how many had to be overlaid.
  var candidates = 0
  /// See `candidates`.
  var overlaid = 0

  /// The lineage of nothing.
  public init() {}
}
