import LandKit

/// Polygons on the screen's grid, feature after feature: the rings of all of them in one buffer.
///
/// A ring is open (its first point does not come again at its end). What kind of ring it is does not matter here; a map
/// fills by the even-odd rule.
public struct ScreenShapes: Sendable, Equatable {
  /// The points of all rings.
  public private(set) var points: [GridPoint] = []
  /// Where each ring ends in `points`.
  public private(set) var ringEnds: [Int] = []
  /// Where each feature ends in `ringEnds`.
  public private(set) var featureEnds: [Int] = []

  /// Nothing yet.
  public init() {}

  /// How many features there are.
  public var count: Int { featureEnds.count }

  /// The rings of a feature.
  public func rings(_ feature: Int) -> Range<Int> {
    (feature == 0 ? 0 : featureEnds[feature - 1])..<featureEnds[feature]
  }

  /// The points of a ring.
  public func ring(_ ring: Int) -> ArraySlice<GridPoint> {
    points[(ring == 0 ? 0 : ringEnds[ring - 1])..<ringEnds[ring]]
  }

  /// Adds a ring to the feature that `endFeature` will close.
  public mutating func append(ring: some Sequence<GridPoint>) {
    points.append(contentsOf: ring)
    ringEnds.append(points.count)
  }

  /// Closes a feature: the rings added since the last one are its own.
  public mutating func endFeature() { featureEnds.append(ringEnds.count) }

  /// Adds a feature: polygons in longitude and latitude, or none.
  public mutating func append(_ polygons: PolygonSet, on grid: ScreenGrid) {
    for ring in 0..<polygons.ringEnds.count {
      let vertices = polygons.vertices(ofRing: ring)
      append(
        ring: vertices.dropLast().compactMap { grid.point(polygons.xy[2 * $0], polygons.xy[2 * $0 + 1]) })
    }
    endFeature()
  }

  /// Adds the features of `other`.
  public mutating func append(_ other: ScreenShapes) {
    let (pointBase, ringBase) = (points.count, ringEnds.count)
    points += other.points
    ringEnds += other.ringEnds.map { $0 + pointBase }
    featureEnds += other.featureEnds.map { $0 + ringBase }
  }

  /// The features of a range, by themselves.
  public func features(_ range: Range<Int>) -> ScreenShapes {
    var out = ScreenShapes()
    for feature in range {
      for ring in rings(feature) { out.append(ring: self.ring(ring)) }
      out.endFeature()
    }
    return out
  }
}
