/// An area measured in the working plane and on the ellipsoid, m².
public struct AreaPair: Sendable, Equatable, Codable {
  /// In the working plane.
  public var plane: Double
  /// On the ellipsoid, edges cut as pieces' are.
  public var ellipsoidal: Double

  /// No area.
  public static let zero = AreaPair(plane: 0, ellipsoidal: 0)

  static func + (a: AreaPair, b: AreaPair) -> AreaPair {
    AreaPair(plane: a.plane + b.plane, ellipsoidal: a.ellipsoidal + b.ellipsoidal)
  }
  static func - (a: AreaPair, b: AreaPair) -> AreaPair {
    AreaPair(plane: a.plane - b.plane, ellipsoidal: a.ellipsoidal - b.ellipsoidal)
  }
  static func += (a: inout AreaPair, b: AreaPair) { a = a + b }
}

/// How much of some ground lies in the small layers.
struct Cover: Sendable, Equatable {
  /// All of it.
  var whole = AreaPair.zero
  /// In the union of the zones.
  var inZones = AreaPair.zero
  /// In the union of the planned parks.
  var inParks = AreaPair.zero
  /// In both unions.
  var inBoth = AreaPair.zero
  /// In either union, measured by itself, so that the account has something to be checked against.
  var inEither = AreaPair.zero

  static func + (a: Cover, b: Cover) -> Cover {
    Cover(
      whole: a.whole + b.whole, inZones: a.inZones + b.inZones, inParks: a.inParks + b.inParks,
      inBoth: a.inBoth + b.inBoth, inEither: a.inEither + b.inEither)
  }
  static func - (a: Cover, b: Cover) -> Cover {
    Cover(
      whole: a.whole - b.whole, inZones: a.inZones - b.inZones, inParks: a.inParks - b.inParks,
      inBoth: a.inBoth - b.inBoth, inEither: a.inEither - b.inEither)
  }
}
