import LandKit

/// Which parcels are shown, listed and exported. Each condition that is given must hold.
struct Selection: Sendable, Hashable {
  /// Category and town, by their numbers; an empty set is any.
  var categories: Set<UInt32> = []
  var towns: Set<UInt32> = []
  /// Reference parks, by their places.
  var parks: Set<Int32> = []
  /// The score, both bounds included; with one of them, parcels without a score are left out.
  var minimum: Double?
  var maximum: Double?
  /// Only parcels in these states.
  var states: Set<State> = []

  /// Whether a parcel is ranked, and if not whether it could be.
  enum State: String, Sendable, CaseIterable { case ranked, unranked, unusable }

  /// Whether every parcel is in it.
  var isEverything: Bool { self == Selection() }

  /// Whether parcel `index` is in it.
  @inline(__always)
  func contains(_ index: Int, _ columns: IndexColumns, _ scored: Scored) -> Bool {
    if !categories.isEmpty, !categories.contains(columns.category[index]) { return false }
    if !towns.isEmpty, !towns.contains(columns.town[index]) { return false }
    if !parks.isEmpty, !parks.contains(columns.park[index]) { return false }
    if minimum != nil || maximum != nil {
      let score = scored.scores[index]
      if score.isNaN { return false }
      if let minimum, score < minimum { return false }
      if let maximum, score > maximum { return false }
    }
    if !states.isEmpty {
      let state: State =
        switch scored.classes[index] {
        case Scored.Drawing.unranked: .unranked
        case Scored.Drawing.unusable: .unusable
        default: .ranked
        }
      if !states.contains(state) { return false }
    }
    return true
  }
}

/// The columns that filters and tiles read, in the order of the file.
struct IndexColumns: Sendable {
  var category: [UInt32]
  var town: [UInt32]
  var park: [Int32]
  /// Ellipsoidal area, m²; NaN for unusable parcels.
  var area: [Float]
}
